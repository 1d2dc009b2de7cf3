import type { LateStage } from '../atlas/atlas';
import type { Country } from '../domain/country';
import type { Settings } from '../domain/settings';
import type { Territory } from '../domain/territory';
import type { CheckState, Findings } from '../domain/verdict';
import type { Language } from '../language/language';

/** What a check answers of a territory. */
export interface Judgement {
  state: CheckState;
  /** The figure that decides, in the unit of the check (inhabitants, units, pieces...); `null` when unknown. */
  value: number | null;
  /** What it is held against; `null` when the check has no limit. */
  limit: number | null;
  /** Keys of `data/sources.json` or layer ids. */
  sources: string[];
}

/** What a check judges by. */
export interface Judged {
  country: Country;
  territory: Territory;
  findings: Findings;
  settings: Settings;
}

/** What a check is told by: its judgement, what was found, and its own words. */
export interface Told<W> {
  judgement: Judgement;
  findings: Findings;
  /** What sentences name: the units, and what is known of the existing CPTS. */
  country: Pick<Country, 'atlas' | 'network'>;
  words: W;
  language: Language;
}

/** What one press would mend. */
export interface Remedy {
  label: string;
  units: Uint16Array;
  /** `takeOver` names the sketch that loses the units; the territory in hand has them already. */
  act: 'add' | 'remove' | { takeOver: string };
}

/** One line of the verdict. Its folder may also hold a `Detail.svelte`, shown when the line is unfolded. */
export interface CheckDefinition<Id extends string, W extends { name: string }> {
  id: Id;
  /** The late columns that it judges by: until they are there it judges nothing, and says so. */
  awaits?: LateStage;
  /** An empty territory keeps only the limit and the sources of what this answers. */
  judge: (judged: Judged) => Judgement;
  words: { fr: W; en: W };
  /** The one sentence of the check. */
  sentence: (told: Told<W>) => string;
  remedies?: (told: Told<W> & { has: (unit: number) => boolean }) => Remedy[];
}

export const defineCheck = <const Id extends string, W extends { name: string }>(definition: CheckDefinition<Id, W>) =>
  definition;

/** Whether what a check judges by is still on its way. */
export const isAwaited = ({ awaits }: { awaits?: LateStage }, { atlas }: Pick<Country, 'atlas'>): boolean =>
  awaits !== undefined && atlas.awaited.includes(awaits);

/** All the units of several pieces. */
export const unitsOf = (pieces: readonly { units: Uint16Array }[]): Uint16Array =>
  Uint16Array.from(pieces.flatMap(({ units }) => [...units]));

/** Inhabitants of several pieces; `null` when those of one are not known. */
export const populationOf = (pieces: readonly { population: number | null }[]): number | null =>
  pieces.reduce<number | null>(
    (sum, { population }) => (sum === null || population === null ? null : sum + population),
    0,
  );
