import { getContext, setContext } from 'svelte';
import type { App } from '../../state/app.svelte';

const KEY = Symbol('app');

/** Gives the app's state to every component below. */
export const provideApp = (app: App): App => setContext(KEY, app);

/** The app's state, from inside a component. */
export const useApp = (): App => getContext<App>(KEY);
