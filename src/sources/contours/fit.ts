import type { Atlas, Topology } from '../../atlas/atlas';
import { adjacencyOf } from '../../atlas/topology/adjacency';

/** Fewer pairs of neighbours than this prove nothing. */
const ENOUGH = 10;
/** Part of the known pairs of neighbours that shared borders confirm: true outlines confirm nearly all. */
const CONFIRMED = 0.5;

/**
 * Whether outlines share their borders, as those of a partition do. Drawn or simplified one by one they leave a gap on
 * every border, and no commune would have a neighbour any more.
 */
export function areJoined({ adjacency, count }: Atlas, topology: Topology, units: ReadonlySet<number>): boolean {
  const drawn = adjacencyOf(topology, count);
  let [pairs, confirmed] = [0, 0];
  for (const unit of units) {
    const found = new Set(drawn.targets.subarray(drawn.offsets[unit], drawn.offsets[unit + 1]));
    for (const next of adjacency.targets.subarray(adjacency.offsets[unit], adjacency.offsets[unit + 1])) {
      if (!units.has(next)) continue;
      pairs++;
      if (found.has(next)) confirmed++;
    }
  }
  return pairs < ENOUGH || confirmed >= CONFIRMED * pairs;
}
