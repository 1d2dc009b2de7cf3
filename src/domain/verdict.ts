import type { AgreementId, AmountKey } from './agreements';
import type { KnownCpts, FacilityKey, ProfessionKey, Stage } from '../atlas/atlas';
import type { Quality } from '../atlas/manifest';
import type { HeldPart } from './parts';

/**
 * `unknown` when what is loaded cannot answer: it is never read as good news. `info` for a line that judges nothing.
 */
export type CheckState = 'pass' | 'warn' | 'fail' | 'unknown' | 'info';

/** Its place in `data/rules/size-classes.json`, from 1. */
export type SizeClass = number;

/** A figure with what a reader needs to trust it. `value` is `null` when unknown. */
export interface Figure {
  value: number | null;
  quality: Quality;
  /** Key of `data/sources.json`, or id of a layer of the manifest. */
  source: string;
  vintage: string;
}

export interface PopulationVerdict extends Figure {
  measure: 'municipale';
  /** Units whose population is unknown: they are not in the sum. */
  unknownUnits: number;
  /** Distinct years behind the sum, ascending; more than one when Mayotte or a collectivité is in it. */
  years: number[];
  totale: Figure;
}

export interface SizeVerdict {
  /** `null` for an empty territory or one whose whole population is unknown. */
  class: SizeClass | null;
  /** Inhabitants to lose to fall in the class below; `null` in class 1. */
  toPrevious: number | null;
  /** Inhabitants to gain to reach the class above; `null` in class 4. */
  toNext: number | null;
  /** True when the population is exactly 80 000, where every source is ambiguous. */
  ambiguous: boolean;
  /** The same territory under the other vintages held by the atlas; `class` is `null` when some unit is unknown. */
  vintages: { vintage: number; population: number | null; class: SizeClass | null }[];
}

/** An amount in euros, from the rule tables or typed in by the user; `value: null` is "non renseigné". */
export interface Amount extends Figure {
  tag: 'sure' | 'one' | 'derived' | 'unknown' | 'typed';
}

export interface FundingVerdict {
  rules: AgreementId;
  class: SizeClass | null;
  amounts: Record<AmountKey, Amount>;
  /** Known amounts of which one should hold the other, and is smaller: one of the two is wrong. */
  contradictions: { part: AmountKey; whole: AmountKey }[];
}

export interface Overlap {
  /** Index into the list of existing CPTS, or `null` for one of the user's own sketches. */
  cpts: number | null;
  name: string;
  stage: Stage | 'sketch';
  /** Shared units, ascending; those of a commune of which both have a part, where the parts make more than it. */
  units: Uint16Array;
  population: number | null;
  /** Whether some are only parts of it. */
  parts?: true;
}

/** A unit of the territory that several existing CPTS hold together: the part of each is not known. */
export interface SharedUnit {
  unit: number;
  /** Indices into the list of existing CPTS, ascending; those that the territory does not stand in for. */
  cpts: number[];
}

/** A connected set of units with its known population. */
export interface Piece {
  units: Uint16Array;
  population: number | null;
}

/** A connected piece of a territory. */
export interface TerritoryPiece extends Piece {
  /** True when no path over land joins it to the main piece: contiguity could not be had by adding units. */
  bySea: boolean;
}

export interface GroupShare {
  code: string;
  name: string;
  /** Whole communes of the territory in the group. */
  units: number;
  /** Communes of the group in all. */
  of: number;
  population: number | null;
}

export interface ProfessionVerdict {
  key: ProfessionKey;
  count: Figure;
  /**
   * Per 10 000 inhabitants. No value, and `estimated`, where the count is spread from the department's: such a density
   * would only repeat the reference, as if a territory were compared with itself.
   */
  density: Figure;
  /** The same density over the departments and regions that the territory touches, and France. */
  reference: { department: number | null; region: number | null; france: number | null };
}

export interface FacilityVerdict {
  key: FacilityKey;
  count: Figure;
}

/** Everything found of a territory, before the checks judge it. Pure data: no sentence, no formatting. */
export interface Findings {
  units: number;
  /** Whole communes, and quarters of communes that are not there whole. */
  communes: number;
  quarters: number;
  /** Communes held in part of which nothing is drawn. */
  partial: number;
  /** What was typed of communes held in part. */
  parts: HeldPart[];
  population: PopulationVerdict;
  /** `region` is the name of the one that publishes the minimum, `null` for the default and for one typed in. */
  minimum: { value: number; region: string | null; published: boolean; source: string };
  size: SizeVerdict;
  funding: FundingVerdict;
  /** Units held by one existing CPTS, or by another sketch: certain. */
  overlaps: Overlap[];
  /** Units held by several existing CPTS: no overlap with any of them is certain. Ascending. */
  shared: SharedUnit[];
  /** Communes, as they are where nothing is cut, of which nothing tells whether the parts of several overlap. */
  openParts: number[];
  /** How far the existing CPTS are known where the territory stands. */
  listing: Listing;
  /** The most inhabitants first. */
  pieces: TerritoryPiece[];
  /** Groups of units wholly surrounded by the territory and left out, the most inhabitants first. */
  enclaves: Piece[];
  departments: GroupShare[];
  regions: GroupShare[];
  /** EPCI touched, cut ones included. */
  epcis: GroupShare[];
  /** White zones that the territory would strand below the minimum. */
  leftovers: Piece[];
  /** True when zones may be stranded that cannot be told, for want of a complete list of CPTS around. */
  leftoversOpen: boolean;
  professionals: ProfessionVerdict[];
  facilities: FacilityVerdict[];
  /**
   * `said` is the person's word; else the contrats locaux de santé that an imported list gives, over `units` units of
   * the territory.
   */
  cls: { said: boolean | null; contracts: string[]; units: number; source: string };
}

/**
 * How far the existing CPTS of a department are known: all of them, by a list that claims it; some; or none. Never
 * inferred from their number.
 */
export type Completeness = 'complete' | 'partial' | 'unknown';

/** What leans on the list of existing CPTS can be answered only where it is complete. */
export interface Listing {
  /** Departments of the territory whose list is not complete, as indices. */
  incomplete: number[];
  /** Units of the territory that one source gave to a CPTS and a later one no longer does. */
  withdrawn: number[];
}

/** The existing CPTS, which of them hold each unit, and where they are all known. */
export interface Network extends KnownCpts {
  /** Units that several CPTS hold, each a part that is not known. */
  split: ReadonlySet<number>;
  /** By department. */
  completeness: readonly Completeness[];
  /** CPTS of unit `u`: `members[offsets[u]]` up to `members[offsets[u + 1] - 1]`, indices into `cpts`. */
  offsets: Uint32Array;
  members: Uint16Array;
}
