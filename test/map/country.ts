import { NO_CPTS, type Atlas, type ExistingCpts, type Stage, NONE } from '../../src/atlas/atlas';
import type { Network } from '../../src/domain/verdict';
import { indexArcs, type IndexedArcs } from '../../src/kernel/arcs';

/** Side of the square country: units run from west to east, then from south to north, half a degree wide each. */
export const SIDE = 4;
export const COUNT = SIDE * SIDE;
const STEP = 0.5;
const DEGREES = 100_000;

/** The columns of the atlas that the map room reads, over a grid around 2° E, 46° N; the last unit is not drawn. */
export const atlas = {
  count: COUNT,
  longitude: Float32Array.from({ length: COUNT }, (_, u) => (u === COUNT - 1 ? NaN : 2 + (u % SIDE) * STEP)),
  latitude: Float32Array.from({ length: COUNT }, (_, u) => (u === COUNT - 1 ? NaN : 46 + Math.floor(u / SIDE) * STEP)),
  area: new Float32Array(COUNT).fill(100),
  departments: [
    { code: '03', name: 'Allier', region: 0 },
    { code: '974', name: 'La Réunion', region: 0 },
  ],
  department: Uint16Array.from({ length: COUNT }, (_, u) => (u < 12 ? 0 : 1)),
} as unknown as Atlas;

/** The sides of the squares, one arc each. */
export const arcs: IndexedArcs = (() => {
  const at = (column: number, row: number) =>
    column < 0 || row < 0 || column >= SIDE || row >= SIDE ? NONE : row * SIDE + column;
  const corner = (column: number, row: number) => [2 + (column - 0.5) * STEP, 46 + (row - 0.5) * STEP];
  const sides: { from: number[]; to: number[]; left: number; right: number }[] = [];
  for (let row = 0; row <= SIDE; row++) {
    for (let column = 0; column <= SIDE; column++) {
      const from = corner(column, row);
      if (column < SIDE)
        sides.push({ from, to: corner(column + 1, row), left: at(column, row), right: at(column, row - 1) });
      if (row < SIDE)
        sides.push({ from, to: corner(column, row + 1), left: at(column - 1, row), right: at(column, row) });
    }
  }
  const points = sides.flatMap(({ from, to }) => [from, to]);
  return indexArcs(
    {
      offsets: Uint32Array.from({ length: sides.length + 1 }, (_, i) => 2 * i),
      x: Int32Array.from(points, ([x]) => Math.round(x * DEGREES)),
      y: Int32Array.from(points, ([, y]) => Math.round(y * DEGREES)),
      left: Uint16Array.from(sides, ({ left }) => left),
      right: Uint16Array.from(sides, ({ right }) => right),
    },
    COUNT,
  );
})();

export function networkOf(...list: { stage: Stage; units: number[] }[]): Network {
  const cpts = list.map(({ stage, units }, i): ExistingCpts => {
    const source = { title: '', url: null };
    return {
      id: `${i}`,
      name: `CPTS ${i}`,
      stage,
      stageText: '',
      stageDate: '',
      units: Uint16Array.from(units),
      source,
    };
  });
  const held = Array.from({ length: COUNT }, (_, u) => list.flatMap(({ units }, i) => (units.includes(u) ? [i] : [])));
  const offsets = new Uint32Array(COUNT + 1);
  held.forEach((members, u) => (offsets[u + 1] = offsets[u] + members.length));
  const members = Uint16Array.from(held.flat());
  return { ...NO_CPTS, cpts, offsets, members, split: new Set(), completeness: [] };
}
