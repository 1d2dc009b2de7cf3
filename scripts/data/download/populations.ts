import { POPULATION_VINTAGE, readPopulations } from '../layers/population';
import type { OfficialSource } from './source';
import { unpack } from './unpack';

const FILE = 'insee/donnees_communes.csv';

/** INSEE's reference populations: a zip that holds the file the build reads. */
export const populations: OfficialSource = {
  key: 'populations',
  files: [FILE],
  fallback: 'la population municipale 2023 du paquet npm, la même, et la population totale de 2022',
  async run(session) {
    const { path, address, retrieved } = await session.fetch('insee-populations', 'populations-2023.zip');
    const provenance = {
      source: 'insee-populations',
      address,
      vintage: String(POPULATION_VINTAGE),
      retrieved,
      caveats: [],
    };
    await session.publish({ [FILE]: unpack(path, /^donnees_communes\.csv$/i) }, provenance, (folder) =>
      readPopulations(session.units, folder),
    );
    return `populations de référence ${POPULATION_VINTAGE}`;
  },
};
