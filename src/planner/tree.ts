import { NONE } from '../atlas/atlas';
import type { Field } from './field';

/**
 * How much heavier than others each edge of a field is, in the order of its graph: random weights between 0 and 1 come
 * on top, and the lightest edges are kept.
 */
export type Lean = Float64Array;

/** Weight of the border of an EPCI, and again of a department: each hangs together in one branch. */
const BORDER = 1;
/** How much heavier the edges of a commune of `bulk` inhabitants are: enough to come after any border. */
const BULK = 3;

/**
 * EPCI and departments each in one branch, and large communes alone at the end of theirs.
 * @param bulk inhabitants from which a commune is fully apart; `null` when communes are not told apart.
 */
export function alongBorders({ graph, count, epci, department, population }: Field, bulk: number | null): Lean {
  const { offsets, targets } = graph;
  const lean = new Float64Array(offsets[count]);
  for (let node = 0; node < count; node++) {
    for (let e = offsets[node]; e < offsets[node + 1]; e++) {
      const other = targets[e];
      if (other >= count) continue;
      if (epci[node] !== epci[other]) lean[e] += BORDER;
      if (department[node] !== department[other]) lean[e] += BORDER;
      if (bulk !== null) lean[e] += BULK * Math.min(1, Math.max(population[node], population[other]) / bulk);
    }
  }
  return lean;
}

/** No edge is that heavy. */
const HEAVIEST = 1 + 2 * BORDER + BULK;

/** A cut of some nodes into connected parts; good until the next one. */
export interface Cut {
  /** Part of each node, in the order of the nodes given to `grow`. */
  part: Uint16Array;
  /** Inhabitants of each part. */
  population: number[];
}

/** The `nodes` of each part, in their order. */
export function partsOf({ part, population }: Cut, nodes: readonly number[]): number[][] {
  const parts: number[][] = population.map(() => []);
  for (let i = 0; i < nodes.length; i++) parts[part[i]].push(nodes[i]);
  return parts;
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
  /** What a tree leans to when large communes are not told apart. */
  readonly borders: Lean;
  readonly #nodes: Uint16Array;
  /** Place of each node in the tree that grows, counted from 1; 0 outside it. */
  readonly #place: Uint16Array;
  readonly #weights: Float64Array;
  readonly #lightest: Uint32Array;
  /** Where the next edge of each bucket goes. */
  readonly #starts: Uint32Array;
  readonly #edges: Uint32Array;
  readonly #set: Uint16Array;
  readonly #degree: Uint32Array;
  readonly #next: Uint32Array;
  readonly #load: Float64Array;
  readonly #part: Uint16Array;
  /** Part last cut next to the nodes that still hang from each place. */
  readonly #beside: Uint16Array;
  readonly #links: Uint16Array;

  constructor(
    readonly field: Field,
    readonly random: () => number,
  ) {
    const { count } = field;
    const edges = (field.graph.targets.length >> 1) + 1;
    this.borders = alongBorders(field, null);
    this.#nodes = new Uint16Array(count);
    this.nodes = this.#nodes.subarray(0, 0);
    this.order = new Uint16Array(count);
    this.parent = new Uint16Array(count);
    this.#place = new Uint16Array(field.graph.offsets.length - 1);
    this.#weights = new Float64Array(edges);
    this.#lightest = new Uint32Array(edges);
    this.#starts = new Uint32Array(edges + 1);
    this.#edges = new Uint32Array(2 * edges);
    this.#set = new Uint16Array(count);
    this.#degree = new Uint32Array(count + 1);
    this.#next = new Uint32Array(count);
    this.#load = new Float64Array(count);
    this.#part = new Uint16Array(count);
    this.#beside = new Uint16Array(count);
    this.#links = new Uint16Array(2 * count);
  }

  /** Grows a tree over `nodes`, rooted at the place `root`; over a disconnected set, one tree a connected group more. */
  grow(nodes: readonly number[], root: number, lean: Lean): void {
    const place = this.#place;
    const n = nodes.length;
    this.nodes = this.#nodes.subarray(0, n);
    for (let i = 0; i < n; i++) {
      this.#nodes[i] = nodes[i];
      place[nodes[i]] = i + 1;
    }
    const found = this.#weigh(lean);
    this.#sort(found);
    this.#span(found);
    this.#hang(root);
    for (let i = 0; i < n; i++) place[this.#nodes[i]] = 0;
  }

  /** Lists the edges within the nodes and weighs them; returns how many there are. */
  #weigh(lean: Lean): number {
    const { offsets, targets } = this.field.graph;
    const { nodes, random } = this;
    const place = this.#place;
    const weights = this.#weights;
    const edges = this.#edges;
    const n = nodes.length;
    let found = 0;
    for (let i = 0; i < n; i++) {
      const end = offsets[nodes[i] + 1];
      for (let e = offsets[nodes[i]]; e < end; e++) {
        const other = place[targets[e]];
        if (other <= i + 1) continue;
        weights[found] = random() + lean[e];
        edges[2 * found] = i;
        edges[2 * found + 1] = other - 1;
        found++;
      }
    }
    return found;
  }

  /** Puts the edges in `#lightest`, lightest first: a bucket for each, roughly, then by insertion. */
  #sort(found: number): void {
    const weights = this.#weights;
    const lightest = this.#lightest;
    const starts = this.#starts.fill(0, 0, found + 1);
    const scale = found / HEAVIEST;
    for (let e = 0; e < found; e++) starts[Math.trunc(weights[e] * scale) + 1]++;
    for (let b = 1; b < found; b++) starts[b] += starts[b - 1];
    for (let e = 0; e < found; e++) lightest[starts[Math.trunc(weights[e] * scale)]++] = e;
    for (let k = 1; k < found; k++) {
      const edge = lightest[k];
      const weight = weights[edge];
      let hole = k;
      for (; hole > 0 && weights[lightest[hole - 1]] > weight; hole--) lightest[hole] = lightest[hole - 1];
      lightest[hole] = edge;
    }
  }

  /** Kruskal's algorithm, which overwrites the order of the edges; leaves the tree in compressed rows. */
  #span(found: number): void {
    const lightest = this.#lightest;
    const set = this.#set;
    const edges = this.#edges;
    const links = this.#links;
    const n = this.nodes.length;
    for (let i = 0; i < n; i++) set[i] = i;
    const degree = this.#degree.fill(0, 0, n + 1);
    let kept = 0;
    for (let k = 0; k < found && kept < n - 1; k++) {
      const edge = lightest[k];
      const a = edges[2 * edge];
      const b = edges[2 * edge + 1];
      const rootA = rootOf(set, a);
      const rootB = rootOf(set, b);
      if (rootA === rootB) continue;
      set[rootA] = rootB;
      lightest[kept++] = edge;
      degree[a + 1]++;
      degree[b + 1]++;
    }
    for (let i = 0; i < n; i++) degree[i + 1] += degree[i];
    const next = this.#next;
    next.set(degree.subarray(0, n));
    for (let k = 0; k < kept; k++) {
      const edge = lightest[k];
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
    const load = this.#load;
    for (let i = 0; i < n; i++) load[i] = inhabitants[this.nodes[i]];
    const part = this.#part.subarray(0, n).fill(NONE);
    const population: number[] = [];
    const beside = this.#beside.fill(NONE, 0, n);
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
