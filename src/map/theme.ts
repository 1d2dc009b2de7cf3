import { DARK, LIGHT, type Colours } from './palette';

const wish = () => globalThis.matchMedia('(prefers-color-scheme: dark)');

/** The colours that the system wishes at this moment. */
export const wishedColours = (): Colours => (wish().matches ? DARK : LIGHT);

/** Tells each change of that wish, until `signal` says that nobody listens any more. */
export const onOtherColours = (tell: () => void, signal: AbortSignal): void =>
  wish().addEventListener('change', tell, { signal });
