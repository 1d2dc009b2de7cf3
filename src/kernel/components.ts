import type { Graph } from './graph';
import { UnitSet } from './unit-set';

/** Connected pieces of `set` over `graph`, each ascending, in the order of their first unit. */
export function components(graph: Graph, set: UnitSet): Uint16Array[] {
  const { offsets, targets } = graph;
  const left = set.clone();
  const pieces: Uint16Array[] = [];
  const queue = new Uint16Array(set.size);
  for (const first of set) {
    if (!left.remove(first)) continue;
    let end = 0;
    queue[end++] = first;
    for (let head = 0; head < end; head++) {
      const unit = queue[head];
      for (let e = offsets[unit]; e < offsets[unit + 1]; e++) {
        if (left.remove(targets[e])) queue[end++] = targets[e];
      }
    }
    pieces.push(queue.slice(0, end).sort());
  }
  return pieces;
}

/** Number of the connected component of each node of `graph`, counted from 0 in the order of their first node. */
export function componentOf(graph: Graph): Uint16Array {
  const count = graph.offsets.length - 1;
  const everything = new UnitSet(Uint16Array.from({ length: count }, (_, unit) => unit));
  const label = new Uint16Array(count);
  components(graph, everything).forEach((piece, number) => {
    for (const unit of piece) label[unit] = number;
  });
  return label;
}
