import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Topology } from '../src/atlas/atlas';
import { decodeTopology } from '../src/atlas/files';
import { FILES } from '../src/atlas/file-names';
import { readAtlas, readExistingCpts } from '../src/cli/folder';
import { createCountry, type Country } from '../src/domain/country';

/** The built data folder that the tests run on: the runner names the embedded or the mirror build. */
export const DATA_FOLDER = process.env.PERIMETRE_DATA ?? 'public/data';

/** The country as built, with its existing CPTS. */
export function builtCountry(): Country {
  const atlas = readAtlas(DATA_FOLDER);
  return createCountry(atlas, readExistingCpts(DATA_FOLDER, atlas));
}

export const builtTopology = (): Topology => decodeTopology(readFileSync(join(DATA_FOLDER, FILES.topology)));
