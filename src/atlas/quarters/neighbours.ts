import type { IndexedArcs } from '../../kernel/arcs';
import { NONE, type Atlas } from '../atlas';
import { inRows } from '../topology/adjacency';
import type { ToCut } from './cut';

/**
 * Neighbours once communes are cut: among quarters, and between them and what lies around, those that share a border.
 * A neighbour of the commune that shares none with it (a bridge, outlines of another scale) goes to the nearest quarter.
 * @param centres of all the units, cut.
 */
export function cutNeighbours(
  { adjacency, exterior }: Atlas,
  cuts: readonly ToCut[],
  arcs: IndexedArcs,
  centres: Centres,
  count: number,
): Pick<Atlas, 'adjacency' | 'exterior'> {
  const communeOf = new Map(cuts.flatMap(({ commune }) => Array.from(commune.units, (unit) => [unit, commune])));
  const neighbours = Array.from({ length: count }, (_, unit) => {
    const near =
      unit < exterior.length ? adjacency.targets.subarray(adjacency.offsets[unit], adjacency.offsets[unit + 1]) : [];
    return new Set(communeOf.has(unit) ? [] : Array.from(near).filter((next) => !communeOf.has(next)));
  });
  const marks = new Uint8Array(count);
  marks.set(exterior);
  const join = (one: number, other: number) => {
    neighbours[one].add(other);
    neighbours[other].add(one);
  };
  for (const [unit, commune] of communeOf) {
    marks[unit] = 0;
    const [first, end] = [arcs.ofUnit.offsets[unit], arcs.ofUnit.offsets[unit + 1]];
    for (const arc of arcs.ofUnit.targets.subarray(first, end)) {
      const other = arcs.left[arc] === unit ? arcs.right[arc] : arcs.left[arc];
      if (other === NONE) marks[unit] = exterior[commune.units[0]];
      else if (other !== unit) join(unit, other);
    }
  }
  const unitsOf = (unit: number) => communeOf.get(unit)?.units ?? [unit];
  for (const { commune } of cuts) {
    const [whole] = commune.units;
    for (const beside of adjacency.targets.subarray(adjacency.offsets[whole], adjacency.offsets[whole + 1])) {
      const others = unitsOf(beside);
      if (commune.units.some((unit) => others.some((other) => neighbours[unit].has(other)))) continue;
      join(...nearestPair(centres, commune.units, others));
    }
  }
  return { adjacency: inRows(neighbours), exterior: marks };
}

type Centres = Pick<Atlas, 'longitude' | 'latitude'>;

function nearestPair(
  { longitude, latitude }: Centres,
  ones: Iterable<number>,
  others: Iterable<number>,
): [number, number] {
  const pairs = [...ones].flatMap((one) => Array.from(others, (other): [number, number] => [one, other]));
  const distance = ([a, b]: [number, number]) => {
    const narrow = Math.cos((latitude[a] * Math.PI) / 180);
    return ((longitude[a] - longitude[b]) * narrow) ** 2 + (latitude[a] - latitude[b]) ** 2;
  };
  return pairs.reduce((best, pair) => (distance(pair) < distance(best) ? pair : best));
}
