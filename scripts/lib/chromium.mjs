import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fail, run, tool } from './install.mjs';
import { fromSystem } from './system.mjs';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const INSIDE = [
  ['chrome-linux', 'chrome'],
  ['chrome-linux64', 'chrome'],
  ['chrome-mac', 'Chromium.app', 'Contents', 'MacOS', 'Chromium'],
  ['chrome-win', 'chrome.exe'],
  ['chrome-win64', 'chrome.exe'],
];

function cached() {
  const caches = [
    process.env.PLAYWRIGHT_BROWSERS_PATH,
    join(homedir(), '.cache', 'ms-playwright'),
    join(homedir(), 'Library', 'Caches', 'ms-playwright'),
    process.env.LOCALAPPDATA && join(process.env.LOCALAPPDATA, 'ms-playwright'),
  ];
  for (const cache of caches) {
    if (!cache || !existsSync(cache)) continue;
    const builds = readdirSync(cache).filter((name) => /^chromium-\d+$/.test(name));
    for (const build of builds.sort().reverse())
      for (const path of INSIDE.map((parts) => join(cache, build, ...parts))) if (existsSync(path)) return path;
  }
  return null;
}

const find = () => [process.env.CHROME_PATH, ...SYSTEM].find((path) => path && existsSync(path)) ?? cached() ?? null;

/** Path of a Chromium: the one named by $CHROME_PATH, the system's, a cached one, or one just installed. */
export function chromium() {
  const there = find();
  if (there) return there;
  console.error('Aucun Chromium trouvé : installation…');
  fromSystem(['chromium']);
  if (!find()) run(tool('playwright-core'), ['install', 'chromium']);
  return (
    find() ??
    fail(
      'Les tests de bout en bout demandent un Chromium : installez-en un, puis indiquez son chemin dans CHROME_PATH.',
    )
  );
}
