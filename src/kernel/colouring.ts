import type { Graph } from './graph';

/**
 * A colour for each group of nodes, so that two groups that touch, or share a node, differ: the first, from its own place on,
 * that its neighbours before it left; that of its place where they left none. A group changes colour only when a
 * neighbour before it does.
 */
export function colourGroups(
  { offsets, targets }: Graph,
  groups: readonly Iterable<number>[],
  colours: number,
): Uint8Array {
  const given = new Uint8Array(groups.length);
  /** Colours of the groups that hold a node, as bits. */
  const held = new Uint32Array(offsets.length - 1);
  groups.forEach((group, place) => {
    let met = 0;
    for (const node of group) {
      met |= held[node];
      for (let e = offsets[node]; e < offsets[node + 1]; e++) met |= held[targets[e]];
    }
    const inTurn = Array.from({ length: colours }, (_, turn) => (place + turn) % colours);
    given[place] = inTurn.find((colour) => !(met & (1 << colour))) ?? inTurn[0];
    for (const node of group) held[node] |= 1 << given[place];
  });
  return given;
}
