import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import proj4 from 'proj4';
import { readSheet } from 'read-excel-file/node';
import { openSource, readSource } from '../../../scripts/data/sources';
import type { ProfessionKey } from '../../../src/atlas/atlas';

/* The official files themselves, read plainly: what the dossier's figures are worked out from again. */

const folder = openSource(undefined)!;

export const rowsOf = (name: string, separator = ';') =>
  new TextDecoder()
    .decode(readSource(folder, name)!.bytes)
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(separator));

/** INSEE, populations de référence 2023, by commune or arrondissement municipal. */
export const insee = new Map(
  rowsOf('insee/donnees_communes.csv').map(([region, , department, , , , code, , pmun, , ptot]) => [
    code,
    { region, department, municipale: Number(pmun), totale: Number(ptot) },
  ]),
);

/** DGCL, population municipale of 2022 of the communes. */
export const pmun2022 = new Map(
  (await readSheet(join(folder.root, 'dgcl/epcicom-2025.xlsx')))
    .slice(1)
    .map((row) => [String(row[9]), Number(row[13])]),
);

export const BPE: Partial<Record<ProfessionKey, string>> = {
  medecin_generaliste: 'D265',
  infirmier: 'D281',
  masseur_kinesitherapeute: 'D279',
  chirurgien_dentiste: 'D277',
  pharmacie: 'D307',
  sage_femme: 'D278',
  pedicure_podologue: 'D280',
};
const facilities = rowsOf('insee/bpe2024-sante.csv');
/** Facilities of the BPE 2024 by profession and commune; absent is none. */
export const counted = Object.fromEntries(
  Object.entries(BPE).map(([key, type]) => [
    key,
    new Map(facilities.filter((row) => row[1] === type).map(([code, , count]) => [code, Number(count)])),
  ]),
) as Record<ProfessionKey, Map<string, number>>;

const DREES: Partial<Record<ProfessionKey, string>> = {
  medecin_generaliste: 'medecin_generaliste',
  infirmier: 'infirmiere',
  masseur_kinesitherapeute: 'kinesitherapeute',
  chirurgien_dentiste: 'chirurgien_dentiste',
  sage_femme: 'sage_femme',
};
const access = rowsOf('drees/apl-2023.csv');
/** Rows of the DREES for a profession, on the COG of 2024: code, APL, standardised population. */
export function dreesRows(key: ProfessionKey): { code: string; apl: number; weight: number }[] {
  const of = (name: string | undefined) => access.filter(([, profession]) => profession === name);
  // The standardised population of the generalists' rows is none: that of the nurses' stands in.
  const weights = new Map(of(DREES[key === 'medecin_generaliste' ? 'infirmier' : key]).map((row) => [row[0], row[4]]));
  return of(DREES[key]).map(([code, , , apl]) => ({ code, apl: Number(apl), weight: Number(weights.get(code)) }));
}

/** Lambert azimuthal equal-area over Europe, on the ellipsoid (EPSG:3035). */
const flat = proj4('+proj=laea +lat_0=52 +lon_0=10 +x_0=0 +y_0=0 +ellps=GRS80 +units=m');

/** Surface in km² of the outlines of the Etalab file, by code, laid on an equal-area map. */
export async function surfacesOf(wanted: ReadonlySet<string>): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  const file = createReadStream(join(folder.root, 'contours/communes-2026.geojson.gz')).pipe(createGunzip());
  for await (const line of createInterface({ input: file })) {
    const code = line.match(/"code":"(\w+)"/)?.[1];
    if (code === undefined || !wanted.has(code)) continue;
    const { geometry } = JSON.parse(line.replace(/,$/, '')) as { geometry: { type: string; coordinates: never } };
    const polygons: number[][][][] = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    found.set(
      code,
      polygons.reduce((sum, [shell, ...holes]) => sum + surface(shell) - holes.reduce((h, r) => h + surface(r), 0), 0),
    );
  }
  return found;
}

function surface(ring: number[][]): number {
  const points = ring.map((point) => flat.forward(point));
  const twice = points.slice(1).reduce((sum, [x, y], i) => sum + points[i][0] * y - x * points[i][1], 0);
  return Math.abs(twice) / 2e6;
}
