import type { Feature, Position } from 'geojson';
import { NONE, type Topology } from '../../../src/atlas/atlas';
import { chain } from '../../../src/atlas/topology/chain';
import { emptyMesh, GRID } from '../../../src/atlas/topology/mesh';
import { placesOf, type Labels } from './places';
import { simplify, weigh } from './simplify';

/** Towns that the country seen whole may name. */
const TOWNS = 400;
/** Surface, on the Web Mercator square of side 1, under which a bend of a limit is left out: three pixels at zoom 5. */
const BEND = 3 / (512 * 2 ** 5) ** 2;

/**
 * The limits and the towns of the country seen whole, `kind` being `department`, `region` or `town`: beside the countries
 * in one small file, so that the first picture of the map waits for no tile.
 */
export function featuresFromAfar(
  geometry: { topology: Topology; longitude: Float32Array; latitude: Float32Array },
  labels: Labels,
): Feature[] {
  const { department, region } = labels;
  const regionOf = new Map(Array.from(department, (group, unit) => [group, region[unit]]));
  const limits = limitsBetween(geometry.topology, department);
  const lines = { department: [] as Position[][], region: [] as Position[][] };
  limits.left.forEach((here, arc) => {
    const line: Position[] = [];
    for (let i = limits.offsets[arc]; i < limits.offsets[arc + 1]; i++)
      line.push([round(limits.x[i] / GRID), round(limits.y[i] / GRID)]);
    lines[regionOf.get(here) === regionOf.get(limits.right[arc]) ? 'department' : 'region'].push(line);
  });
  const towns = placesOf(labels, geometry, 3, 5)
    .filter(({ rank }) => rank < TOWNS)
    .map(({ name, rank, seat, longitude, latitude }): Feature => ({
      type: 'Feature',
      properties: { kind: 'town', name, rank, ...(seat && { seat }) },
      geometry: { type: 'Point', coordinates: [round(longitude), round(latitude)] },
    }));
  const drawn = Object.entries(lines).map(([kind, coordinates]): Feature => ({
    type: 'Feature',
    properties: { kind },
    geometry: { type: 'MultiLineString', coordinates },
  }));
  return [...drawn, ...towns];
}

/** The inner limits between groups of units, each as long as the same two groups lie on its sides. */
function limitsBetween({ offsets, x, y, left, right }: Topology, group: Uint16Array): Topology {
  const mesh = emptyMesh();
  const points = new Map<string, number>();
  const point = (i: number) => {
    const key = `${x[i]},${y[i]}`;
    let known = points.get(key);
    if (known === undefined) {
      points.set(key, (known = mesh.x.push(x[i]) - 1));
      mesh.y.push(y[i]);
    }
    return known;
  };
  left.forEach((unit, arc) => {
    const [here, there] = [group[unit], group[right[arc]]];
    if (unit === NONE || right[arc] === NONE || here === there) return;
    for (let i = offsets[arc] + 1; i < offsets[arc + 1]; i++) {
      mesh.from.push(point(i - 1));
      mesh.to.push(point(i));
      mesh.left.push(here);
      mesh.right.push(there);
    }
  });
  const chained = chain(mesh);
  return simplify(chained, weigh(chained), BEND);
}

const round = (degrees: number) => Math.round(degrees * 1000) / 1000;
