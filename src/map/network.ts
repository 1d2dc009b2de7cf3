import type { Atlas } from '../atlas/atlas';
import { bestStages, STAGES } from '../domain/network';
import type { Network } from '../domain/verdict';
import { DEGREE, type Arcs, type Position } from '../kernel/arcs';
import type { Choropleth } from './choropleth';
import type { Colours } from './palette';

/** Which CPTS hold each unit, ascending. */
type Held = Pick<Network, 'offsets' | 'members'>;

/** Units classed by the most advanced stage among the CPTS that hold them. */
export const stageClasses = (network: Network, colours: Colours): Choropleth => ({
  classes: bestStages(network),
  styles: STAGES.map((stage) => colours.stages[stage]),
});

/** Whether two networks are drawn as one, whatever else is known of them. */
export function isDrawnAlike(one: Network | null, other: Network | null): boolean {
  if (!one || !other || one.cpts.length !== other.cpts.length) return one === other;
  return one.cpts.every(({ name, stage, units }, index) => {
    const like = other.cpts[index];
    const isSame = name === like.name && stage === like.stage && units.length === like.units.length;
    return isSame && units.every((unit, place) => unit === like.units[place]);
  });
}

/** The borders of all CPTS, each once however many share it. */
export function* networkLines(arcs: Arcs, network: Held): Generator<Position[]> {
  const { left, right } = arcs;
  for (let arc = 0; arc < left.length; arc++) if (!isHeldAlike(network, left[arc], right[arc])) yield lineOf(arcs, arc);
}

/** Whether the same CPTS hold two units; none holds what is beyond the last unit: the sea, or a foreign country. */
function isHeldAlike({ offsets, members }: Held, one: number, other: number): boolean {
  const beyond = offsets.length - 1;
  const [from, to] = one < beyond ? [offsets[one], offsets[one + 1]] : [0, 0];
  const [otherFrom, otherTo] = other < beyond ? [offsets[other], offsets[other + 1]] : [0, 0];
  if (to - from !== otherTo - otherFrom) return false;
  for (let i = 0; i < to - from; i++) if (members[from + i] !== members[otherFrom + i]) return false;
  return true;
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
