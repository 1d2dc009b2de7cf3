// `npm test`: installs what is missing, then types, lint, audit, unit, property and end-to-end tests.
// `npm run test:fresh`: the same, the properties on draws that were never made.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from './lib/chromium.mjs';
import { buildData, openData } from './lib/data.mjs';
import { install, mustRun, root, run, tool } from './lib/install.mjs';

install();
const env = { CHROME_PATH: chromium() };
if (process.argv.includes('--fresh')) {
  env.PERIMETRE_SEED = String(randomInt(2 ** 31));
  console.log(`Tirages nouveaux ; les mêmes : PERIMETRE_SEED=${env.PERIMETRE_SEED} npm test`);
}

// On one processor, while the data and the app are built on another.
const checks = once(spawn(process.execPath, ['scripts/checks.mjs'], { cwd: root, stdio: 'inherit' }), 'exit');

const source = openData();
const projects = ['pure', 'embedded'];
buildData('.cache/data-embedded', null);
if (source) {
  buildData('.cache/data-mirror', source);
  projects.push('mirror');
} else console.log('Aucun miroir de données ouvertes : les tests sont faits sur les paquets npm seuls.');

mustRun(tool('vite'), ['build', '--logLevel', 'warn', '--outDir', '.cache/dist'], { PERIMETRE_WITHOUT_DATA: '1' });

const [unfit] = await checks;
if (unfit !== 0) process.exit(1);

const report = join(root, '.cache', 'tests.json');
mkdirSync(join(root, '.cache'), { recursive: true });
const failed = run(
  tool('vitest'),
  [
    'run',
    ...projects.flatMap((name) => ['--project', name]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ],
  env,
);
const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
console.log(`${numPassedTests} passed, ${numFailedTests} failed`);
process.exit(failed);
