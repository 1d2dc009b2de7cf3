import { hilbertOrder } from '../../kernel/hilbert';
import type { Adjacency } from '../atlas';
import { packWhole, unpackWhole } from './whole';

/** Neighbours by a walk that seldom leaves a place: how many come later on it, and how far on each. */
export interface PackedNeighbours {
  counts: Uint8Array;
  steps: Uint8Array;
}

/** @param longitude of the units, as the reader will have it: the walk follows from it. */
export function packNeighbours(
  { offsets, targets }: Adjacency,
  longitude: Float32Array,
  latitude: Float32Array,
): PackedNeighbours {
  const { order, place } = walkOver(longitude, latitude);
  const steps: number[] = [];
  const counts = Uint8Array.from(order, (unit, at) => {
    const later = [...targets.subarray(offsets[unit], offsets[unit + 1])]
      .map((target) => place[target])
      .filter((other) => other > at)
      .sort((a, b) => a - b);
    later.forEach((other, i) => steps.push(other - (i ? later[i - 1] : at) - 1));
    return later.length;
  });
  return { counts, steps: packWhole(steps) };
}

/** The neighbours of each unit, ascending. */
export function unpackNeighbours(
  { counts, steps }: PackedNeighbours,
  longitude: Float32Array,
  latitude: Float32Array,
): Adjacency {
  const { order } = walkOver(longitude, latitude);
  const pairs = counts.reduce((sum, count) => sum + count, 0);
  const [one, other] = [new Uint16Array(pairs), new Uint16Array(pairs)];
  let at = 0;
  let left = counts[0];
  let place = 0;
  unpackWhole(steps, (step, i) => {
    while (left === 0) left = counts[(place = ++at)];
    place += step + 1;
    left--;
    one[i] = order[at];
    other[i] = order[place];
  });
  return ascending(rowsOf(one, other, order.length));
}

function walkOver(longitude: Float32Array, latitude: Float32Array) {
  const order = hilbertOrder(longitude, latitude);
  const place = new Uint16Array(order.length);
  order.forEach((unit, at) => (place[unit] = at));
  return { order, place };
}

function rowsOf(one: Uint16Array, other: Uint16Array, count: number): Adjacency {
  const offsets = new Uint32Array(count + 1);
  for (const side of [one, other]) for (const unit of side) offsets[unit + 1]++;
  for (let unit = 0; unit < count; unit++) offsets[unit + 1] += offsets[unit];
  const free = offsets.slice();
  const targets = new Uint16Array(2 * one.length);
  one.forEach((unit, i) => {
    targets[free[unit]++] = other[i];
    targets[free[other[i]]++] = unit;
  });
  return { offsets, targets };
}

/** Each unit writes itself in the rows of its neighbours, in turn. */
function ascending({ offsets, targets }: Adjacency): Adjacency {
  const free = offsets.slice();
  const sorted = new Uint16Array(targets.length);
  for (let unit = 0; unit + 1 < offsets.length; unit++)
    for (let k = offsets[unit]; k < offsets[unit + 1]; k++) sorted[free[targets[k]]++] = unit;
  return { offsets, targets: sorted };
}
