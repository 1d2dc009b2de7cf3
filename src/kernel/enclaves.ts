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
  const outside = new UnitSet();
  const enclosed = new UnitSet();
  const groups: Uint16Array[] = [];
  for (const member of set) {
    for (let e = offsets[member]; e < offsets[member + 1]; e++) {
      const start = targets[e];
      if (set.has(start) || outside.has(start) || enclosed.has(start)) continue;
      const { seen, escaped } = escape(graph, toExterior, set, outside, start);
      for (const unit of seen) (escaped ? outside : enclosed).add(unit);
      if (!escaped) groups.push(Uint16Array.from(seen).sort());
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

/** Best-first walk from `start`, the closest to the exterior first: piles by distance, emptied from the lowest. */
function escape(graph: Graph, toExterior: Uint16Array, set: UnitSet, outside: UnitSet, start: number) {
  const { offsets, targets } = graph;
  const met = new UnitSet([start]);
  const seen = [start];
  const piles: number[][] = [];
  let lowest = toExterior[start];
  piles[lowest] = [start];
  for (;;) {
    while (lowest < piles.length && !piles[lowest]?.length) lowest++;
    const unit = piles[lowest]?.pop();
    if (unit === undefined) return { seen, escaped: false };
    if (toExterior[unit] === 0) return { seen, escaped: true };
    for (let e = offsets[unit]; e < offsets[unit + 1]; e++) {
      const next = targets[e];
      if (outside.has(next)) return { seen, escaped: true };
      if (set.has(next) || !met.add(next)) continue;
      seen.push(next);
      (piles[toExterior[next]] ??= []).push(next);
      lowest = Math.min(lowest, toExterior[next]);
    }
  }
}
