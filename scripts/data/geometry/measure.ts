import { NONE, type Topology } from '../../../src/atlas/atlas';
import { GRID, type Ring } from '../../../src/atlas/topology/mesh';
import { contains, doubleArea, ringsOf, sidesOf } from '../../../src/atlas/topology/rings';

export interface Measures {
  /** Degrees; `NaN` for a unit without outline. */
  longitude: Float32Array;
  latitude: Float32Array;
  /** km²; `NaN` for a unit without outline. */
  area: Float32Array;
}

/** Centre and surface of each of `count` units. The centre is the centroid, or a point inside when that one is not. */
export function measure(topology: Topology, count: number): Measures {
  const sides = sidesOf(topology, count);
  const longitude = new Float32Array(count).fill(NaN);
  const latitude = new Float32Array(count).fill(NaN);
  const area = new Float32Array(count).fill(NaN);
  for (let unit = 0; unit < count; unit++) {
    const rings = ringsOf(topology, sides, unit);
    if (rings.length === 0) continue;
    const [x, y] = centreOf(rings);
    longitude[unit] = x / GRID;
    latitude[unit] = y / GRID;
    area[unit] = rings.reduce((sum, ring) => sum + ellipsoidalArea(ring), 0);
  }
  return { longitude, latitude, area };
}

/** 1 for each unit that has the sea, a foreign country or no outline at all on some side. */
export function exteriorOf({ left, right }: Topology, { area }: Measures): Uint8Array {
  const exterior = Uint8Array.from(area, (value) => (Number.isNaN(value) ? 1 : 0));
  for (let arc = 0; arc < left.length; arc++) {
    if (left[arc] === NONE) exterior[right[arc]] = 1;
    if (right[arc] === NONE) exterior[left[arc]] = 1;
  }
  return exterior;
}

const EARTH_KM = 6378.137;
const E2 = 0.00669438;
const E = Math.sqrt(E2);

/** Snyder, Map Projections (1987), eq. 3-12: surface between the equator and a parallel, in units of a²/2 a radian. */
function authalic(latitude: number): number {
  const s = E * Math.sin(latitude);
  return (1 - E2) * (s / E / (1 - s * s) - Math.log((1 - s) / (1 + s)) / (2 * E));
}

/** Signed surface of a ring on the WGS84 ellipsoid, km², positive counter-clockwise. */
export function ellipsoidalArea(ring: Ring): number {
  const radians = Math.PI / 180 / GRID;
  const flat: number[] = [];
  for (let i = 0; i < ring.length; i += 2) flat.push(ring[i] * radians, authalic(ring[i + 1] * radians));
  return (doubleArea(flat) / 2) * (EARTH_KM ** 2 / 2);
}

function centreOf(rings: Ring[]): [number, number] {
  const [ox, oy] = rings[0];
  let sum = 0;
  let sumX = 0;
  let sumY = 0;
  for (const ring of rings)
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const cross = (ring[j] - ox) * (ring[i + 1] - oy) - (ring[i] - ox) * (ring[j + 1] - oy);
      sum += cross;
      sumX += cross * (ring[j] + ring[i] - 2 * ox);
      sumY += cross * (ring[j + 1] + ring[i + 1] - 2 * oy);
    }
  const x = ox + sumX / (3 * sum);
  const y = oy + sumY / (3 * sum);
  return contains(rings, x, y) ? [x, y] : widest(rings);
}

/** The middle of the longest of a few horizontal chords through the largest ring. */
function widest(rings: Ring[]): [number, number] {
  const largest = rings.reduce((a, b) => (doubleArea(a) > doubleArea(b) ? a : b));
  const ys = largest.filter((_, i) => i % 2 === 1);
  const south = Math.min(...ys);
  const north = Math.max(...ys);
  let best: [number, number] = [largest[0], largest[1]];
  let width = 0;
  for (let share = 0.1; share < 1; share += 0.1) {
    const y = south + (north - south) * share;
    const crossings = rings.flatMap((ring) => crossingsOf(ring, y)).sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2)
      if (crossings[i + 1] - crossings[i] > width) {
        width = crossings[i + 1] - crossings[i];
        best = [(crossings[i] + crossings[i + 1]) / 2, y];
      }
  }
  return best;
}

function crossingsOf(ring: Ring, y: number): number[] {
  const found: number[] = [];
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
    if (ring[i + 1] > y !== ring[j + 1] > y)
      found.push(ring[i] + ((y - ring[i + 1]) / (ring[j + 1] - ring[i + 1])) * (ring[j] - ring[i]));
  return found;
}
