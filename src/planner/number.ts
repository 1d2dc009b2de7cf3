import type { Weights } from './objective';
import type { Partition } from './partition';
import { bestCut } from './recombine';
import type { Tree } from './tree';

/** Trees tried to cut a territory in two. */
const TRIES = 4;

/**
 * Brings a partition to `wanted` territories where that can be: the largest that can be are cut in two, or the smallest
 * are merged with their smallest neighbour.
 */
export function bringTo(partition: Partition, tree: Tree, weights: Weights, wanted: number): void {
  const uncut = new Set<number>();
  while (partition.count < wanted) {
    const largest = extreme(partition, (territory) =>
      uncut.has(territory) ? -Infinity : partition.population[territory],
    );
    if (largest === null || partition.population[largest] < 2 * weights.minimum) break;
    if (!cutInTwo(partition, tree, weights, largest)) uncut.add(largest);
  }
  const alone = new Set<number>();
  while (partition.count > wanted) {
    const smallest = extreme(partition, (territory) =>
      alone.has(territory) ? -Infinity : -partition.population[territory],
    );
    if (smallest === null) break;
    if (!merge(partition, smallest)) alone.add(smallest);
  }
}

/** The territory with the highest `rank`; `null` when all are `-Infinity`. */
function extreme(partition: Partition, rank: (territory: number) => number): number | null {
  let best: number | null = null;
  let highest = -Infinity;
  for (const territory of partition.territories()) {
    const here = rank(territory);
    if (here > highest) [best, highest] = [territory, here];
  }
  return best;
}

function cutInTwo(partition: Partition, tree: Tree, weights: Weights, territory: number): boolean {
  const nodes = partition.members(territory);
  for (let trial = 0; trial < TRIES; trial++) {
    tree.grow(nodes, 0, tree.borders);
    const cut = bestCut(partition.field, tree, weights);
    if (!cut) continue;
    const halves = [0, 1].map((side) => nodes.filter((_, i) => cut[i] === side));
    if (halves.some((half) => partition.surround(half))) continue;
    partition.create(halves[1]);
    partition.recentre(territory);
    return true;
  }
  return false;
}

/** Merges a territory with the smallest neighbour with which it encloses nothing, or just the smallest. */
function merge(partition: Partition, territory: number): boolean {
  const nodes = partition.members(territory);
  const others = partition.neighbours(territory).sort((a, b) => partition.population[a] - partition.population[b]);
  const fit = others.find((other) => !partition.surround([...nodes, ...partition.members(other)])) ?? others[0];
  if (fit === undefined) return false;
  for (const node of nodes) partition.move(node, fit);
  partition.recentre(fit);
  return true;
}
