import type { Stage } from '../atlas/atlas';
import type { Country } from './country';
import { indexByUnit } from './network';

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
}

/** A sketch that is taken as adopted. */
export interface AdoptedSketch {
  name: string;
  units: Uint16Array;
  /** Id of the existing CPTS that it stands in for. */
  origin: string | null;
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
  return { holders, ...indexByUnit(holders, atlas.count) };
}

export const holdersOf = ({ offsets, members }: Cover, unit: number): Uint16Array =>
  members.subarray(offsets[unit], offsets[unit + 1]);
