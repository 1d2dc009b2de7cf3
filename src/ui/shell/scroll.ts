import type { Attachment } from 'svelte/attachments';
import type { App } from '../../state/app.svelte';

/** Where each address was scrolled to, in each region of the page. */
const seen = new Map<string, number>();

/** Scrolls a region to where it was left at the address that is shown, or to its top. */
export const scrollOf =
  (app: App, region: string): Attachment<HTMLElement> =>
  (element) => {
    const key = `${region} ${app.ready ? app.navigation.address : ''}`;
    const note = () => seen.set(key, element.scrollTop);
    element.scrollTop = seen.get(key) ?? 0;
    element.addEventListener('scroll', note, { passive: true });
    return () => element.removeEventListener('scroll', note);
  };
