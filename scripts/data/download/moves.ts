import { COG_YEAR } from '../../../src/atlas/cog';
import { readFileSync } from 'node:fs';
import { openUnits } from '../layers/moves';
import type { OfficialSource } from './source';

const FILE = 'insee/mouvements-communes.csv';

/** INSEE's moves of communes since 1943. */
export const moves: OfficialSource = {
  key: 'moves',
  files: [FILE],
  fallback: 'les anciens codes du paquet npm',
  async run(session) {
    const { path, address, retrieved } = await session.fetch('insee-cog', `mouvements-${COG_YEAR}.csv`);
    const provenance = { source: 'insee-cog', address, vintage: `1er janvier ${COG_YEAR}`, retrieved, caveats: [] };
    await session.publish({ [FILE]: readFileSync(path) }, provenance, openUnits);
    return 'mouvements de communes depuis 1943';
  },
};
