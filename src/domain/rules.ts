import agreements from '../../data/rules/agreements.json';
import cls from '../../data/rules/cls.json';
import composition from '../../data/rules/composition.json';
import missions from '../../data/rules/missions.json';
import outside from '../../data/rules/outside.json';
import payments from '../../data/rules/payments.json';
import regions from '../../data/rules/regions.json';
import sizeClasses from '../../data/rules/size-classes.json';
import target from '../../data/rules/target.json';
import { PROFESSIONS, type ProfessionKey } from '../atlas/atlas';
import type { AgreementId, AmountKey } from './agreements';
import type { SizeClass } from './verdict';

/**
 * How well a rule is confirmed: two independent sources or an official one, one source, arithmetic from sure lines,
 * or looked for and not found.
 */
export type RuleTag = 'sure' | 'one' | 'derived' | 'unknown';

/** What every row of `data/rules/` carries. `source` is a key of `data/sources.json`. */
export interface Sourced {
  tag: RuleTag;
  source: string;
}

/** Yearly amount in euros (once, for `projectWriting`) of an agreement text for a size class. */
export interface AmountRule extends Sourced {
  agreement: AgreementId;
  class: SizeClass;
  key: AmountKey;
  amount: number | null;
}
export const AMOUNTS = agreements as readonly AmountRule[];

/** Inhabitants of each class, both ends included; `to` is `null` for the last. */
export interface SizeClassRule {
  class: SizeClass;
  from: number;
  to: number | null;
}
export const SIZE_CLASSES = sizeClasses as Sourced & {
  classes: readonly SizeClassRule[];
  /** The one population that every source leaves between two classes. */
  ambiguous: Sourced & { population: number; classes: readonly SizeClass[]; default: 2 | 3 };
};

/** Rules that a region (or a department) sets for itself. */
export const REGIONAL = regions as {
  minimum: {
    /** Held where no region touched publishes a minimum. */
    default: Sourced & { value: number };
    published: readonly (Sourced & { region: string; value: number })[];
  };
  overlapForbidden: readonly (Sourced & { kind: 'region' | 'department'; code: string })[];
  projectWriting: readonly (Sourced & { region: string; amount: number })[];
};

/** Who a CPTS should at least hold: `count` professionals `among` some professions, for each line. */
interface Composition extends Sourced {
  required: readonly { count: number; among: readonly ProfessionKey[] }[];
}
export const COMPOSITION: Composition = {
  ...composition,
  required: composition.required.map(amongKeys),
} as Composition;

/** `others` are the professions that no line names. */
function amongKeys({ count, among }: { count: number; among: string[] | string }) {
  const named = composition.required.flatMap((line) => (Array.isArray(line.among) ? line.among : []));
  return { count, among: Array.isArray(among) ? among : PROFESSIONS.filter((key) => !named.includes(key)) };
}

/** That a CPTS leans on the contrat local de santé where there is one. `columns`: titles, without accents, of a list by commune. */
export const CLS = cls as Sourced & { columns: readonly string[] };

/** A mission and its deadlines in months after signature; `null` when the CPTS is free to choose. */
export interface MissionRule extends Sourced {
  id: string;
  kind: 'socle' | 'optional';
  /** The agreement text that brought it in. */
  since: AgreementId;
  startMonths: number | null;
  deployedMonths: number | null;
}
export const MISSIONS = missions as readonly MissionRule[];

/** When the money comes, in shares of a year's amount. */
export const PAYMENTS = payments as Sourced & {
  contractYears: number;
  contractSource: string;
  operating: { atSignature: number; advanceAtAnniversary: number };
  missionFixed: { advanceAtStart: number; advanceAtAnniversary: number; balanceAtAnniversary: number };
};

/** Departments (codes) outside the national Assurance Maladie, with which a CPTS signs its contract. */
export const OUTSIDE = outside as Sourced & { departments: readonly string[] };

/** The national target, in CPTS. */
export const TARGET = target as Sourced & { cpts: number; setFor: number };
