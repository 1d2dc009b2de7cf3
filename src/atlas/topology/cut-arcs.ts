import { indexArcs, type IndexedArcs } from '../../kernel/arcs';
import type { Topology } from '../atlas';
import { splitCity } from './arrondissements';
import { chain } from './chain';
import { MeshBuilder, type Ring } from './mesh';

/** A unit that is cut, and the rings of the units that take its place. */
export interface CutUnit {
  unit: number;
  parts: ReadonlyMap<number, Ring[]>;
}

/**
 * The borders once some units are cut. Their outlines stay as they are, so that nothing gapes or overlaps; only the
 * arcs around them change.
 * @param count of the units, new ones included.
 * @throws {CityOutlineError} when a unit has no outline.
 */
export function* cuttingArcs(
  arcs: IndexedArcs,
  cuts: readonly CutUnit[],
  count: number,
): Generator<undefined, IndexedArcs> {
  const around = new Set<number>();
  const { offsets, targets } = arcs.ofUnit;
  for (const { unit } of cuts) for (const arc of targets.subarray(offsets[unit], offsets[unit + 1])) around.add(arc);
  const { mesh } = meshOf(arcs, around);
  for (const { unit, parts } of cuts) {
    yield;
    // The first part bears the number of the unit: it must not be taken for what is still to be cut.
    const held = new Map([...parts].map(([part, rings]) => [part === unit ? HELD : part, rings]));
    splitCity(mesh, unit, held);
    for (const side of [mesh.left, mesh.right])
      side.forEach((one, edge) => {
        if (one === HELD) side[edge] = unit;
      });
  }
  yield;
  const inner = chain(mesh);
  yield;
  const all = joined(arcs, around, inner);
  yield;
  return indexArcs(all, count);
}

/** Stands for the first part while its unit is cut. */
const HELD = 0xfffe;

function meshOf(arcs: IndexedArcs, chosen: ReadonlySet<number>): MeshBuilder {
  const builder = new MeshBuilder();
  const { mesh } = builder;
  for (const arc of chosen) {
    let from = -1;
    for (let p = arcs.offsets[arc]; p < arcs.offsets[arc + 1]; p++) {
      const to = builder.point(arcs.x[p], arcs.y[p]);
      if (from >= 0 && from !== to) {
        mesh.from.push(from);
        mesh.to.push(to);
        mesh.left.push(arcs.left[arc]);
        mesh.right.push(arcs.right[arc]);
      }
      from = to;
    }
  }
  return builder;
}

/** `arcs` without some, then `added`. */
function joined(arcs: IndexedArcs, without: ReadonlySet<number>, added: Topology): Topology {
  const gone = [...without].sort((a, b) => a - b);
  const lost = gone.reduce((sum, arc) => sum + arcs.offsets[arc + 1] - arcs.offsets[arc], 0);
  const count = arcs.left.length - gone.length + added.left.length;
  const all: Topology = {
    offsets: new Uint32Array(count + 1),
    x: new Int32Array(arcs.x.length - lost + added.x.length),
    y: new Int32Array(arcs.y.length - lost + added.y.length),
    left: new Uint16Array(count),
    right: new Uint16Array(count),
  };
  let [at, point] = [0, 0];
  /** Takes arcs `first` up to `end - 1`. */
  const take = (from: Topology, first: number, end: number) => {
    const start = from.offsets[first];
    all.x.set(from.x.subarray(start, from.offsets[end]), point);
    all.y.set(from.y.subarray(start, from.offsets[end]), point);
    all.left.set(from.left.subarray(first, end), at);
    all.right.set(from.right.subarray(first, end), at);
    for (let arc = first; arc < end; arc++) all.offsets[++at] = point + from.offsets[arc + 1] - start;
    point += from.offsets[end] - start;
  };
  let first = 0;
  for (const arc of gone) {
    take(arcs, first, arc);
    first = arc + 1;
  }
  take(arcs, first, arcs.left.length);
  take(added, 0, added.left.length);
  return all;
}
