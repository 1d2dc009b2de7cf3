import type { Graph } from './graph';
import type { UnitSet } from './unit-set';

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
  return componentsByColour(graph, new Uint8Array(graph.offsets.length - 1).fill(1)).label;
}

/**
 * Connected components of nodes of one colour, numbered from 0 in the order of their first node.
 * @param colour one a node; nodes of colour 0 are in no component.
 * @returns `label`: the component of each node, 0xffff where there is none; `count`: how many there are.
 */
export function componentsByColour(
  { offsets, targets }: Graph,
  colour: Uint8Array,
): { label: Uint16Array; count: number } {
  const none = 0xffff;
  const label = new Uint16Array(colour.length).fill(none);
  const queue = new Uint16Array(colour.length);
  let count = 0;
  for (let first = 0; first < colour.length; first++) {
    if (colour[first] === 0 || label[first] !== none) continue;
    label[first] = count;
    queue[0] = first;
    for (let head = 0, end = 1; head < end; head++) {
      const node = queue[head];
      for (let e = offsets[node]; e < offsets[node + 1]; e++) {
        const next = targets[e];
        if (colour[next] !== colour[first] || label[next] !== none) continue;
        label[next] = count;
        queue[end++] = next;
      }
    }
    count++;
  }
  return { label, count };
}
