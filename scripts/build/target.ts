/**
 * The oldest browsers that the app is built for: Firefox ESR of the last two years, Edge and Chrome of the last three,
 * Safari 16.4. `docs/engines.md` says what each does; `src/ui/install/old-browser.js` meets those below.
 */
export const TARGET = ['chrome119', 'edge119', 'firefox128', 'safari16.4'];
