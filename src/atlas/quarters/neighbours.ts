import type { IndexedArcs } from '../../kernel/arcs';
import { NONE, type Adjacency, type Atlas } from '../atlas';
import type { ToCut } from './ground';

/**
 * Neighbours once communes are cut: among quarters, and between them and what lies around, those that share a border.
 * A neighbour of the commune that shares none with it (a bridge, outlines of another scale) goes to the nearest quarter;
 * and so do quarters that are apart from the others (an island), for a commune is in one piece.
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
  const changed = new Map<number, Set<number>>();
  const around = (unit: number): Set<number> => {
    let near = changed.get(unit);
    if (!near) {
      const own = communeOf.has(unit) ? [] : Array.from(rowOf(adjacency, unit)).filter((next) => !communeOf.has(next));
      changed.set(unit, (near = new Set(own)));
    }
    return near;
  };
  const marks = new Uint8Array(count);
  marks.set(exterior);
  const join = (one: number, other: number) => {
    around(one).add(other);
    around(other).add(one);
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
    for (const beside of rowOf(adjacency, whole)) {
      const others = unitsOf(beside);
      if (commune.units.some((unit) => others.some((other) => around(unit).has(other)))) continue;
      join(...nearestPair(centres, commune.units, others));
    }
  }
  for (const { commune } of cuts) {
    const [main, ...apart] = groupsOf(commune.units, around);
    for (const group of apart) {
      join(...nearestPair(centres, main, group));
      main.push(...group);
    }
  }
  return { adjacency: withRows(adjacency, changed, count), exterior: marks };
}

/** The quarters of a commune that hold together. */
function groupsOf(units: Uint16Array, around: (unit: number) => ReadonlySet<number>): number[][] {
  const left = new Set(units);
  const groups: number[][] = [];
  for (const unit of units) {
    if (!left.delete(unit)) continue;
    const group = [unit];
    for (const at of group) for (const next of around(at)) if (left.delete(next)) group.push(next);
    groups.push(group);
  }
  return groups.sort((a, b) => b.length - a.length);
}

const rowOf = ({ offsets, targets }: Adjacency, unit: number) => targets.subarray(offsets[unit], offsets[unit + 1]);

/** The rows of an adjacency, those of `changed` in the place of theirs, over `count` units. */
function withRows(adjacency: Adjacency, changed: ReadonlyMap<number, ReadonlySet<number>>, count: number): Adjacency {
  const rows = [...changed]
    .sort(([a], [b]) => a - b)
    .map(([unit, near]) => ({ unit, row: Uint16Array.from(near).sort() }));
  const former = adjacency.offsets.length - 1;
  const offsets = new Uint32Array(count + 1);
  const targets = new Uint16Array(adjacency.targets.length + rows.reduce((sum, { row }) => sum + row.length, 0));
  let [unit, at] = [0, 0];
  /** Takes the rows as they are up to that of `end`, which is another. */
  const keepUpTo = (end: number) => {
    const last = Math.min(end, former);
    if (unit < last) {
      const start = adjacency.offsets[unit];
      targets.set(adjacency.targets.subarray(start, adjacency.offsets[last]), at);
      for (; unit < last; unit++) offsets[unit + 1] = at + adjacency.offsets[unit + 1] - start;
      at = offsets[unit];
    }
    for (; unit < end; unit++) offsets[unit + 1] = at;
  };
  for (const { unit: other, row } of rows) {
    keepUpTo(other);
    targets.set(row, at);
    offsets[++unit] = at += row.length;
  }
  keepUpTo(count);
  return { offsets, targets: targets.slice(0, at) };
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
