/**
 * Asks for what the map will need, which the page names without asking for it (`<link rel="later">`): in one
 * go, before the page is ready and while it is drawn.
 */
export function askAhead(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=later]')) {
    const { rel } = link.dataset;
    if (rel === 'fetch') void fetchAhead(link.href);
    else link.rel = rel!;
  }
}

/** Whoever needs the file asks for it anew, and is told when it cannot be had. */
const fetchAhead = (address: string) =>
  fetch(address)
    .then((answer) => answer.arrayBuffer())
    .catch(() => undefined);
