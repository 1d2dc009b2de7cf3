import { presimplify } from 'topojson-simplify';
import type { Topology } from '../../../src/atlas/atlas';
import { GRID } from '../../../src/atlas/topology/mesh';

/** Points of the Web Mercator square of side 1, as [x, y]. */
export function mercator(x: number, y: number): [number, number] {
  const sin = Math.sin((y / GRID) * (Math.PI / 180));
  return [x / GRID / 360 + 0.5, 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)];
}

/**
 * How much each point of the arcs matters: the least surface, on the Web Mercator square of side 1, that leaving it out
 * would change (Visvalingam and Whyatt, 1993). `Infinity` for what every simplification must keep: the ends of an arc,
 * two more points of a closed one, one more of arcs that join the same two ends, so that no surface collapses.
 */
export function weigh(topology: Topology): Float64Array {
  const { offsets, x, y } = topology;
  const arcs = Array.from(topology.left, (_, arc) => {
    const points: [number, number][] = [];
    for (let i = offsets[arc]; i < offsets[arc + 1]; i++) points.push(mercator(x[i], y[i]));
    return points;
  });
  const weighed = presimplify({ type: 'Topology', objects: {}, arcs }) as unknown as { arcs: number[][][] };
  const weights = Float64Array.from(weighed.arcs.flatMap((points) => points.map(([, , weight]) => weight)));
  for (const [arc, count] of anchors(topology)) {
    const inner = weights.subarray(offsets[arc] + 1, offsets[arc + 1] - 1);
    for (let i = 0; i < count; i++) {
      let heaviest = -1;
      inner.forEach((weight, k) => {
        if (weight < Infinity && (heaviest < 0 || weight > inner[heaviest])) heaviest = k;
      });
      if (heaviest >= 0) inner[heaviest] = Infinity;
    }
  }
  return weights;
}

/** Arcs that need inner points, and how many. */
function anchors({ offsets, x, y, left }: Topology): Map<number, number> {
  const needs = new Map<number, number>();
  const chords = new Map<string, number[]>();
  left.forEach((_, arc) => {
    const last = offsets[arc + 1] - 1;
    const ends = [offsets[arc], last].map((i) => `${x[i]},${y[i]}`).sort();
    if (ends[0] === ends[1]) needs.set(arc, 2);
    else {
      const twins = chords.get(ends.join(' '));
      if (twins) twins.push(arc);
      else chords.set(ends.join(' '), [arc]);
    }
  });
  for (const twins of chords.values()) if (twins.length > 1) for (const arc of twins) needs.set(arc, 1);
  return needs;
}

/** The topology with only the points that weigh at least `least`. */
export function simplify(topology: Topology, weights: Float64Array, least: number): Topology {
  const offsets = new Uint32Array(topology.offsets.length);
  const kept: number[] = [];
  for (let arc = 0; arc < topology.left.length; arc++) {
    for (let i = topology.offsets[arc]; i < topology.offsets[arc + 1]; i++) if (weights[i] >= least) kept.push(i);
    offsets[arc + 1] = kept.length;
  }
  return {
    ...topology,
    offsets,
    x: Int32Array.from(kept, (i) => topology.x[i]),
    y: Int32Array.from(kept, (i) => topology.y[i]),
  };
}
