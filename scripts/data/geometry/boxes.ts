import { COG_YEAR } from '../../../src/atlas/cog';
import { readFileSync } from 'node:fs';
import type { Layer } from '../../../src/atlas/manifest';
import { checksum, parseJson, readPackage, type SourceFile } from '../sources';
import { caveat, RowReport } from '../report';
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
  const report = new RowReport();
  const take = (code: string, bbox: number[]) => {
    const heirs = units.resolve(code);
    if (heirs.length !== 1) {
      report.reject(heirs.length ? 'split' : 'code-unknown', code);
      return;
    }
    report.take(!units.index.has(code));
    const [west, south, east, north] = bbox.map((degrees) => Math.round(degrees * GRID));
    boxes.push({ unit: heirs[0], west, south, east, north });
  };
  for (const { id, bbox } of parseJson<PackageBox[]>(packaged)) take(id.replace('fr:commune:', ''), bbox);
  for (const row of readRows(missing, ',', ['code', 'west', 'south', 'east', 'north', 'source']))
    take(row.code, [row.west, row.south, row.east, row.north].map(Number));

  const layer: Layer = {
    id: 'contours',
    title: 'Contours approchés, tirés des rectangles englobants des communes',
    publisher: 'Etalab',
    source: `${packaged.name}, ${missing.name}`,
    url: 'https://www.npmjs.com/package/@etalab/fr-bounding-boxes',
    vintage: `2017, COG ${COG_YEAR}`,
    licence: 'MIT (paquet), Licence Ouverte (données)',
    quality: 'approximate',
    caveats: [caveat('outlines-approximate'), caveat('outlines-overseas')],
    ...report.ends,
    checksum: checksum(packaged, missing),
  };
  return { boxes, layer };
}
