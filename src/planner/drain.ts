import type { Partition } from './partition';
import { upperBound } from './start';
import { partsOf, type Lean, type Tree } from './tree';

/** Trees tried for each pair: more trees, tighter territories. */
const TRIES = 6;
/** A pair whose surplus is down to this part of the minimum is tight: what another tree could hand on is not worth it. */
const TIGHT = 0.025;

/**
 * Raises the number of territories of at least `minimum` inhabitants. What a territory has above the minimum serves no
 * other; here each hands it to the neighbour one step closer to a sink, the farthest first, so that it adds up to whole
 * territories on the way. A pair is cut anew along a random tree, leaves first: every part is close to the minimum
 * but the one at the root, on the side of the sink.
 * @returns whether the number rose.
 */
export function drain(partition: Partition, tree: Tree, lean: Lean, minimum: number): boolean {
  const before = partition.count;
  const level = levels(partition, tree.random);
  for (const territory of [...level.keys()].reverse()) {
    if (partition.sizes[territory] === 0) continue;
    const sink = lowestNeighbour(partition, level, territory);
    if (sink === null) continue;
    const farther = level.get(territory)!;
    for (const fresh of recut(partition, tree, lean, territory, sink, minimum)) level.set(fresh, farther);
  }
  return partition.count > before;
}

/** Steps from each territory to a sink picked at random in each connected group, nearest first. */
function levels(partition: Partition, random: () => number): Map<number, number> {
  const all = partition.territories();
  const level = new Map<number, number>();
  const start = Math.floor(random() * all.length);
  for (let i = 0; i < all.length; i++) {
    const sink = all[(start + i) % all.length];
    if (level.has(sink)) continue;
    level.set(sink, 0);
    const queue = [sink];
    for (const territory of queue) {
      for (const other of partition.neighbours(territory)) {
        if (level.has(other)) continue;
        level.set(other, level.get(territory)! + 1);
        queue.push(other);
      }
    }
  }
  return level;
}

function lowestNeighbour(partition: Partition, level: Map<number, number>, territory: number): number | null {
  let lowest: number | null = null;
  for (const other of partition.neighbours(territory)) {
    const steps = level.get(other);
    if (steps === undefined || steps >= level.get(territory)!) continue;
    if (lowest === null || steps < level.get(lowest)!) lowest = other;
  }
  return lowest;
}

/** Cuts `giver` and `taker` anew so that the surplus of both lies in `taker`. Returns the territories made besides. */
function recut(partition: Partition, tree: Tree, lean: Lean, giver: number, taker: number, minimum: number): number[] {
  const nodes = partition.members(giver, taker);
  let best: { parts: number[][]; kept: number } | null = null;
  let most = 2;
  let tightest = partition.population[giver] - minimum;
  const { field, sizes } = partition;
  const possible = upperBound(
    nodes.map((node) => field.population[node]),
    minimum,
  );
  for (let trial = 0; trial < TRIES && (most < possible || tightest > TIGHT * minimum); trial++) {
    tree.grow(nodes, sizes[giver] + Math.floor(tree.random() * sizes[taker]), lean);
    const cut = tree.leafFirst(minimum);
    const { part, population } = cut;
    if (population.length < most) continue;
    const kept = part[tree.order[0]];
    let loose = 0;
    for (let p = 0; p < population.length; p++) if (p !== kept) loose += population[p] - minimum;
    if (population.length === most && loose >= tightest) continue;
    const parts = partsOf(cut, nodes);
    if (parts.some((one) => partition.surround(one))) continue;
    [best, most, tightest] = [{ parts, kept }, population.length, loose];
  }
  if (!best) return [];
  const [first, ...others] = best.parts.filter((_, p) => p !== best.kept);
  const fresh = others.map((one) => partition.create(one));
  for (const node of best.parts[best.kept]) partition.move(node, taker);
  for (const node of first) partition.move(node, giver);
  return fresh;
}
