import { UnitSet } from '../kernel/unit-set';
import { Partition } from './partition';
import { partsOf, type Lean, type Tree } from './tree';

/** Most territories of at least `minimum` inhabitants that `population` allows: large units alone, the rest divided. */
export function upperBound(population: ArrayLike<number>, minimum: number): number {
  let alone = 0;
  let rest = 0;
  for (let node = 0; node < population.length; node++) {
    if (population[node] >= minimum) alone++;
    else rest += population[node];
  }
  return alone + Math.floor(rest / minimum);
}

/** Cuts the whole field, leaves first, into territories of at least `enough` inhabitants. */
export function startFrom(tree: Tree, enough: number, capacity: number, lean: Lean): Partition {
  const { field } = tree;
  const all = Array.from({ length: field.count }, (_, node) => node);
  tree.grow(all, 0, lean);
  const parts = partsOf(tree.leafFirst(enough), all);
  const partition = new Partition(field, capacity);
  for (const nodes of parts) partition.create(nodes);
  return partition;
}

/**
 * Gives to each territory what it encloses, territories and all. What it can only reach through units that are not to
 * be shared out stays where it is.
 */
export function absorbEnclaves(partition: Partition): void {
  const { graph, count } = partition.field;
  for (const territory of partition.territories()) {
    if (partition.sizes[territory] === 0) continue;
    const members = partition.members(territory);
    if (!partition.surround(members)) continue;
    const enclosed = new UnitSet(partition.enclosedBy(members).flatMap((group) => [...group]));
    for (const member of members) {
      for (let e = graph.offsets[member]; e < graph.offsets[member + 1]; e++) {
        const node = graph.targets[e];
        if (node >= count || !enclosed.remove(node)) continue;
        partition.move(node, territory);
        members.push(node);
      }
    }
    partition.recentre(territory);
  }
}
