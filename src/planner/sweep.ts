import { NONE } from '../atlas/atlas';
import { epciCost, sizeCost, type Weights } from './objective';
import type { Partition } from './partition';
import { distance } from './plane';
import { rootOf } from './tree';

/**
 * Hands each node on a border to the neighbouring territory where it costs least, in the order of nodes, as long as
 * the giver stays connected and viable and the taker encloses nothing. Centres stand still meanwhile.
 * @returns how many nodes changed hands.
 */
export function sweep(partition: Partition, weights: Weights): number {
  const { field, of } = partition;
  const { offsets, targets } = field.graph;
  let moved = 0;
  for (let node = 0; node < field.count; node++) {
    const from = of[node];
    if (partition.centre[from] === node || partition.population[from] - field.population[node] < weights.minimum)
      continue;
    let best = NONE;
    let gain = -1e-6;
    let last = from;
    for (let e = offsets[node]; e < offsets[node + 1]; e++) {
      if (targets[e] >= field.count) continue;
      const to = of[targets[e]];
      if (to === from || to === last || to === best) continue;
      last = to;
      const change = changeOf(partition, weights, node, to);
      if (change < gain && together(partition, node, (other) => partition.of[other] !== to))
        [best, gain] = [to, change];
    }
    if (best === NONE || !together(partition, node, (other) => partition.of[other] === from)) continue;
    partition.move(node, best);
    moved++;
  }
  return moved;
}

/** What the objective gains, centres as they stand, when `node` is handed to territory `to`; negative when that saves. */
export function changeOf(partition: Partition, weights: Weights, node: number, to: number): number {
  const { field, of, population, centre } = partition;
  const from = of[node];
  const inhabitants = field.population[node];
  const { plane, graph } = field;
  let change = inhabitants * (distance(plane, node, centre[to]) - distance(plane, node, centre[from]));
  change += sizeCost(weights, population[from] - inhabitants) - sizeCost(weights, population[from]);
  change += sizeCost(weights, population[to] + inhabitants) - sizeCost(weights, population[to]);
  const epci = field.epci[node];
  if (epci !== NONE) {
    const size = field.epciSizes[epci];
    const [here, there] = [partition.inEpci(from, epci), partition.inEpci(to, epci)];
    change += epciCost(weights, here - 1, size) - epciCost(weights, here, size);
    change += epciCost(weights, there + 1, size) - epciCost(weights, there, size);
  }
  const department = field.department[node];
  const entered = partition.inDepartment(to, department) === 0;
  change += weights.department * (Number(entered) - Number(partition.inDepartment(from, department) === 1));
  for (let e = graph.offsets[node]; e < graph.offsets[node + 1]; e++) {
    const other = graph.targets[e];
    if (other >= field.count) continue;
    if (of[other] === from) change += weights.edge;
    else if (of[other] === to) change -= weights.edge;
  }
  return change;
}

/**
 * Whether the neighbours of `node` that `belong` hang together without it, by steps among themselves: then what they
 * belong to does not fall apart when `node` leaves it. Outside nodes are neighbours too, in no territory: asked of all
 * that is not in one territory, this tells that giving it `node` walls nothing in.
 */
function together({ field }: Partition, node: number, belong: (other: number) => boolean): boolean {
  const { offsets, targets } = field.graph;
  const ring: number[] = [];
  for (let e = offsets[node]; e < offsets[node + 1]; e++) {
    const other = targets[e];
    if (belong(other)) ring.push(other);
  }
  return connected(field.graph, field.count, ring);
}

/** Whether `ring` is connected; an outside node has a long row, so that edges are read from the other end. */
function connected({ offsets, targets }: Partition['field']['graph'], count: number, ring: readonly number[]): boolean {
  if (ring.length < 2) return true;
  const set = new Uint16Array(ring.length);
  for (let i = 0; i < ring.length; i++) set[i] = i;
  let groups = ring.length;
  for (let i = 0; i < ring.length; i++) {
    const node = ring[i];
    if (node >= count) continue;
    for (let e = offsets[node]; e < offsets[node + 1]; e++) {
      const j = ring.indexOf(targets[e]);
      if (j < 0) continue;
      const a = rootOf(set, i);
      const b = rootOf(set, j);
      if (a === b) continue;
      set[a] = b;
      groups--;
    }
  }
  return groups === 1;
}
