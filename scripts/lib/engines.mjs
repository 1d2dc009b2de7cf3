import { spawnSync } from 'node:child_process';
import { fromSystem, has } from './system.mjs';

/** A screen that nobody sees, and WebGL by software. */
const SCREEN = ['xvfb', 'libgl1-mesa-dri'];
/** What the window of WebKit is written with: the Python of the system, where its bindings are. */
const BINDINGS = 'import gi; gi.require_version("Gtk", "3.0"); gi.require_version("WebKit2", "4.1")';

const ENGINES = {
  Firefox: {
    isThere: () => has('Xvfb') && (has('firefox-esr') || has('firefox')),
    packages: ['firefox-esr', ...SCREEN],
    env: () => ({ FIREFOX_PATH: has('firefox-esr') ? 'firefox-esr' : 'firefox' }),
  },
  WebKit: {
    isThere: () =>
      has('Xvfb') && has('WebKitWebDriver') && spawnSync('/usr/bin/python3', ['-c', BINDINGS]).status === 0,
    packages: ['webkit2gtk-driver', 'python3-gi', 'gir1.2-gtk-3.0', 'gir1.2-webkit2-4.1', ...SCREEN],
    env: () => ({}),
  },
};

/**
 * The engines beside Chromium that this machine has, once those that it may install are: their names, and where they are.
 * One that is missing is told in a sentence.
 */
export function engines() {
  const names = [];
  const env = {};
  for (const [name, { isThere, packages, env: where }] of Object.entries(ENGINES)) {
    if (!isThere()) {
      console.error(`${name} n’est pas installé : installation…`);
      fromSystem(packages);
    }
    if (isThere()) {
      names.push(name.toLowerCase());
      Object.assign(env, where());
    } else console.error(`${name} n’est pas essayé : il lui faut, du système, ${packages.join(', ')}.`);
  }
  return { names, env };
}
