import { NONE, type Adjacency, type Topology } from '../atlas';

/** Neighbours of each of `count` units, ascending: two units are neighbours when they share an arc, not a mere point. */
export function adjacencyOf({ left, right }: Topology, count: number): Adjacency {
  const neighbours = Array.from({ length: count }, () => new Set<number>());
  for (let arc = 0; arc < left.length; arc++) {
    if (left[arc] === NONE || right[arc] === NONE) continue;
    neighbours[left[arc]].add(right[arc]);
    neighbours[right[arc]].add(left[arc]);
  }
  return inRows(neighbours);
}

/** The same neighbours in compressed rows, ascending. */
export function inRows(neighbours: readonly ReadonlySet<number>[]): Adjacency {
  const offsets = new Uint32Array(neighbours.length + 1);
  neighbours.forEach((set, unit) => (offsets[unit + 1] = offsets[unit] + set.size));
  return { offsets, targets: Uint16Array.from(neighbours.flatMap((set) => [...set].sort((a, b) => a - b))) };
}
