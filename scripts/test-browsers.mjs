// `npm run test:browsers`: the main job in Chromium, Firefox and WebKit, or in those named:
// `npm run test:browsers -- firefox`. Pictures of each are in `.cache/browsers`.
import { chromium } from './lib/chromium.mjs';
import { buildData, openData } from './lib/data.mjs';
import { engines } from './lib/engines.mjs';
import { install, mustRun, run, tool } from './lib/install.mjs';

install();
const wanted = process.argv.slice(2);
const found = engines();
const names = ['chromium', ...found.names].filter((name) => !wanted.length || wanted.includes(name));

const source = openData();
const data = source ? '.cache/data-mirror' : '.cache/data-embedded';
buildData(data, source);
mustRun(tool('vite'), ['build', '--logLevel', 'warn', '--outDir', '.cache/dist'], { PERIMETRE_WITHOUT_DATA: '1' });

const files = names.map((name) => `test/browsers/${name}.test.ts`);
const env = { ...found.env, CHROME_PATH: chromium(), PERIMETRE_DATA: data };
process.exit(run(tool('vitest'), ['run', '--project', 'browsers', '--reporter=verbose', ...files], env));
