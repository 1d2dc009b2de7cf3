import type { Graph } from '../kernel/graph';

/** Tells whether nodes of a graph wall others in; what it needs is kept between questions. */
export class Walls {
  readonly #graph: Graph;
  readonly #toOpen: Uint16Array;
  /** Number of the set or of the walk that each node was met in. */
  readonly #marks: Uint32Array;
  #mark = 0;

  /** @param toOpen for each node of `graph`, its steps to the nearest one that is open: 0 there. */
  constructor(graph: Graph, toOpen: Uint16Array) {
    this.#graph = graph;
    this.#toOpen = toOpen;
    this.#marks = new Uint32Array(toOpen.length);
  }

  /** Whether some node cannot reach an open one without crossing `nodes`. */
  surround(nodes: readonly number[]): boolean {
    const { offsets, targets } = this.#graph;
    const marks = this.#marks;
    const set = ++this.#mark;
    for (let i = 0; i < nodes.length; i++) marks[nodes[i]] = set;
    for (let i = 0; i < nodes.length; i++) {
      const end = offsets[nodes[i] + 1];
      for (let e = offsets[nodes[i]]; e < end; e++) {
        if (marks[targets[e]] < set && !this.#reachesOpen(targets[e], set)) return true;
      }
    }
    return false;
  }

  /** Walks from `start` around the nodes marked `set`, towards the open first, up to a walk that reached it before. */
  #reachesOpen(start: number, set: number): boolean {
    const { offsets, targets } = this.#graph;
    const toOpen = this.#toOpen;
    const marks = this.#marks;
    const walk = ++this.#mark;
    const stack = [start];
    marks[start] = walk;
    if (toOpen[start] === 0) return true;
    while (stack.length) {
      const node = stack.pop()!;
      const end = offsets[node + 1];
      let nearer = -1;
      for (let e = offsets[node]; e < end; e++) {
        const next = targets[e];
        const mark = marks[next];
        if (mark === set || mark === walk) continue;
        if (mark > set || toOpen[next] === 0) return true;
        marks[next] = walk;
        if (nearer < 0 && toOpen[next] < toOpen[node]) nearer = next;
        else stack.push(next);
      }
      if (nearer >= 0) stack.push(nearer);
    }
    return false;
  }
}
