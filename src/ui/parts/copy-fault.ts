import type { App } from '../../state/app.svelte';
import { faultReport, type Part } from '../../state/page/fault';

/** The release that the page is of; empty where it is not built. */
const releaseOf = () => document.querySelector<HTMLLinkElement>('link[rel=serviceworker]')?.dataset.release ?? '';

/** Puts the detail of a fault on the clipboard; answers whether the browser let it. */
export async function copyFault({ screen }: Pick<App, 'screen'>, error: unknown, part: Part): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(faultReport(error, part, screen, releaseOf(), navigator.userAgent));
    return true;
  } catch {
    return false;
  }
}
