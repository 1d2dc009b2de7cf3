import { NONE } from '../atlas/atlas';
import type { Field } from './field';
import { centreOf, inhabitantKm } from './partition';

/**
 * What a maillage is judged on, in inhabitant-kilometres: the way from each inhabitant to the centre of the territory,
 * and what the other wishes weigh against it.
 */
export interface Weights {
  /** Inhabitants below which no territory may fall. */
  minimum: number;
  /** Wished inhabitants of a territory; `null` when its size does not matter. */
  size: number | null;
  /** A territory twice the wished size, or none at all. */
  deviation: number;
  /** An EPCI more in two parts. */
  epci: number;
  /** A territory that enters one department more. */
  department: number;
  /** Two neighbours kept apart: few of them make a compact territory. */
  edge: number;
}

/*
 * The weights are ways: what a territory of ordinary size may walk farther, in kilometres, to spare what is named.
 */
const DEVIATION_KM = 10;
const EPCI_KM = 3;
const DEPARTMENT_KM = 2;
const EDGE_KM = 0.02;

/** @param size wished inhabitants, or `null`. */
export function weightsFor(minimum: number, size: number | null): Weights {
  const inhabitants = size ?? minimum;
  return {
    minimum,
    size,
    deviation: DEVIATION_KM * inhabitants,
    epci: EPCI_KM * inhabitants,
    department: DEPARTMENT_KM * inhabitants,
    edge: EDGE_KM * inhabitants,
  };
}

/** What `population` inhabitants cost for not being the wished number. */
export function sizeCost({ size, deviation }: Weights, population: number): number {
  if (size === null) return 0;
  const away = population / size - 1;
  return deviation * away * away;
}

/** What an EPCI of `size` nodes costs in a territory that holds `here` of them: nothing where it is whole. */
export const epciCost = ({ epci }: Weights, here: number, size: number): number =>
  here === 0 ? 0 : epci * (1 - (here / size) ** 2);

/** What connected parts of a field cost. */
export class Costs {
  /** Part of each node while a sum is under way, 0 for none. */
  readonly #part: Uint8Array;
  /** Nodes of one part in each EPCI while they are counted. */
  readonly #inEpci: Uint32Array;

  constructor(
    readonly field: Field,
    readonly weights: Weights,
  ) {
    this.#part = new Uint8Array(field.count);
    this.#inEpci = new Uint32Array(field.epciSizes.length);
  }

  /** What `parts`, a few lists of nodes, cost together, but for what concerns others. */
  of(parts: readonly (readonly number[])[]): number {
    parts.forEach((nodes, i) => this.#mark(nodes, i + 1));
    const cost = parts.reduce((sum, nodes, i) => sum + this.#one(nodes, i + 1), 0);
    for (const nodes of parts) this.#mark(nodes, 0);
    return cost;
  }

  #mark(nodes: readonly number[], part: number): void {
    for (const node of nodes) this.#part[node] = part;
  }

  #one(nodes: readonly number[], part: number): number {
    const { field, weights } = this;
    const { graph, count, epci, epciSizes, department, population, plane } = field;
    const inEpci = this.#inEpci;
    const departments: number[] = [];
    let inhabitants = 0;
    let apart = 0;
    for (const node of nodes) {
      inhabitants += population[node];
      if (epci[node] !== NONE) inEpci[epci[node]]++;
      if (!departments.includes(department[node])) departments.push(department[node]);
      for (let e = graph.offsets[node]; e < graph.offsets[node + 1]; e++) {
        const other = graph.targets[e];
        if (other < count && this.#part[other] > part) apart++;
      }
    }
    let cost = inhabitantKm(population, plane, nodes, centreOf(population, plane, nodes));
    cost += sizeCost(weights, inhabitants);
    cost += weights.edge * apart + weights.department * departments.length;
    for (const node of nodes) {
      const here = epci[node] === NONE ? 0 : inEpci[epci[node]];
      if (here === 0) continue;
      cost += epciCost(weights, here, epciSizes[epci[node]]);
      inEpci[epci[node]] = 0;
    }
    return cost;
  }
}
