import { MediaQuery } from 'svelte/reactivity';
import { DARK, LIGHT, type Colours } from '../../map/palette';

let dark: MediaQuery | undefined;

/** The colours of the map under the theme that the system wishes, for what explains it; follows it as it changes. */
export function colours(): Colours {
  dark ??= new MediaQuery('(prefers-color-scheme: dark)');
  return dark.current ? DARK : LIGHT;
}
