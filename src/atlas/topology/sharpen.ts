import { NONE, type Adjacency, type Topology } from '../atlas';
import { inRows } from './adjacency';

/**
 * Neighbours once the outlines of some units are known exactly, the others being as they were. Between two of these
 * units the exact borders decide. Between one of them and another unit the former word stays, but for units that the
 * exact borders show wholly surrounded by the known ones: those touch no other, and not the sea.
 * @param exact the borders of the known units among themselves and to all the rest.
 * @param known whether each unit is known exactly.
 */
export function sharpenNeighbours(
  { adjacency, exterior }: { adjacency: Adjacency; exterior: Uint8Array },
  exact: Topology,
  known: { has(unit: number): boolean },
): { adjacency: Adjacency; exterior: Uint8Array } {
  const { offsets, targets } = adjacency;
  const count = exterior.length;
  const onEdge = new Set<number>();
  exact.left.forEach((left, arc) => {
    if (left === NONE) onEdge.add(exact.right[arc]);
    if (exact.right[arc] === NONE) onEdge.add(left);
  });
  const surrounded = (unit: number) => known.has(unit) && !onEdge.has(unit);

  const neighbours = Array.from({ length: count }, (_, unit) => {
    const kept = new Set<number>();
    if (surrounded(unit)) return kept;
    for (let e = offsets[unit]; e < offsets[unit + 1]; e++)
      if (!(known.has(unit) && known.has(targets[e])) && !surrounded(targets[e])) kept.add(targets[e]);
    return kept;
  });
  exact.left.forEach((left, arc) => {
    const right = exact.right[arc];
    if (left === NONE || right === NONE) return;
    neighbours[left].add(right);
    neighbours[right].add(left);
  });
  return {
    adjacency: inRows(neighbours),
    exterior: exterior.map((mark, unit) => (surrounded(unit) ? 0 : mark)),
  };
}
