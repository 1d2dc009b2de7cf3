import { extent } from 'd3-array';
import type { Feature, MultiPolygon, Position } from 'geojson';
import type { Atlas } from '../../src/atlas/atlas';
import type { IndexedArcs } from '../../src/kernel/arcs';
import { outline } from '../../src/kernel/outline';
import { UnitSet } from '../../src/kernel/unit-set';

/** About ten metres, on either side: no border is ever redrawn at the same place. */
const JITTER = 1e-4;

/** Numbers between 0 and 1, the same at each run. */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

/** Units that stand together, all of them in `count` groups of as many. */
export function groupsOf(atlas: Atlas, units: readonly number[], count: number): number[][] {
  if (count === 1) return [[...units]];
  const [west, east] = extent(units.map((unit) => atlas.longitude[unit])) as [number, number];
  const [south, north] = extent(units.map((unit) => atlas.latitude[unit])) as [number, number];
  const axis = east - west > north - south ? atlas.longitude : atlas.latitude;
  const inOrder = units.toSorted((a, b) => axis[a] - axis[b]);
  const half = count >> 1;
  const cut = Math.round((units.length * half) / count);
  return [...groupsOf(atlas, inOrder.slice(0, cut), half), ...groupsOf(atlas, inOrder.slice(cut), count - half)];
}

/** The perimeter of some units as another office would draw it: `points` of them, none quite where the border is. */
export function redrawn(arcs: IndexedArcs, units: readonly number[], points: number, seed: number): MultiPolygon {
  const next = random(seed);
  const polygons = outline(arcs, new UnitSet(units));
  const corners = polygons.flat().reduce((sum, ring) => sum + ring.length - 1, 0);
  const sides = Math.max(1, Math.round(points / corners));
  const around = (value: number) => Number((value + JITTER * (2 * next() - 1)).toFixed(6));
  return {
    type: 'MultiPolygon',
    coordinates: polygons.map((rings) =>
      rings.map((ring) => {
        const drawn = ring.slice(1).flatMap(([x, y], i): Position[] => {
          const [fromX, fromY] = ring[i];
          return Array.from({ length: sides }, (_, side) => {
            const along = side / sides;
            return [around(fromX + along * (x - fromX)), around(fromY + along * (y - fromY))];
          });
        });
        return [...drawn, drawn[0]];
      }),
    ),
  };
}

const isOverseas = (code: string) => /^9[78]/.test(code);

/** The CPTS of the mainland as the service would give them: communes that stand together, redrawn. */
export function national(atlas: Atlas, arcs: IndexedArcs, count: number, points: number): Feature<MultiPolygon>[] {
  const mainland = atlas.codes.flatMap((code, unit) => (isOverseas(code) ? [] : [unit]));
  return groupsOf(atlas, mainland, count).map((units, i) => ({
    type: 'Feature',
    id: `AMBU_CPTS.${i}`,
    properties: { nom_cpts: `CPTS ${i}`, etat_proj: 'ACI signé' },
    geometry: redrawn(arcs, units, points, i),
  }));
}
