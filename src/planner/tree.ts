import { NONE } from '../atlas/atlas';
import type { Field } from './field';

/** What makes some edges heavier than the others, whose weights are random between 0 and 1: the lightest are kept. */
export interface Lean {
  /** Weight of the border of an EPCI, and again of a department: 1 or more keeps each in one branch. */
  border: number;
  /** Inhabitants from which a commune is better a leaf, alone at the end of a branch; `null` for none. */
  bulk: number | null;
}

/** EPCI and departments each in one branch, communes of `bulk` inhabitants apart. */
export const alongBorders = (bulk: number | null): Lean => ({ border: 1, bulk });

/** How much heavier the edges of a commune of `bulk` inhabitants are: enough to come after any border. */
const BULK = 3;
/** More than the edges of any field, so that a weight and an edge share one exact number. */
const EDGES = 2 ** 20;

/** A cut of some nodes into connected parts. */
export interface Cut {
  /** Part of each node, in the order of the nodes given to `grow`. */
  part: Uint16Array;
  /** Inhabitants of each part. */
  population: number[];
}

/**
 * A random spanning tree over some nodes of a field: the minimum spanning tree of random weights, heavier across the
 * border of an EPCI or a department, so that those hang together (the "region-aware" trees of ReCom; DeFord, Duchin and
 * Solomon, "Recombination", Harvard Data Science Review 3.2, 2021). Buffers are kept between trees.
 */
export class Tree {
  /** Nodes of the tree; places in this list stand for nodes below. */
  nodes: Uint16Array;
  /** Places from the root outwards. */
  readonly order: Uint16Array;
  /** Place of the parent; `NONE` for a root. */
  readonly parent: Uint16Array;
  readonly #nodes: Uint16Array;
  readonly #place: Uint16Array;
  readonly #keys: Float64Array;
  readonly #edges: Uint32Array;
  readonly #set: Uint16Array;
  readonly #degree: Uint32Array;
  readonly #links: Uint16Array;

  constructor(
    readonly field: Field,
    readonly random: () => number,
  ) {
    const { count } = field;
    const edges = (field.graph.targets.length >> 1) + 1;
    this.#nodes = new Uint16Array(count);
    this.nodes = this.#nodes.subarray(0, 0);
    this.order = new Uint16Array(count);
    this.parent = new Uint16Array(count);
    this.#place = new Uint16Array(count).fill(NONE);
    this.#keys = new Float64Array(edges);
    this.#edges = new Uint32Array(2 * edges);
    this.#set = new Uint16Array(count);
    this.#degree = new Uint32Array(count + 1);
    this.#links = new Uint16Array(2 * count);
  }

  /** Grows a tree over `nodes`, rooted at the place `root`; over a disconnected set, one tree a connected group more. */
  grow(nodes: readonly number[], root: number, lean: Lean): void {
    const place = this.#place;
    const n = nodes.length;
    this.nodes = this.#nodes.subarray(0, n);
    for (let i = 0; i < n; i++) {
      this.#nodes[i] = nodes[i];
      place[nodes[i]] = i;
    }
    this.#span(this.#weigh(lean));
    this.#hang(root);
    for (let i = 0; i < n; i++) place[this.#nodes[i]] = NONE;
  }

  /** Lists the edges within the nodes, lightest first: keys hold a weight and, below it, the number of the edge. */
  #weigh({ border, bulk }: Lean): Float64Array {
    const { epci, department, graph, count, population } = this.field;
    const { offsets, targets } = graph;
    const nodes = this.nodes;
    const place = this.#place;
    const keys = this.#keys;
    const edges = this.#edges;
    let found = 0;
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i];
      for (let e = offsets[node]; e < offsets[node + 1]; e++) {
        const other = targets[e];
        if (other >= count || place[other] === NONE || place[other] <= i) continue;
        let weight = this.random();
        if (epci[node] !== epci[other]) weight += border;
        if (department[node] !== department[other]) weight += border;
        if (bulk !== null) weight += BULK * Math.min(1, Math.max(population[node], population[other]) / bulk);
        keys[found] = Math.floor(weight * EDGES) * EDGES + found;
        edges[2 * found] = i;
        edges[2 * found + 1] = place[other];
        found++;
      }
    }
    return keys.subarray(0, found).sort();
  }

  /** Kruskal's algorithm, which overwrites the keys; leaves the tree in compressed rows. */
  #span(keys: Float64Array): void {
    const set = this.#set;
    const edges = this.#edges;
    const links = this.#links;
    const n = this.nodes.length;
    for (let i = 0; i < n; i++) set[i] = i;
    const degree = this.#degree.fill(0, 0, n + 1);
    let kept = 0;
    for (let k = 0; k < keys.length && kept < n - 1; k++) {
      const edge = keys[k] - Math.floor(keys[k] / EDGES) * EDGES;
      const a = edges[2 * edge];
      const b = edges[2 * edge + 1];
      const rootA = rootOf(set, a);
      const rootB = rootOf(set, b);
      if (rootA === rootB) continue;
      set[rootA] = rootB;
      keys[kept++] = edge;
      degree[a + 1]++;
      degree[b + 1]++;
    }
    for (let i = 0; i < n; i++) degree[i + 1] += degree[i];
    const next = degree.slice(0, n);
    for (let k = 0; k < kept; k++) {
      const edge = keys[k];
      const a = edges[2 * edge];
      const b = edges[2 * edge + 1];
      links[next[a]++] = b;
      links[next[b]++] = a;
    }
  }

  /** Orders the places from `root`, then from the first of each group not reached. */
  #hang(root: number): void {
    const { order, parent } = this;
    const met = this.#set.fill(0, 0, this.nodes.length);
    let end = 0;
    let head = 0;
    for (let start = -1; start < this.nodes.length; start++) {
      const first = start < 0 ? root : start;
      if (met[first]) continue;
      met[first] = 1;
      parent[first] = NONE;
      order[end++] = first;
      for (; head < end; head++) {
        const i = order[head];
        for (let e = this.#degree[i]; e < this.#degree[i + 1]; e++) {
          const child = this.#links[e];
          if (met[child]) continue;
          met[child] = 1;
          parent[child] = i;
          order[end++] = child;
        }
      }
    }
  }

  /**
   * Cuts from the leaves up: as soon as a branch reaches `enough` inhabitants, it is a part. That gives a tree as many
   * such parts as it can hold. What is left at a root joins the last part cut from it, or is a part below `enough` when
   * there is none.
   */
  leafFirst(enough: number): Cut {
    const n = this.nodes.length;
    const { order, parent } = this;
    const inhabitants = this.field.population;
    const load = new Float64Array(n);
    for (let i = 0; i < n; i++) load[i] = inhabitants[this.nodes[i]];
    const part = new Uint16Array(n).fill(NONE);
    const population: number[] = [];
    const beside = new Uint16Array(n).fill(NONE);
    for (let k = n - 1; k >= 0; k--) {
      const i = order[k];
      const up = parent[i];
      if (load[i] >= enough) part[i] = population.push(load[i]) - 1;
      else if (up === NONE) {
        const joined = beside[i];
        part[i] = joined === NONE ? population.push(load[i]) - 1 : joined;
        if (joined !== NONE) population[joined] += load[i];
      } else load[up] += load[i];
      if (up === NONE) continue;
      // The part a root could join is the last one cut next to the nodes still hanging from it.
      if (part[i] !== NONE) beside[up] = part[i];
      else if (beside[i] !== NONE) beside[up] = beside[i];
    }
    for (let k = 0; k < n; k++) if (part[order[k]] === NONE) part[order[k]] = part[parent[order[k]]];
    return { part, population };
  }
}

/** The place that stands for the set of place `i`; what is met on the way is brought closer to it. */
export function rootOf(set: Uint16Array, i: number): number {
  while (set[i] !== i) i = set[i] = set[set[i]];
  return i;
}
