import type { Graph } from './graph';
import { UnitSet } from './unit-set';

/**
 * Groups of units outside `set` that cannot reach an exterior unit without crossing it, each ascending, in the order
 * of their first unit met.
 *
 * The search starts from the neighbours of the set and stops as soon as it touches an exterior unit or one already
 * known to be outside. `toExterior` leads it straight to the edge, so that the work follows the border of the set and
 * what hides behind it, not the country.
 * @param toExterior for each node, its steps to the nearest exterior node, as `stepsToExterior` gives them.
 */
export function enclaves(graph: Graph, toExterior: Uint16Array, set: UnitSet): Uint16Array[] {
  const { offsets, targets } = graph;
  const nodes = toExterior.length;
  const [met, outside] = [new UnitSet([], nodes), new UnitSet([], nodes)];
  const search: Search = { graph, toExterior, set, met, outside, piles: [] };
  const groups: Uint16Array[] = [];
  for (const member of set) {
    for (let e = offsets[member]; e < offsets[member + 1]; e++) {
      const start = targets[e];
      if (set.has(start) || search.met.has(start)) continue;
      const group = surroundings(search, start);
      if (group) groups.push(Uint16Array.from(group).sort());
    }
  }
  return groups;
}

/** Steps from each node to the nearest one marked in `exterior`; one more than the farthest where none is reached. */
export function stepsToExterior({ offsets, targets }: Graph, exterior: Uint8Array): Uint16Array {
  const unreached = 0xffff;
  const steps = new Uint16Array(exterior.length).fill(unreached);
  const queue: number[] = [];
  exterior.forEach((mark, unit) => {
    if (!mark) return;
    steps[unit] = 0;
    queue.push(unit);
  });
  for (const unit of queue) {
    for (let e = offsets[unit]; e < offsets[unit + 1]; e++) {
      const next = targets[e];
      if (steps[next] !== unreached) continue;
      steps[next] = steps[unit] + 1;
      queue.push(next);
    }
  }
  const farthest = queue.length ? steps[queue[queue.length - 1]] : 0;
  return steps.map((step) => Math.min(step, farthest + 1));
}

interface Search {
  graph: Graph;
  toExterior: Uint16Array;
  set: UnitSet;
  /** Nodes reached by this walk or one before. */
  met: UnitSet;
  /** Nodes of walks that reached the exterior. */
  outside: UnitSet;
  /** Nodes to visit by their steps to the exterior; empty between walks. */
  piles: number[][];
}

/**
 * All that `start` can reach, or `null` when that includes the exterior. Walks best first, the closest to the exterior
 * before the others.
 */
function surroundings({ graph, toExterior, set, met, outside, piles }: Search, start: number): number[] | null {
  const { offsets, targets } = graph;
  const reached = [start];
  met.add(start);
  let lowest = toExterior[start];
  (piles[lowest] ??= []).push(start);
  let escaped = lowest === 0;
  while (!escaped && lowest < piles.length) {
    const unit = piles[lowest]?.pop();
    if (unit === undefined) {
      lowest++;
      continue;
    }
    for (let e = offsets[unit]; e < offsets[unit + 1] && !escaped; e++) {
      const next = targets[e];
      escaped = outside.has(next);
      if (escaped || set.has(next) || !met.add(next)) continue;
      escaped = toExterior[next] === 0;
      reached.push(next);
      (piles[toExterior[next]] ??= []).push(next);
      lowest = Math.min(lowest, toExterior[next]);
    }
  }
  if (!escaped) return reached;
  for (const unit of reached) {
    outside.add(unit);
    piles[toExterior[unit]].length = 0;
  }
  return null;
}
