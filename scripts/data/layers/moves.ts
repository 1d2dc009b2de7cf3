import { COG_YEAR } from '../../../src/atlas/cog';
import { NO_CPTS } from '../../../src/atlas/atlas';
import type { Layer } from '../../../src/atlas/manifest';
import { applyLayers } from '../../../src/data/apply';
import { caveat, type Ends } from '../report';
import { skeletonOf } from '../skeleton';
import { checksum, readSource, type SourceFile, type SourceFolder } from '../sources';
import { endsOf, take } from '../take';
import { readUnits, withRecoding, type UnitList } from '../units';

/**
 * The units, their old codes from INSEE's moves of communes since 1943 where the folder holds them, else from the npm
 * package.
 * @throws {SourceError} when the file cannot be taken.
 */
export async function openUnits(folder: SourceFolder | null): Promise<UnitList> {
  const units = readUnits();
  const file = readSource(folder, 'insee/mouvements-communes.csv');
  if (!file) return units;
  const { layers, report } = await take('cog-moves', file, skeletonOf(units));
  const { recoding } = applyLayers(skeletonOf(units), NO_CPTS, layers).atlas;
  return { ...withRecoding(units, recoding), layers: [...units.layers, describeMoves(file, endsOf(report))] };
}

const describeMoves = (file: SourceFile, ends: Ends): Layer => ({
  id: 'moves',
  title: 'Mouvements de communes depuis 1943',
  publisher: 'Insee',
  source: file.name,
  url: 'https://www.insee.fr/fr/statistiques/fichier/8740222/v_mvt_commune_2026.csv',
  vintage: `COG ${COG_YEAR}`,
  licence: 'Licence Ouverte 2.0',
  quality: 'exact',
  caveats: [caveat('split-heirs')],
  ...ends,
  checksum: checksum(file),
});
