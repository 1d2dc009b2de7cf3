import type { Atlas } from '../atlas/atlas';
import { bestStages, STAGES } from '../domain/network';
import type { Network } from '../domain/verdict';
import { DEGREE, type Arcs, type Position } from '../kernel/arcs';
import type { Choropleth } from './class-fill';
import { STAGE_STYLES } from './palette';

/** Which CPTS hold each unit, ascending. */
type Held = Pick<Network, 'offsets' | 'members'>;

const NOBODY = new Uint16Array();

/** CPTS that hold `unit`; none beyond the last unit, which is the sea or a foreign country. */
const membersOf = ({ offsets, members }: Held, unit: number) =>
  unit < offsets.length - 1 ? members.subarray(offsets[unit], offsets[unit + 1]) : NOBODY;

/** Units classed by the most advanced stage among the CPTS that hold them. */
export const stageClasses = (network: Network): Choropleth => ({
  classes: bestStages(network),
  styles: STAGES.map((stage) => STAGE_STYLES[stage]),
});

/** The borders of all CPTS, each once however many share it. */
export function networkLines(arcs: Arcs, network: Held): Position[][] {
  const lines: Position[][] = [];
  for (let arc = 0; arc < arcs.left.length; arc++) {
    const left = membersOf(network, arcs.left[arc]);
    const right = membersOf(network, arcs.right[arc]);
    if (left.length !== right.length || left.some((cpts, i) => cpts !== right[i])) lines.push(lineOf(arcs, arc));
  }
  return lines;
}

export function lineOf({ offsets, x, y }: Arcs, arc: number): Position[] {
  const line: Position[] = [];
  for (let p = offsets[arc]; p < offsets[arc + 1]; p++) line.push([x[p] / DEGREE, y[p] / DEGREE]);
  return line;
}

/** Where to write the name of a set of units: the centre of the unit nearest to their middle; `null` when none is drawn. */
export function heart({ longitude, latitude }: Atlas, units: Iterable<number>): Position | null {
  const drawn = [...units].filter((unit) => !Number.isNaN(longitude[unit]));
  if (drawn.length === 0) return null;
  const mean = (values: Float32Array) => drawn.reduce((sum, unit) => sum + values[unit], 0) / drawn.length;
  const [x, y] = [mean(longitude), mean(latitude)];
  const shrink = Math.cos((y * Math.PI) / 180);
  const distance = (unit: number) => Math.hypot((longitude[unit] - x) * shrink, latitude[unit] - y);
  const nearest = drawn.reduce((best, unit) => (distance(unit) < distance(best) ? unit : best));
  return [longitude[nearest], latitude[nearest]];
}
