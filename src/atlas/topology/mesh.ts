import { NONE } from '../atlas';

/** Hundred-thousandths of a degree in a degree: the grid all outlines are written on (about a metre). */
export const GRID = 1e5;

/** A closed ring of alternating x, y grid coordinates, the first point not repeated, its polygon on the left. */
export type Ring = number[];

/** A planar partition before it is cut into arcs: points, and edges between them with a unit on each side. */
export interface Mesh {
  x: number[];
  y: number[];
  from: number[];
  to: number[];
  /** Unit on each side when walking the edge; `NONE` outside. */
  left: number[];
  right: number[];
}

export const emptyMesh = (): Mesh => ({ x: [], y: [], from: [], to: [], left: [], right: [] });

/** Two outlines claim the same side of an edge: the polygons overlap or are wound the wrong way. */
export class OverlapError extends Error {
  override name = 'OverlapError';
  constructor(readonly units: [number, number]) {
    super(`outlines of units ${units.join(' and ')} overlap`);
  }
}

/** Grows a mesh ring by ring, joining the edges that two rings share (same grid points, walked in opposite ways). */
export class MeshBuilder {
  readonly mesh = emptyMesh();
  #points = new Map<number, number>();
  #edges = new Map<number, number>();

  /** Index of the point at grid position `x`, `y`, added when new. */
  point(x: number, y: number): number {
    const key = (x + 2 ** 25) * 2 ** 26 + y + 2 ** 25;
    let point = this.#points.get(key);
    if (point === undefined) {
      point = this.mesh.x.push(x) - 1;
      this.mesh.y.push(y);
      this.#points.set(key, point);
    }
    return point;
  }

  /**
   * Adds all the rings of one unit. Edges that the unit walks both ways (spikes of no width) are left out.
   * @throws {OverlapError} when another unit already lies on the same side of an edge.
   */
  add(unit: number, rings: Ring[]): void {
    const own = new Map<number, [number, number]>();
    for (const ring of rings) {
      let from = this.point(ring[ring.length - 2], ring[ring.length - 1]);
      for (let i = 0; i < ring.length; i += 2) {
        const to = this.point(ring[i], ring[i + 1]);
        if (from !== to && !own.delete(edgeKey(to, from))) own.set(edgeKey(from, to), [from, to]);
        from = to;
      }
    }
    for (const [from, to] of own.values()) this.#join(unit, from, to);
  }

  #join(unit: number, from: number, to: number) {
    const { mesh } = this;
    const met = this.#edges.get(edgeKey(to, from));
    if (met !== undefined) {
      if (mesh.right[met] !== NONE) throw new OverlapError([unit, mesh.right[met]]);
      mesh.right[met] = unit;
      return;
    }
    const same = this.#edges.get(edgeKey(from, to));
    if (same !== undefined) throw new OverlapError([unit, mesh.left[same]]);
    this.#edges.set(edgeKey(from, to), mesh.from.length);
    mesh.from.push(from);
    mesh.to.push(to);
    mesh.left.push(unit);
    mesh.right.push(NONE);
  }
}

const edgeKey = (from: number, to: number) => from * 2 ** 24 + to;
