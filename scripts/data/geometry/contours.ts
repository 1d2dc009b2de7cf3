import { COG_YEAR } from '../../../src/atlas/cog';
import type { Topology } from '../../../src/atlas/atlas';
import type { Layer } from '../../../src/atlas/manifest';
import { partition, ringsOfPolygons } from '../../../src/atlas/topology/partition';
import { ringsByUnit } from '../../../src/data/borders';
import { polygonsAt } from '../../../src/data/surfaces';
import { caveat, sumEnds } from '../report';
import { skeletonOf } from '../skeleton';
import { checksum, readSource, type SourceFolder } from '../sources';
import { endsOf, takeOutlines } from '../take';
import type { UnitList } from '../units';

/**
 * Reads the true outlines of the folder; `null` when one of the two files is missing.
 * @throws {SourceError} when a file cannot be taken.
 * @throws {OverlapError} when outlines overlap.
 */
export async function trueOutlines(
  units: UnitList,
  folder: SourceFolder | null,
): Promise<{ topology: Topology; layer: Layer } | null> {
  const communes = readSource(folder, `contours/communes-${COG_YEAR}.geojson.gz`);
  const arrondissements = readSource(folder, `contours/arrondissements-${COG_YEAR}.geojson`);
  if (!communes || !arrondissements) return null;

  const skeleton = skeletonOf(units);
  const whole = await takeOutlines(communes, skeleton);
  const parts = await takeOutlines(arrondissements, skeleton);
  const ends = sumEnds([whole, parts].map(({ tally }) => endsOf(tally.report)));
  const outlines = ringsByUnit(whole);
  const districts = ringsByUnit(parts);

  const drawn = new Set([...outlines.keys(), ...districts.keys()]);
  const undrawn = units.codes.filter((_, unit) => !drawn.has(unit)).length;
  const { provenance } = communes;
  const layer: Layer = {
    id: 'contours',
    title: 'Contours des communes et des arrondissements municipaux',
    publisher: 'IGN, Etalab',
    source: `${communes.name}, ${arrondissements.name}`,
    url: provenance?.address ?? `https://etalab-datasets.geo.data.gouv.fr/contours-administratifs/${COG_YEAR}/geojson/`,
    vintage: provenance?.vintage ?? `IGN 2018, COG ${COG_YEAR}`,
    licence: 'Licence Ouverte',
    quality: 'exact',
    caveats: [
      ...(provenance?.caveats ?? [caveat('outlines-generalised'), caveat('outlines-merged')]),
      caveat('outlines-cities'),
      ...(undrawn ? [caveat('outlines-absent', [], undrawn)] : []),
    ],
    ...ends,
    checksum: checksum(communes, arrondissements),
  };
  const cities = [...new Set(units.cityOf.filter((city) => city !== null))].map((city) => ({
    rings: (whole.cities.get(city) ?? []).flatMap((row) => ringsOfPolygons(polygonsAt(whole.surfaces, row))),
    districts: new Map([...districts].filter(([unit]) => units.cityOf[unit] === city)),
  }));
  return { topology: partition(outlines, cities), layer };
}
