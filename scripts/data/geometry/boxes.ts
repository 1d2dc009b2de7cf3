import { readFileSync } from 'node:fs';
import type { Layer } from '../../../src/atlas/manifest';
import { checksum, parseJson, readPackage, type SourceFile } from '../sources';
import { readRows } from '../table';
import type { UnitList } from '../units';
import { GRID } from '../../../src/atlas/topology/mesh';

/** A rectangle around a commune, past or present, that is now in `unit`; grid coordinates. */
export interface Box {
  unit: number;
  west: number;
  south: number;
  east: number;
  north: number;
}

interface PackageBox {
  id: string;
  bbox: [number, number, number, number];
}

/**
 * The boxes of the communes around 2017, under today's units: a unit born of a merger has several. Those that the
 * package lacks (arrondissements, communes re-created since) come from `data/missing-boxes.csv`.
 * @throws {SourceError} when a file cannot be read.
 */
export function readBoxes(units: UnitList): { boxes: Box[]; layer: Layer } {
  const packaged = readPackage('@etalab/fr-bounding-boxes', 'dist/communes.json');
  const missing: SourceFile = {
    name: 'data/missing-boxes.csv',
    bytes: readFileSync(new URL('../../../data/missing-boxes.csv', import.meta.url)),
  };
  const boxes: Box[] = [];
  const rejected: string[] = [];
  const rows = { read: 0, taken: 0, recoded: 0, rejected: 0 };
  const take = (code: string, bbox: number[]) => {
    rows.read++;
    const heirs = units.resolve(code);
    if (heirs.length !== 1) {
      rejected.push(code);
      return;
    }
    rows.taken++;
    if (!units.index.has(code)) rows.recoded++;
    const [west, south, east, north] = bbox.map((degrees) => Math.round(degrees * GRID));
    boxes.push({ unit: heirs[0], west, south, east, north });
  };
  for (const { id, bbox } of parseJson<PackageBox[]>(packaged)) take(id.replace('fr:commune:', ''), bbox);
  for (const row of readRows(missing, ',', ['code', 'west', 'south', 'east', 'north', 'source']))
    take(row.code, [row.west, row.south, row.east, row.north].map(Number));
  rows.rejected = rejected.length;

  const layer: Layer = {
    id: 'contours',
    title: 'Contours approchés, tirés des rectangles englobants des communes',
    publisher: 'Etalab',
    source: `${packaged.name}, ${missing.name}`,
    url: 'https://www.npmjs.com/package/@etalab/fr-bounding-boxes',
    vintage: '2017, COG 2026',
    licence: 'MIT (paquet), Licence Ouverte (données)',
    quality: 'approximate',
    caveats: [
      {
        fr: 'Les limites, surfaces et voisinages sont approchés : environ 94 % des voisinages et 80 % des surfaces sont justes.',
        en: 'Boundaries, areas and neighbours are approximate: about 94% of the neighbours and 80% of the areas are right.',
      },
      {
        fr: 'Les 94 communes des collectivités d’outre-mer n’ont pas de contour.',
        en: 'The 94 communes of the overseas collectivities have no outline.',
      },
    ],
    rows,
    rejections: rejected.length
      ? [
          {
            reason: { fr: 'code sans commune unique au COG 2026', en: 'code of no single commune in the COG of 2026' },
            count: rejected.length,
            examples: rejected.slice(0, 10),
          },
        ]
      : [],
    checksum: checksum(packaged, missing),
  };
  return { boxes, layer };
}
