/**
 * What the page may do: nothing but its own files, and exact outlines of geo.api.gouv.fr, the national perimeters of
 * CPTS of santegraphie.fr and the background of data.geopf.fr, each once somebody presses the button that says so. DuckDB needs `wasm-unsafe-eval`.
 */
const POLICY = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'worker-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'connect-src': "'self' https://geo.api.gouv.fr https://santegraphie.fr https://data.geopf.fr",
  'font-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

/** Directives that browsers read in a header only, and refuse with a warning in a page. */
const HEADER_ONLY = ['frame-ancestors'];

const written = (directives: [string, string][]) => directives.map((directive) => directive.join(' ')).join('; ');

export const CONTENT_SECURITY_POLICY = written(Object.entries(POLICY));

/** The same policy as the built page holds it itself, for hosts that send no header. */
export const PAGE_POLICY = written(Object.entries(POLICY).filter(([name]) => !HEADER_ONLY.includes(name)));

/** Sent with every file. */
export const HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/**
 * How long a browser may keep a file without asking. Built assets have their content in their name; left to guess for
 * the others, a browser would keep one file of a rebuilt data folder and fetch the next.
 */
export const cacheControl = (path: string): string =>
  path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
