import { NONE } from '../atlas/atlas';
import { stepsToExterior } from '../kernel/enclaves';
import type { Graph } from '../kernel/graph';
import type { Ground } from './ground';
import { planeOf, type Plane } from './plane';
import type { Crossing } from './survey';

/**
 * The units to share out as nodes 0 to `count - 1` of a graph of their own, where the rest of the world is a few nodes
 * more: the open (all that reaches the sea or a foreign country without crossing them), then one for each group of
 * other units that they wall in. What a territory encloses can then be read from this graph alone.
 */
export interface Field {
  count: number;
  /** Atlas unit of each node, ascending. */
  units: Uint16Array;
  graph: Graph;
  /** Steps from each node of the graph to the open. */
  toOpen: Uint16Array;
  /** Inhabitants; 0 where they are unknown, so that such a unit makes no territory viable. */
  population: Float64Array;
  /** Groups numbered among those present; `NONE` outside any. */
  epci: Uint16Array;
  department: Uint16Array;
  /** Nodes in each EPCI, and the number of departments. */
  epciSizes: Uint32Array;
  departments: number;
  plane: Plane;
  /** Node that stands for each atlas unit outside; `NONE` for the units shared out. */
  outside: Uint16Array;
}

/** Makes a field of `units`, ascending; each crossing joins its two ends. */
export function createField(ground: Ground, units: Uint16Array, crossings: readonly Crossing[]): Field {
  const node = new Uint16Array(ground.population.length).fill(NONE);
  units.forEach((unit, i) => (node[unit] = i));
  const outside = outsideOf(ground, node, units.length);
  const rows: number[][] = Array.from({ length: outside.end }, () => []);
  const join = (a: number, b: number) => {
    if (rows[a].includes(b)) return;
    rows[a].push(b);
    rows[b].push(a);
  };
  const { offsets, targets } = ground.adjacency;
  const open = units.length;
  units.forEach((unit, i) => {
    for (let e = offsets[unit]; e < offsets[unit + 1]; e++) {
      const next = targets[e];
      if (node[next] === NONE) join(i, outside.of[next]);
      else if (next > unit) join(i, node[next]);
    }
    if (ground.exterior[unit]) join(i, open);
  });
  for (const { from, to } of crossings) join(node[from], node[to]);
  const graph = compress(rows);
  const exterior = new Uint8Array(outside.end);
  exterior[open] = 1;
  const epci = renumbered(ground.epci, units);
  const department = renumbered(ground.department, units);
  return {
    count: units.length,
    units,
    graph,
    toOpen: stepsToExterior(graph, exterior),
    population: Float64Array.from(units, (unit) => ground.population[unit] || 0),
    epci: epci.of,
    department: department.of,
    epciSizes: epci.sizes,
    departments: department.sizes.length,
    outside: outside.of,
    plane: planeOf(
      Float64Array.from(units, (unit) => ground.longitude[unit]),
      Float64Array.from(units, (unit) => ground.latitude[unit]),
    ),
  };
}

/** Outside node of each unit that has no node: `first` for the open, one more for each walled group. */
function outsideOf({ adjacency: { offsets, targets }, exterior }: Ground, node: Uint16Array, first: number) {
  const of = new Uint16Array(node.length).fill(NONE);
  const flood = (queue: number[], group: number) => {
    for (const unit of queue) of[unit] = group;
    for (const unit of queue) {
      for (let e = offsets[unit]; e < offsets[unit + 1]; e++) {
        const next = targets[e];
        if (node[next] !== NONE || of[next] !== NONE) continue;
        of[next] = group;
        queue.push(next);
      }
    }
  };
  const others = Array.from(node.keys()).filter((unit) => node[unit] === NONE);
  flood(
    others.filter((unit) => exterior[unit]),
    first,
  );
  let end = first + 1;
  for (const unit of others) if (of[unit] === NONE) flood([unit], end++);
  return { of, end };
}

function compress(rows: readonly number[][]): Graph {
  const offsets = new Uint32Array(rows.length + 1);
  rows.forEach((row, i) => (offsets[i + 1] = offsets[i] + row.length));
  const targets = new Uint16Array(offsets[rows.length]);
  rows.forEach((row, i) => targets.set(row, offsets[i]));
  return { offsets, targets };
}

function renumbered(group: Uint16Array, units: Uint16Array): { of: Uint16Array; sizes: Uint32Array } {
  const numbers = new Map<number, number>();
  const of = new Uint16Array(units.length).fill(NONE);
  units.forEach((unit, i) => {
    if (group[unit] === NONE) return;
    if (!numbers.has(group[unit])) numbers.set(group[unit], numbers.size);
    of[i] = numbers.get(group[unit])!;
  });
  const sizes = new Uint32Array(numbers.size);
  for (const number of of) if (number !== NONE) sizes[number]++;
  return { of, sizes };
}
