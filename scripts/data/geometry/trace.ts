import type { Topology } from '../../../src/atlas/atlas';
import type { Cells } from './cells';
import type { Mesh } from '../../../src/atlas/topology/mesh';

/** Adds the sides of cells that part two owners to the mesh. */
export function trace(mesh: Mesh, { west, south, width, height, columns, rows, owner }: Cells): void {
  const corners = new Map<number, number>();
  const corner = (column: number, row: number) => {
    const key = row * (columns + 1) + column;
    let point = corners.get(key);
    if (point === undefined) {
      point = mesh.x.push(west + column * width) - 1;
      mesh.y.push(south + row * height);
      corners.set(key, point);
    }
    return point;
  };
  const part = (from: number, to: number, left: number, right: number) => {
    mesh.from.push(from);
    mesh.to.push(to);
    mesh.left.push(left);
    mesh.right.push(right);
  };
  for (let row = 1; row < rows; row++)
    for (let column = 1; column < columns; column++) {
      const here = owner[row * columns + column];
      const beside = owner[row * columns + column - 1];
      const below = owner[(row - 1) * columns + column];
      if (here !== beside) part(corner(column, row), corner(column, row + 1), beside, here);
      if (here !== below) part(corner(column, row), corner(column + 1, row), here, below);
    }
}

const PASSES = 4;

/** Rounds the stairs of traced arcs: each point moves towards its two neighbours, the ends stay. */
export function smooth({ offsets, x, y, left, right }: Topology): Topology {
  const round = (values: Int32Array) => {
    let now = Float64Array.from(values);
    for (let pass = 0; pass < PASSES; pass++) {
      const next = now.slice();
      for (let arc = 0; arc < left.length; arc++)
        for (let i = offsets[arc] + 1; i < offsets[arc + 1] - 1; i++)
          next[i] = (now[i - 1] + 2 * now[i] + now[i + 1]) / 4;
      now = next;
    }
    return Int32Array.from(now, Math.round);
  };
  return { offsets, x: round(x), y: round(y), left, right };
}
