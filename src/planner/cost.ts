import { NONE } from '../atlas/atlas';
import type { Field } from './field';
import { heartOf, inhabitantKm } from './partition';

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
const DEVIATION_KM = 8;
const EPCI_KM = 0.6;
const DEPARTMENT_KM = 1;
const EDGE_KM = 0.01;

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

/** What `parts` of a field cost, but for what concerns other parts. */
export function costOf(field: Field, parts: readonly (readonly number[])[], weights: Weights): number {
  const { graph, count, epci, epciSizes, department, population } = field;
  const partOf = new Map<number, number>();
  parts.forEach((nodes, part) => nodes.forEach((node) => partOf.set(node, part)));
  let cost = 0;
  parts.forEach((nodes, part) => {
    cost += inhabitantKm(field, nodes, heartOf(field, nodes));
    let inhabitants = 0;
    const epcis = new Map<number, number>();
    const departments = new Set<number>();
    for (const node of nodes) {
      inhabitants += population[node];
      if (epci[node] !== NONE) epcis.set(epci[node], (epcis.get(epci[node]) ?? 0) + 1);
      departments.add(department[node]);
      for (let e = graph.offsets[node]; e < graph.offsets[node + 1]; e++) {
        const other = graph.targets[e];
        if (other < count && (partOf.get(other) ?? part) > part) cost += weights.edge;
      }
    }
    cost += sizeCost(weights, inhabitants) + weights.department * departments.size;
    for (const [of, here] of epcis) cost += weights.epci * (1 - (here / epciSizes[of]) ** 2);
  });
  return cost;
}
