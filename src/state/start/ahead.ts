/**
 * Asks for what the map will need, which the page names without asking for it (`<link rel="later">`): in one
 * go, before the page is ready and while it is drawn.
 */
export function askAhead(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=later]')) link.rel = link.dataset.rel!;
}
