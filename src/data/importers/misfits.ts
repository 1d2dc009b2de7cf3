import { NONE, type Atlas } from '../../atlas/atlas';
import { isRough } from '../../atlas/manifest';
import { ImportError } from './errors';
import type { Surfaces } from '../surfaces';
import { nextTask } from '../../kernel/task';

/** Times the surface of the unit that its outline may have: less or more of it is something else. */
type Bounds = readonly [least: number, most: number];

/** Survey maps and simplified ones of one commune differ by the sea and by small corners. */
const EXACT: Bounds = [0.5, 2];
/** A commune that others have joined, or that several rows make: a part of it must be told from the whole. */
const EXACT_WHOLE: Bounds = [0.9, 1.12];
/** Where the surfaces that we know are those of approximate outlines. */
const ROUGH: Bounds = [0.25, 5];
const ROUGH_WHOLE: Bounds = [0.5, 2.7];
/** No true outline of a commune that others have joined is a smaller part of the approximate one. */
const ROUGH_PART = 0.22;

/** Part of the units from which outlines that do not fit say that the file is of something else. */
const TOO_MANY = 0.2;
/** Positions measured in one task. */
const AT_ONCE = 300_000;
const RADIUS = 6371.0088;
const RADIAN = Math.PI / 180;

/** What the rows of one unit draw together. */
interface Drawn {
  rows: number;
  /** km². */
  surface: number;
  west: number;
  south: number;
  east: number;
  north: number;
}

/**
 * Units whose drawn outline is not theirs: a part of them, something larger, or something that lies elsewhere.
 * @param each whether each unit is judged by itself, whatever the file is of.
 * @throws {ImportError} `level` where they are so many that the file draws something else than communes.
 */
export async function misfits(
  atlas: Atlas,
  surfaces: Surfaces,
  unitOf: Uint16Array,
  each = false,
): Promise<ReadonlySet<number>> {
  const drawn = await drawnUnits(surfaces, unitOf);
  const joined = joinedUnits(atlas);
  const areRough = isRough(atlas);
  const found = new Set<number>();
  let [others, smaller] = [0, 0];
  for (const [unit, own] of drawn) {
    const isWhole = joined.has(unit) || own.rows > 1;
    const [least, most] = areRough ? (isWhole ? ROUGH_WHOLE : ROUGH) : isWhole ? EXACT_WHOLE : EXACT;
    const ratio = own.surface / atlas.area[unit];
    const isThere = holdsCentre(atlas, unit, own);
    if (Number.isNaN(ratio) || (ratio >= least && ratio <= most && isThere)) continue;
    others++;
    if (isWhole && ratio < most) smaller++;
    // An approximate outline may be far too large, or beside the true one, that of an island above all.
    if (each || !areRough || (isWhole && ratio < ROUGH_PART)) found.add(unit);
  }
  if (!each && others > TOO_MANY * drawn.size)
    throw new ImportError('level', { what: 2 * smaller > others ? 'delegated' : 'other', why: 'outline' });
  return found;
}

function holdsCentre({ longitude, latitude }: Atlas, unit: number, { west, south, east, north }: Drawn): boolean {
  const [x, y] = [longitude[unit], latitude[unit]];
  return Number.isNaN(x) || (x >= west && x <= east && y >= south && y <= north);
}

/** Units that took others in. */
function joinedUnits({ recoding: { from, offsets, targets } }: Atlas): ReadonlySet<number> {
  return new Set(from.flatMap((_, i) => (offsets[i + 1] - offsets[i] === 1 ? [targets[offsets[i]]] : [])));
}

async function drawnUnits(surfaces: Surfaces, unitOf: Uint16Array): Promise<Map<number, Drawn>> {
  const { rows, polygons, rings } = surfaces;
  const drawn = new Map<number, Drawn>();
  let done = 0;
  for (let row = 0; row < unitOf.length; row++) {
    const unit = unitOf[row];
    if (unit === NONE) continue;
    let own = drawn.get(unit);
    if (!own) {
      own = { rows: 0, surface: 0, west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
      drawn.set(unit, own);
    }
    own.rows++;
    for (let polygon = rows[row]; polygon < rows[row + 1]; polygon++)
      for (let ring = polygons[polygon]; ring < polygons[polygon + 1]; ring++) {
        const enclosed = addRing(surfaces, ring, own);
        own.surface += ring === polygons[polygon] ? enclosed : -enclosed;
      }
    const last = rings[polygons[rows[row + 1]]];
    if (last - done < AT_ONCE) continue;
    done = last;
    await nextTask();
  }
  return drawn;
}

/** Widens the box by a ring, and gives what it encloses on the sphere. */
function addRing({ rings, positions }: Surfaces, ring: number, box: Drawn): number {
  const [first, end] = [rings[ring], rings[ring + 1]];
  let sum = 0;
  let [x, sine] = [positions[2 * end - 2], Math.sin(positions[2 * end - 1] * RADIAN)];
  for (let p = first; p < end; p++) {
    const [longitude, latitude] = [positions[2 * p], positions[2 * p + 1]];
    const next = Math.sin(latitude * RADIAN);
    sum += (longitude - x) * (next + sine);
    [x, sine] = [longitude, next];
    if (longitude < box.west) box.west = longitude;
    if (longitude > box.east) box.east = longitude;
    if (latitude < box.south) box.south = latitude;
    if (latitude > box.north) box.north = latitude;
  }
  return (Math.abs(sum) / 2) * RADIAN * RADIUS ** 2;
}
