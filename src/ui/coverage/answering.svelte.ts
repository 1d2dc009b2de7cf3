import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { App } from '../../state/app.svelte';

/** Brings a card into sight, and its first control in focus, when what it names is touched on the map. */
export const answering =
  (app: App, place: number): Attachment<HTMLElement> =>
  (card) => {
    if (app.pointed.touched?.place !== place) return;
    card.scrollIntoView({ block: 'nearest' });
    card.querySelector('button')?.focus({ preventScroll: true });
  };

/** Has the list `reveal` the card of what is touched on the map. */
export function showTouched(app: App, reveal: (place: number) => void): void {
  $effect(() => {
    const { touched } = app.pointed;
    if (touched) untrack(() => reveal(touched.place));
  });
  // Another list is not about what was touched for this one.
  $effect(() => () => (app.pointed.touched = null));
}
