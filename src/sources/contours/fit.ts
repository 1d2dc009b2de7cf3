import { NONE, type Atlas, type Topology } from '../../atlas/atlas';
import { mapInTasks, nextTask } from '../../kernel/task';

/** Fewer pairs of neighbours than this prove nothing. */
const ENOUGH = 10;
/** Part of the known pairs of neighbours that shared borders confirm: true outlines confirm nearly all. */
const CONFIRMED = 0.5;
/** Arcs gone through in one task. */
const AT_ONCE = 20_000;

/**
 * Whether outlines share their borders, as those of a partition do. Drawn or simplified one by one they leave a gap on
 * every border, and no commune would have a neighbour any more.
 */
export async function areJoined(
  { adjacency: { offsets, targets }, count }: Atlas,
  topology: Topology,
  units: ReadonlySet<number>,
): Promise<boolean> {
  const pairOf = (a: number, b: number) => Math.min(a, b) * count + Math.max(a, b);
  const drawn = await drawnPairs(topology, pairOf);
  let [pairs, confirmed] = [0, 0];
  const check = (unit: number) => {
    for (const next of targets.subarray(offsets[unit], offsets[unit + 1])) {
      if (!units.has(next)) continue;
      pairs++;
      if (drawn.has(pairOf(unit, next))) confirmed++;
    }
  };
  await mapInTasks([...units], check, 256);
  return pairs < ENOUGH || confirmed >= CONFIRMED * pairs;
}

/** Units on either side of an arc, as one number a pair. */
async function drawnPairs(
  { left, right }: Topology,
  pairOf: (a: number, b: number) => number,
): Promise<ReadonlySet<number>> {
  const pairs = new Set<number>();
  for (let arc = 0; arc < left.length; arc++) {
    if (arc % AT_ONCE === AT_ONCE - 1) await nextTask();
    if (left[arc] !== NONE && right[arc] !== NONE) pairs.add(pairOf(left[arc], right[arc]));
  }
  return pairs;
}
