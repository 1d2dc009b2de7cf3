import type { Stage } from '../atlas/atlas';
import type { Country } from './country';
import { indexByUnit } from './network';
import { takenUndrawn, type TypedPart } from './parts';

/** A CPTS, or a sketch taken as adopted. */
export interface Holder {
  name: string;
  stage: Stage | 'sketch';
  /** Ascending. */
  units: Uint16Array;
}

/** Who holds each unit: the existing CPTS first, at their own index, then the adopted sketches. */
export interface Cover {
  holders: readonly Holder[];
  /** Holders of unit `u`: `members[offsets[u]]` up to `members[offsets[u + 1] - 1]`. */
  offsets: Uint32Array;
  members: Uint16Array;
  /** Inhabitants that sketches take of communes of which they hold nothing drawn, by unit: the rest has no holder. */
  taken?: ReadonlyMap<number, number>;
}

/** A sketch that is taken as adopted. */
export interface AdoptedSketch {
  name: string;
  units: Uint16Array;
  /** Id of the existing CPTS that it stands in for. */
  origin: string | null;
  /** Of communes that it holds in part. */
  parts?: readonly TypedPart[] | undefined;
}

/** The existing CPTS, with the sketches adopted; a CPTS that a sketch stands in for holds nothing any more. */
export function coverOf({ atlas, network }: Country, sketches: readonly AdoptedSketch[]): Cover {
  const replaced = new Set(sketches.map(({ origin }) => origin));
  const holders: Holder[] = [
    ...network.cpts.map(({ id, name, stage, units }) => ({
      name,
      stage,
      units: replaced.has(id) ? new Uint16Array() : units,
    })),
    ...sketches.map(({ name, units }) => ({ name, stage: 'sketch' as const, units })),
  ];
  const taken = takenUndrawn(
    atlas,
    sketches.map(({ units, parts }) => ({ units: new Set(parts && units), parts })),
  );
  return { holders, ...indexByUnit(holders, atlas.count), taken };
}

export const holdersOf = ({ offsets, members }: Cover, unit: number): Uint16Array =>
  members.subarray(offsets[unit], offsets[unit + 1]);
