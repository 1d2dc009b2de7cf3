import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { FILES } from '../../src/atlas/files';
import { benchEngine } from './engine';
import { benchHistory } from './history';
import { benchPage } from './page';
import { benchRpps } from './rpps';

/** `npm run bench [FOLDER]`: the engine, then the page, over a built data folder; then a national RPPS file. */
const folder = process.argv[2] ?? 'public/data';
const DIST = '.cache/dist';

if (!existsSync(join(folder, FILES.manifest))) {
  console.error(`Aucune donnée dans ${folder} : lancez d’abord « npm run data ».`);
  process.exit(1);
}
process.env.PERIMETRE_WITHOUT_DATA = '1';
await build({ logLevel: 'error', build: { outDir: DIST, emptyOutDir: true } });
await benchEngine(folder);
await benchHistory(folder);
await benchPage(DIST, folder);
await benchRpps();
