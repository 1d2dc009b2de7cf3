import { costOf, sizeCost, type Weights } from './cost';
import type { Field } from './field';
import type { Partition } from './partition';
import type { Lean, Tree } from './tree';

/** Leaves EPCI and departments whole when it can. */
export const ALONG_BORDERS: Lean = { border: 1, bulk: null };

/**
 * Merges each pair of neighbouring territories and cuts it anew where that costs least along a random tree ("ReCom":
 * DeFord, Duchin and Solomon, 2021, kept here only when it is cheaper).
 * @returns how many pairs changed.
 */
export function recombineAll(partition: Partition, tree: Tree, weights: Weights): number {
  let changed = 0;
  for (const territory of partition.territories()) {
    for (const other of partition.neighbours(territory)) {
      if (other > territory && recombine(partition, tree, weights, territory, other)) changed++;
    }
  }
  return changed;
}

function recombine(partition: Partition, tree: Tree, weights: Weights, a: number, b: number): boolean {
  const { field } = partition;
  const before = [partition.members(a), partition.members(b)];
  const nodes = before.flat();
  tree.grow(nodes, Math.floor(tree.random() * nodes.length), ALONG_BORDERS);
  const cut = bestCut(field, tree, weights);
  if (cut === null) return false;
  const after: number[][] = [[], []];
  cut.forEach((side, i) => after[side].push(nodes[i]));
  if (costOf(field, after, weights) >= costOf(field, before, weights) - 1e-6) return false;
  if (after.some((part) => partition.enclosedBy(part).length)) return false;
  for (const node of after[0]) partition.move(node, a);
  for (const node of after[1]) partition.move(node, b);
  partition.recentre(a);
  partition.recentre(b);
  return true;
}

/**
 * Side of each place of `tree` when its best edge is cut; `null` when no edge leaves both sides viable. The way to the
 * centre is told from the spread of inhabitants, which adds up along the tree.
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
    const [inside, outside] = [sums.inhabitants[i], sums.inhabitants[root] - sums.inhabitants[i]];
    if (inside < weights.minimum || outside < weights.minimum) continue;
    const [child, up] = [nodes[i], nodes[parent[i]]];
    const cost =
      sizeCost(weights, inside) +
      sizeCost(weights, outside) +
      sums.way(i) +
      sums.wayWithout(root, i) +
      (field.epci[child] === field.epci[up] ? weights.epci : 0) +
      (field.department[child] === field.department[up] ? weights.department : 0);
    if (cost < least) [best, least] = [i, cost];
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

  constructor({ population, plane }: Field, nodes: readonly number[]) {
    const shrink = plane.shrink[nodes[0]];
    const east = (node: number) => (plane.x[node] - plane.x[nodes[0]]) * shrink;
    const north = (node: number) => plane.y[node] - plane.y[nodes[0]];
    this.inhabitants = Float64Array.from(nodes, (node) => population[node]);
    this.#x = Float64Array.from(nodes, (node) => population[node] * east(node));
    this.#y = Float64Array.from(nodes, (node) => population[node] * north(node));
    this.#squares = Float64Array.from(nodes, (node) => population[node] * (east(node) ** 2 + north(node) ** 2));
  }

  add(to: number, from: number): void {
    for (const sums of [this.inhabitants, this.#x, this.#y, this.#squares]) sums[to] += sums[from];
  }

  /** Inhabitants times the root of their mean squared distance to their middle. */
  way(i: number): number {
    return way(this.inhabitants[i], this.#x[i], this.#y[i], this.#squares[i]);
  }

  wayWithout(whole: number, i: number): number {
    const rest = (sums: Float64Array) => sums[whole] - sums[i];
    return way(rest(this.inhabitants), rest(this.#x), rest(this.#y), rest(this.#squares));
  }
}

const way = (inhabitants: number, x: number, y: number, squares: number) =>
  Math.sqrt(Math.max(0, squares * inhabitants - x * x - y * y));
