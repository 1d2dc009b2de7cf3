import { sizeCost, type Costs, type Weights } from './objective';
import type { Field } from './field';
import type { Partition } from './partition';
import type { Tree } from './tree';

/**
 * Merges each pair of neighbouring territories and cuts it anew where that costs least along a random tree ("ReCom":
 * DeFord, Duchin and Solomon, 2021, kept here only when it is cheaper).
 * @returns how many pairs changed.
 */
export function recombineAll(partition: Partition, tree: Tree, costs: Costs): number {
  let changed = 0;
  for (const territory of partition.territories()) {
    for (const other of partition.neighbours(territory)) {
      if (other > territory && recombine(partition, tree, costs, territory, other)) changed++;
    }
  }
  return changed;
}

function recombine(partition: Partition, tree: Tree, costs: Costs, a: number, b: number): boolean {
  const before = [partition.members(a), partition.members(b)];
  const nodes = partition.members(a, b);
  tree.grow(nodes, Math.floor(tree.random() * nodes.length), tree.borders);
  const cut = bestCut(partition.field, tree, costs.weights);
  if (cut === null) return false;
  const after: number[][] = [[], []];
  cut.forEach((side, i) => after[side].push(nodes[i]));
  if (costs.of(after) >= costs.of(before) - 1e-6) return false;
  if (after.some((part) => partition.surround(part))) return false;
  for (const node of after[0]) partition.move(node, a);
  for (const node of after[1]) partition.move(node, b);
  partition.recentre(a);
  partition.recentre(b);
  return true;
}

/**
 * Side of each place of `tree` when its best edge is cut; `null` when no edge leaves both sides viable. It only picks
 * the edge: the way to the centre is told from the spread of inhabitants, which adds up along the tree, and an EPCI or a
 * department is taken to be cut where the edge crosses its border. What the cut is worth, the objective says.
 */
export function bestCut(field: Field, tree: Tree, weights: Weights): Uint8Array | null {
  const { nodes, order, parent } = tree;
  const n = nodes.length;
  const sums = new Spread(field, nodes);
  for (let k = n - 1; k > 0; k--) sums.add(parent[order[k]], order[k]);
  const root = order[0];
  let best = -1;
  let least = Infinity;
  for (let k = 1; k < n; k++) {
    const i = order[k];
    const inside = sums.inhabitants[i];
    const outside = sums.inhabitants[root] - inside;
    if (inside < weights.minimum || outside < weights.minimum) continue;
    const child = nodes[i];
    const up = nodes[parent[i]];
    const cost =
      sizeCost(weights, inside) +
      sizeCost(weights, outside) +
      sums.way(i) +
      sums.wayWithout(root, i) +
      (field.epci[child] === field.epci[up] ? weights.epci : 0) +
      (field.department[child] === field.department[up] ? weights.department : 0);
    if (cost < least) {
      best = i;
      least = cost;
    }
  }
  if (best < 0) return null;
  const side = new Uint8Array(n);
  for (let k = 1; k < n; k++) side[order[k]] = order[k] === best ? 1 : side[parent[order[k]]];
  return side;
}

/** Inhabitants of branches, and how far they live from the middle of theirs. */
class Spread {
  readonly inhabitants: Float64Array;
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #squares: Float64Array;

  constructor({ population, plane }: Field, nodes: Uint16Array) {
    const n = nodes.length;
    this.inhabitants = new Float64Array(n);
    this.#x = new Float64Array(n);
    this.#y = new Float64Array(n);
    this.#squares = new Float64Array(n);
    const origin = nodes[0];
    for (let i = 0; i < n; i++) {
      const inhabitants = population[nodes[i]];
      const east = (plane.x[nodes[i]] - plane.x[origin]) * plane.shrink[origin];
      const north = plane.y[nodes[i]] - plane.y[origin];
      this.inhabitants[i] = inhabitants;
      this.#x[i] = inhabitants * east;
      this.#y[i] = inhabitants * north;
      this.#squares[i] = inhabitants * (east * east + north * north);
    }
  }

  add(to: number, from: number): void {
    this.inhabitants[to] += this.inhabitants[from];
    this.#x[to] += this.#x[from];
    this.#y[to] += this.#y[from];
    this.#squares[to] += this.#squares[from];
  }

  /** Inhabitants of branch `i` times the root of their mean squared distance to their middle. */
  way(i: number): number {
    return way(this.inhabitants[i], this.#x[i], this.#y[i], this.#squares[i]);
  }

  /** The same for what `i` leaves of `whole`. */
  wayWithout(whole: number, i: number): number {
    return way(
      this.inhabitants[whole] - this.inhabitants[i],
      this.#x[whole] - this.#x[i],
      this.#y[whole] - this.#y[i],
      this.#squares[whole] - this.#squares[i],
    );
  }
}

const way = (inhabitants: number, x: number, y: number, squares: number) =>
  Math.sqrt(Math.max(0, squares * inhabitants - x * x - y * y));
