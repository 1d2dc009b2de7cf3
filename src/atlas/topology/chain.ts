import type { Topology } from '../atlas';
import type { Mesh } from './mesh';

/**
 * Cuts a mesh into arcs: maximal chains of edges with the same unit on each side, ending where borders meet. A border
 * that meets no other is one closed arc. Edges with the same unit on both sides are left out.
 * The lower unit is on the left, `NONE` always on the right; arcs follow one another around each unit.
 */
export function chain(mesh: Mesh): Topology {
  return inOrder(cut(mesh));
}

function cut(mesh: Mesh): Topology {
  const { starts, incident } = incidence(mesh);
  const degree = (point: number) => starts[point + 1] - starts[point];
  const used = new Uint8Array(mesh.from.length);
  const offsets: number[] = [0];
  const x: number[] = [];
  const y: number[] = [];
  const left: number[] = [];
  const right: number[] = [];

  const sides = (edge: number, from: number) =>
    mesh.from[edge] === from ? [mesh.left[edge], mesh.right[edge]] : [mesh.right[edge], mesh.left[edge]];
  const far = (edge: number, from: number) => (mesh.from[edge] === from ? mesh.to[edge] : mesh.from[edge]);

  /** A point where an arc must end: not exactly two edges, or two that part other units. */
  const isNode = (point: number) => {
    if (degree(point) !== 2) return true;
    const [aLeft, aRight] = sides(incident[starts[point]], point);
    const [bLeft, bRight] = sides(incident[starts[point] + 1], point);
    return aLeft !== bRight || aRight !== bLeft;
  };

  const walk = (start: number, first: number) => {
    const [l, r] = sides(first, start);
    let point = start;
    let edge = first;
    x.push(mesh.x[point]);
    y.push(mesh.y[point]);
    for (;;) {
      used[edge] = 1;
      point = far(edge, point);
      x.push(mesh.x[point]);
      y.push(mesh.y[point]);
      if (point === start || isNode(point)) break;
      edge = incident[starts[point]] === edge ? incident[starts[point] + 1] : incident[starts[point]];
    }
    offsets.push(x.length);
    left.push(l);
    right.push(r);
  };

  for (let point = 0; point < mesh.x.length; point++) {
    if (degree(point) === 0 || !isNode(point)) continue;
    for (let i = starts[point]; i < starts[point + 1]; i++) if (!used[incident[i]]) walk(point, incident[i]);
  }
  for (let edge = 0; edge < used.length; edge++)
    if (!used[edge] && mesh.left[edge] !== mesh.right[edge]) walk(mesh.from[edge], edge);

  return {
    offsets: Uint32Array.from(offsets),
    x: Int32Array.from(x),
    y: Int32Array.from(y),
    left: Uint16Array.from(left),
    right: Uint16Array.from(right),
  };
}

/** Edges at each point, in compressed rows, without those that part nothing. */
function incidence({ x, from, to, left, right }: Mesh) {
  const starts = new Uint32Array(x.length + 1);
  const parts = (edge: number) => left[edge] !== right[edge];
  for (let edge = 0; edge < from.length; edge++)
    if (parts(edge)) {
      starts[from[edge] + 1]++;
      starts[to[edge] + 1]++;
    }
  for (let i = 0; i < x.length; i++) starts[i + 1] += starts[i];
  const fill = starts.slice();
  const incident = new Uint32Array(starts[x.length]);
  for (let edge = 0; edge < from.length; edge++)
    if (parts(edge)) {
      incident[fill[from[edge]]++] = edge;
      incident[fill[to[edge]]++] = edge;
    }
  return { starts, incident };
}

/** Turns and sorts the arcs so that the file compresses well: by left unit, each arc from where the last one ended. */
function inOrder({ offsets, x, y, left, right }: Topology): Topology {
  const arcsOf = new Map<number, number[]>();
  left.forEach((_, arc) => {
    const unit = Math.min(left[arc], right[arc]);
    const arcs = arcsOf.get(unit);
    if (arcs) arcs.push(arc);
    else arcsOf.set(unit, [arc]);
  });
  const turned = (arc: number) => left[arc] > right[arc];
  const start = (arc: number) => (turned(arc) ? offsets[arc + 1] - 1 : offsets[arc]);
  const end = (arc: number) => (turned(arc) ? offsets[arc] : offsets[arc + 1] - 1);
  const sorted: Topology = {
    offsets: new Uint32Array(offsets.length),
    x: new Int32Array(x.length),
    y: new Int32Array(y.length),
    left: new Uint16Array(left.length),
    right: new Uint16Array(right.length),
  };
  let count = 0;
  let point = 0;
  for (const unit of [...arcsOf.keys()].sort((a, b) => a - b)) {
    const arcs = arcsOf.get(unit)!;
    while (arcs.length) {
      const follows = arcs.findIndex(
        (arc) => x[start(arc)] === sorted.x[point - 1] && y[start(arc)] === sorted.y[point - 1],
      );
      const [arc] = arcs.splice(Math.max(0, follows), 1);
      const step = turned(arc) ? -1 : 1;
      for (let i = start(arc); i !== end(arc) + step; i += step, point++) {
        sorted.x[point] = x[i];
        sorted.y[point] = y[i];
      }
      sorted.left[count] = turned(arc) ? right[arc] : left[arc];
      sorted.right[count] = turned(arc) ? left[arc] : right[arc];
      sorted.offsets[++count] = point;
    }
  }
  return sorted;
}
