import type { ContoursWords } from './contours-fr';

/** The words of the exact outlines; part of `en`. */
export const contoursEn: ContoursWords = {
  load: 'Load the exact outlines',
  asked: (names) => `Departments: ${names}. Asked of geo.api.gouv.fr, a public service, at this press only.`,
  tooMany: (f, n, most) =>
    `The map shows ${f.integer(n)} departments: come closer, to load ${f.integer(most)} at most at a time.`,
  nothing: 'All departments in sight have their exact outlines.',
  loading: (name) => `Exact outlines, loading: ${name}…`,
  loaded: (names) => `Exact outlines loaded: ${names}.`,
  brought: (f, file, n) => `Exact outlines of ${file}: ${f.count(n, 'commune', 'communes')}.`,
  exactIn: (names, vintage) =>
    `Exact in: ${names} (geo.api.gouv.fr, ${vintage}), until the page is closed. Their communes have their true neighbours; between one of these departments and another that is not loaded, neighbours stay approximate, and so does the outline of a territory across both.`,
  failed: {
    offline: (name) =>
      `geo.api.gouv.fr does not answer: outlines stay approximate (${name}). Check your connection, then try again.`,
    refused: (name, status) =>
      `geo.api.gouv.fr refuses the request (${status}): outlines stay approximate (${name}). Try again in a few minutes.`,
    unreadable: (name) =>
      `The answer of geo.api.gouv.fr cannot be used: outlines stay approximate (${name}). Try again later.`,
    incomplete: (name, missing) =>
      `The answer of geo.api.gouv.fr is incomplete (${missing} communes without outline): outlines stay approximate (${name}).`,
  },
};
