import type { Atlas } from '../atlas/atlas';
import { components } from '../kernel/components';
import { UnitSet } from '../kernel/unit-set';
import { KM_PER_DEGREE } from '../kernel/earth';

/** Kilometres from which a unit taken apart from the rest is rather a slip of the hand than a detached part. */
const FAR = 30;

/** A unit taken far from all that the territory held: which, and how far, in kilometres between centres. */
export interface Stray {
  unit: number;
  kilometres: number;
}

/**
 * The farthest piece of `added` that touches nothing of `before` and lies far from it; `null` when there is none, or
 * when nothing was there before.
 */
export function strayOf(
  { adjacency, longitude, latitude }: Atlas,
  before: Uint16Array,
  added: Uint16Array,
): Stray | null {
  if (!before.length) return null;
  const held = new UnitSet(before);
  const pieces = components(adjacency, new UnitSet([...before, ...added]));
  const apart = pieces.filter((piece) => piece.every((unit) => !held.has(unit)));
  const strays = apart.map((piece) => {
    let nearest: Stray = { unit: piece[0], kilometres: Infinity };
    for (const unit of piece) {
      const shrink = Math.cos((latitude[unit] * Math.PI) / 180);
      for (const other of before) {
        const east = (longitude[unit] - longitude[other]) * shrink;
        const kilometres = Math.hypot(east, latitude[unit] - latitude[other]) * KM_PER_DEGREE;
        if (kilometres < nearest.kilometres) nearest = { unit, kilometres };
      }
    }
    return nearest;
  });
  const far = strays.filter(({ kilometres }) => kilometres > FAR && kilometres < Infinity);
  return far.sort((a, b) => b.kilometres - a.kilometres)[0] ?? null;
}
