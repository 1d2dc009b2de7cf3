import { NONE } from '../atlas/atlas';
import { enclaves, stepsToExterior } from '../kernel/enclaves';
import type { Graph } from '../kernel/graph';
import { UnitSet } from '../kernel/unit-set';
import type { Ground } from './ground';
import type { Plane } from './plane';
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
  /** Atlas units behind each node of the graph after the open. */
  walled: Uint16Array[];
}

/** Makes a field of `units`, ascending; each crossing joins its two ends. */
export function createField(ground: Ground, units: Uint16Array, crossings: readonly Crossing[]): Field {
  const open = units.length;
  const node = new Uint16Array(ground.population.length).fill(open);
  const walled = enclaves(ground.adjacency, ground.toExterior, new UnitSet(units));
  walled.forEach((group, i) => group.forEach((unit) => (node[unit] = open + 1 + i)));
  units.forEach((unit, i) => (node[unit] = i));
  const rows: number[][] = Array.from({ length: open + 1 + walled.length }, () => []);
  const join = (a: number, b: number) => {
    if (rows[a].includes(b)) return;
    rows[a].push(b);
    rows[b].push(a);
  };
  const { offsets, targets } = ground.adjacency;
  units.forEach((unit, i) => {
    for (let e = offsets[unit]; e < offsets[unit + 1]; e++) {
      const next = node[targets[e]];
      if (next > i) join(i, next);
    }
    if (ground.exterior[unit]) join(i, open);
  });
  for (const { from, to } of crossings) join(node[from], node[to]);
  const graph = compress(rows);
  const at = (column: Float64Array) => Float64Array.from(units, (unit) => column[unit]);
  const exterior = new Uint8Array(rows.length);
  exterior[open] = 1;
  const epci = renumbered(ground.epci, units);
  const department = renumbered(ground.department, units);
  return {
    count: units.length,
    units,
    graph,
    toOpen: stepsToExterior(graph, exterior),
    population: at(ground.population),
    epci: epci.of,
    department: department.of,
    epciSizes: epci.sizes,
    departments: department.sizes.length,
    walled,
    plane: { x: at(ground.plane.x), y: at(ground.plane.y), shrink: at(ground.plane.shrink) },
  };
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
