import type { MultiPolygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { parseJson, readPackage } from '../sources';
import type { Cells } from './cells';
import { GRID } from '../../../src/atlas/topology/mesh';

/** The countries of the world, Natural Earth 1:10 000 000. */
export function readWorld() {
  const file = readPackage('world-atlas', 'countries-10m.json');
  const world = parseJson<Topology<{ countries: GeometryCollection<{ name: string }> }>>(file);
  return { file, world };
}

/** The land of France: about half a kilometre off in places. */
export function readFrance(): MultiPolygon {
  const { world } = readWorld();
  const { features } = feature(world, world.objects.countries);
  return features.find(({ properties }) => properties.name === 'France')!.geometry as MultiPolygon;
}

/** 1 for each cell whose middle is inside `polygons`. */
export function rasterise({ coordinates }: MultiPolygon, cells: Cells): Uint8Array {
  const { west, south, width, height, columns, rows } = cells;
  const crossings: number[][] = Array.from({ length: rows }, () => []);
  for (const ring of coordinates.flat())
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1].map((degrees) => degrees * GRID);
      const [bx, by] = ring[i].map((degrees) => degrees * GRID);
      const rowOf = (y: number) => Math.ceil((y - south) / height - 0.5);
      const last = Math.min(rows, rowOf(Math.max(ay, by)));
      for (let row = Math.max(0, rowOf(Math.min(ay, by))); row < last; row++) {
        const y = south + (row + 0.5) * height;
        crossings[row].push((ax + ((y - ay) / (by - ay)) * (bx - ax) - west) / width - 0.5);
      }
    }
  const inside = new Uint8Array(columns * rows);
  crossings.forEach((list, row) => {
    list.sort((a, b) => a - b);
    for (let i = 0; i + 1 < list.length; i += 2) {
      const first = Math.max(0, Math.ceil(list[i]));
      const end = Math.min(columns, Math.ceil(list[i + 1]));
      if (first < end) inside.fill(1, row * columns + first, row * columns + end);
    }
  });
  return inside;
}

/** Grows the marked cells by `reach` cells, row by row then column by column. */
export function widen(marked: Uint8Array, columns: number, reach: number): Uint8Array {
  const grow = (from: Uint8Array, step: number) => {
    const grown = from.slice();
    from.forEach((mark, cell) => {
      if (mark) for (let k = -reach; k <= reach; k++) grown[cell + k * step] = 1;
    });
    return grown;
  };
  return grow(grow(marked, 1), columns);
}
