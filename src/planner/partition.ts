import { NONE } from '../atlas/atlas';
import { enclaves } from '../kernel/enclaves';
import { UnitSet } from '../kernel/unit-set';
import type { Field } from './field';
import type { Plane } from './plane';
import { Walls } from './walls';

/** A field shared out: which territory holds each node, with the sums that every move needs. */
export class Partition {
  /** Territory of each node. */
  readonly of: Uint16Array;
  readonly population: Float64Array;
  /** Nodes of each territory; 0 for a number out of use. */
  readonly sizes: Uint32Array;
  /** Node at the centre of each territory; see `recentre`. */
  readonly centre: Uint16Array;
  #count = 0;
  readonly #walls: Walls;
  readonly #epcis: Uint16Array;
  readonly #departments: Uint16Array;
  /** Members of each territory as a chain of nodes, -1 at both ends. */
  readonly #first: Int32Array;
  readonly #next: Int32Array;
  readonly #previous: Int32Array;

  /** @param capacity most territories that there can be at a time. */
  constructor(
    readonly field: Field,
    readonly capacity: number,
  ) {
    this.of = new Uint16Array(field.count).fill(NONE);
    this.population = new Float64Array(capacity);
    this.sizes = new Uint32Array(capacity);
    this.centre = new Uint16Array(capacity).fill(NONE);
    this.#walls = new Walls(field.graph, field.toOpen);
    this.#epcis = new Uint16Array(capacity * field.epciSizes.length);
    this.#departments = new Uint16Array(capacity * field.departments);
    this.#first = new Int32Array(capacity).fill(-1);
    this.#next = new Int32Array(field.count).fill(-1);
    this.#previous = new Int32Array(field.count).fill(-1);
  }

  /** Territories with at least one node. */
  get count(): number {
    return this.#count;
  }

  /** Numbers of the territories in use, ascending. */
  territories(): number[] {
    return Array.from(this.sizes.keys()).filter((territory) => this.sizes[territory] > 0);
  }

  /** Makes a territory of `nodes`, taken from whichever held them. */
  create(nodes: Iterable<number>): number {
    const territory = this.sizes.indexOf(0);
    for (const node of nodes) this.move(node, territory);
    this.recentre(territory);
    return territory;
  }

  /** Gives `node` to `territory`. */
  move(node: number, territory: number): void {
    const from = this.of[node];
    if (from !== NONE) this.#tell(node, from, -1);
    this.#tell(node, territory, 1);
    this.of[node] = territory;
  }

  #tell(node: number, territory: number, sign: 1 | -1): void {
    const { field, sizes } = this;
    if (sign > 0) {
      if (sizes[territory] === 0) this.#count++;
      this.#link(node, territory);
    } else {
      this.#unlink(node, territory);
      if (sizes[territory] === 1) this.#count--;
    }
    sizes[territory] += sign;
    this.population[territory] += sign * field.population[node];
    if (field.epci[node] !== NONE) this.#epcis[territory * field.epciSizes.length + field.epci[node]] += sign;
    if (field.department[node] !== NONE) {
      this.#departments[territory * field.departments + field.department[node]] += sign;
    }
  }

  #link(node: number, territory: number): void {
    const head = this.#first[territory];
    this.#next[node] = head;
    this.#previous[node] = -1;
    if (head >= 0) this.#previous[head] = node;
    this.#first[territory] = node;
  }

  #unlink(node: number, territory: number): void {
    const before = this.#previous[node];
    const after = this.#next[node];
    if (before >= 0) this.#next[before] = after;
    else this.#first[territory] = after;
    if (after >= 0) this.#previous[after] = before;
  }

  /** Nodes of `territories`, one territory after the other, each in no order. */
  members(...territories: number[]): number[] {
    const nodes: number[] = [];
    for (const territory of territories) {
      for (let node = this.#first[territory]; node >= 0; node = this.#next[node]) nodes.push(node);
    }
    return nodes;
  }

  /** Nodes of `territory` in EPCI `epci` of the field. */
  inEpci(territory: number, epci: number): number {
    return epci === NONE ? 0 : this.#epcis[territory * this.field.epciSizes.length + epci];
  }

  inDepartment(territory: number, department: number): number {
    return department === NONE ? 0 : this.#departments[territory * this.field.departments + department];
  }

  /** Territories that touch `territory`, in the order in which they are met. */
  neighbours(territory: number): number[] {
    const { offsets, targets } = this.field.graph;
    const met: number[] = [];
    for (let node = this.#first[territory]; node >= 0; node = this.#next[node]) {
      for (let e = offsets[node]; e < offsets[node + 1]; e++) {
        if (targets[e] >= this.field.count) continue;
        const other = this.of[targets[e]];
        if (other !== territory && !met.includes(other)) met.push(other);
      }
    }
    return met;
  }

  /** Whether `nodes` cut others from the open. */
  surround(nodes: readonly number[]): boolean {
    return this.#walls.surround(nodes);
  }

  /** Groups of nodes of the graph that `nodes` cut from the open. */
  enclosedBy(nodes: Iterable<number>): Uint16Array[] {
    const { graph, toOpen } = this.field;
    return enclaves(graph, toOpen, new UnitSet(nodes, toOpen.length));
  }

  /** Puts the centre of `territory` where it is nearest to its inhabitants. */
  recentre(territory: number): void {
    this.centre[territory] = centreOf(this.field.population, this.field.plane, this.members(territory));
  }
}

/** A centre is a place that people know: one of the most peopled communes. */
const CANDIDATES = 5;

/** Among the most peopled of `nodes`, the one whose mean distance to the inhabitants of all is the least. */
export function centreOf(population: Float64Array, plane: Plane, nodes: readonly number[]): number {
  const largest: number[] = [];
  for (const node of nodes) {
    const full = largest.length === CANDIDATES;
    if (full && population[node] <= population[largest[CANDIDATES - 1]]) continue;
    let rank = full ? CANDIDATES - 1 : largest.push(node) - 1;
    for (; rank > 0 && population[largest[rank - 1]] < population[node]; rank--) largest[rank] = largest[rank - 1];
    largest[rank] = node;
  }
  let best = largest[0];
  let least = Infinity;
  for (const candidate of largest) {
    const sum = inhabitantKm(population, plane, nodes, candidate, least);
    if (sum < least) [best, least] = [candidate, sum];
  }
  return best;
}

/** Kilometres from the inhabitants of `nodes` to `centre`, added up; gives up beyond `limit`. */
export function inhabitantKm(
  population: Float64Array,
  { x, y, shrink }: Plane,
  nodes: readonly number[],
  centre: number,
  limit = Infinity,
): number {
  let sum = 0;
  for (const node of nodes) {
    if (node === centre) continue;
    const east = ((x[node] - x[centre]) * (shrink[node] + shrink[centre])) / 2;
    const north = y[node] - y[centre];
    sum += population[node] * Math.sqrt(east * east + north * north);
    if (sum >= limit) return sum;
  }
  return sum;
}
