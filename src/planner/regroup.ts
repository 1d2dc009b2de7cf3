import { NONE } from '../atlas/atlas';
import type { Costs } from './objective';
import type { Partition } from './partition';
import { partsOf, type Tree } from './tree';

/** An EPCI spread over more territories than that is too large to be whole in one of them. */
const MOST = 4;
const TRIES = 4;

/**
 * Merges the territories that share an EPCI and cuts them anew, leaves first, in as many or more: kept when that is
 * cheaper. What two territories of barely the minimum cannot do for an EPCI, three or four can.
 * @returns how many groups of territories changed.
 */
export function regroupEpcis(partition: Partition, tree: Tree, costs: Costs): number {
  const { field } = partition;
  let regrouped = 0;
  const members: number[][] = Array.from(field.epciSizes, () => []);
  field.epci.forEach((epci, node) => {
    if (epci !== NONE) members[epci].push(node);
  });
  for (const nodes of members) {
    const sharing = [...new Set(nodes.map((node) => partition.of[node]))];
    if (sharing.length > 1 && sharing.length <= MOST && regroup(partition, tree, costs, sharing)) regrouped++;
  }
  return regrouped;
}

function regroup(partition: Partition, tree: Tree, costs: Costs, sharing: readonly number[]): boolean {
  const before = sharing.map((territory) => partition.members(territory));
  const nodes = partition.members(...sharing);
  let best: number[][] | null = null;
  let least = costs.of(before) - 1e-6;
  for (let trial = 0; trial < TRIES; trial++) {
    tree.grow(nodes, Math.floor(tree.random() * nodes.length), tree.borders);
    const cut = tree.leafFirst(costs.weights.minimum);
    const { population } = cut;
    if (population.length < sharing.length || population.some((inhabitants) => inhabitants < costs.weights.minimum))
      continue;
    const parts = partsOf(cut, nodes);
    const cost = costs.of(parts);
    if (cost >= least || parts.some((one) => partition.surround(one))) continue;
    [best, least] = [parts, cost];
  }
  if (!best) return false;
  sharing.forEach((territory, i) => {
    for (const node of best[i]) partition.move(node, territory);
  });
  for (const more of best.slice(sharing.length)) partition.create(more);
  for (const territory of sharing) partition.recentre(territory);
  return true;
}
