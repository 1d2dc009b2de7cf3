import { build } from 'vite';
import { readAtlas } from '../../src/cli/folder';
import { errorSentence } from '../../src/cli/sentences';
import { benchCoverage } from './coverage';
import { benchDossier } from './dossier';
import { benchEngine } from './engine';
import { formerBuild } from './former';
import { benchHistory } from './history';
import { benchMemory } from './memory';
import { benchNational } from './national';
import { benchPage } from './page';
import { benchProposals } from './proposals';
import { benchPull } from './pull';
import { benchQuarters } from './quarters';
import { benchRpps } from './rpps';

/**
 * `npm run bench [FOLDER [FORMER]]`: the engine, then the page, over a built data folder, its first view beside that of a
 * former build (a commit, or a built app with its `data`); then a national RPPS file.
 */
const folder = process.argv[2] ?? 'public/data';
const DIST = '.cache/dist';

try {
  readAtlas(folder);
} catch (error) {
  console.error(errorSentence(error) ?? error);
  process.exit(1);
}
process.env.PERIMETRE_WITHOUT_DATA = '1';
await build({ logLevel: 'error', build: { outDir: DIST, emptyOutDir: true } });
await benchEngine(folder);
await benchQuarters(folder);
await benchPull(folder);
await benchHistory(folder);
const former = process.argv[3] ? formerBuild(process.argv[3]) : null;
await benchPage(DIST, folder, former?.site ?? null);
former?.remove();
await benchCoverage(DIST, folder);
await benchProposals(DIST, folder);
await benchDossier(DIST, folder);
await benchMemory(DIST, folder);
await benchNational(DIST, folder);
await benchRpps(DIST, folder);
