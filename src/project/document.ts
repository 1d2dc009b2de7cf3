import { DEFAULT_SETTINGS, type Settings } from '../domain/settings';
import type { TypedPart } from '../domain/parts';
import { sameNotes, type TerritoryNotes } from './notes';
import type { ProposalReason } from './reason';
import { sameParts } from './parts';
import { changedSettings } from './settings';
import { sameUnits } from './units';

/** One sketch. Never changed in place. */
export interface Territory {
  readonly id: string;
  /** 1 to `LONGEST_NAME` characters, trimmed. */
  readonly name: string;
  /** Unit indices, ascending. */
  readonly units: Uint16Array;
  /** Codes of quarters that it holds of communes that are not cut here: kept, and counted nowhere. */
  readonly uncut?: readonly string[];
  /** Parts of communes by the inhabitants that a person typed, by code, one a commune; absent where none is. */
  readonly parts?: readonly TypedPart[];
  /** Id of the existing CPTS that the territory starts from and stands in for; `null` for a new one. */
  readonly origin: string | null;
  /** A locked territory keeps its units until it is unlocked. */
  readonly locked: boolean;
  /** Why the planner proposed it as it then was; `null` for a territory drawn by hand. */
  readonly reason: ProposalReason | null;
  readonly notes: TerritoryNotes;
}

/** One way of cutting the same ground, to hold against others. A branch keeps the ids of the territories it copies. */
export interface Scenario {
  readonly id: string;
  /** At most `LONGEST_NAME` characters; empty for the scenario that every project starts with. */
  readonly name: string;
  readonly territories: readonly Territory[];
  /** Id of the territory in hand; `null` only when there is none. */
  readonly current: string | null;
}

/** A file that the user brought: what it was, not what is in it. */
export interface ImportReference {
  readonly id: string;
  /** Name of the file. */
  readonly name: string;
  /** What it was taken for, e.g. the id of a source. */
  readonly kind: string;
  readonly bytes: number;
  readonly rows: number;
  /** SHA-256 of the file in hexadecimal, so that the same file is known again; `null` when it was not worked out. */
  readonly checksum: string | null;
  /** Codes of the departments of which this list of CPTS holds every one, in the person's word; empty otherwise. */
  readonly complete: readonly string[];
}

/** Everything the user has made. Changed only by `apply` of a transaction, which makes a new one. */
export interface ProjectDocument {
  /** At least one. */
  readonly scenarios: readonly Scenario[];
  /** Id of the scenario in hand: the one that edits of territories change. */
  readonly scenario: string;
  readonly settings: Settings;
  readonly imports: readonly ImportReference[];
}

export const LONGEST_NAME = 120;

export const FIRST_SCENARIO: Scenario = { id: 'first', name: '', territories: [], current: null };

export const EMPTY_DOCUMENT: ProjectDocument = {
  scenarios: [FIRST_SCENARIO],
  scenario: FIRST_SCENARIO.id,
  settings: DEFAULT_SETTINGS,
  imports: [],
};

/** The scenario in hand. */
export const scenarioOf = (document: ProjectDocument): Scenario =>
  document.scenarios.find(({ id }) => id === document.scenario)!;

/** The territory `id` of the scenario in hand, or `undefined`. */
export const territoryOf = (document: ProjectDocument, id: string | null): Territory | undefined =>
  scenarioOf(document).territories.find((territory) => territory.id === id);

export const sameTerritory = (a: Territory, b: Territory): boolean =>
  a.id === b.id &&
  a.name === b.name &&
  a.origin === b.origin &&
  a.locked === b.locked &&
  sameUnits(a.units, b.units) &&
  sameCodes(a.uncut ?? [], b.uncut ?? []) &&
  sameParts(a.parts ?? [], b.parts ?? []) &&
  sameNotes(a.notes, b.notes);

export const sameScenario = (a: Scenario, b: Scenario): boolean =>
  a.id === b.id &&
  a.name === b.name &&
  a.current === b.current &&
  sameLists(a.territories, b.territories, sameTerritory);

export const sameDocument = (a: ProjectDocument, b: ProjectDocument): boolean =>
  a.scenario === b.scenario &&
  changedSettings(a.settings, b.settings).length === 0 &&
  sameLists(a.scenarios, b.scenarios, sameScenario) &&
  sameLists(a.imports, b.imports, (one, other) => one.id === other.id && sameCodes(one.complete, other.complete));

/** Whether two lists of codes are the same, order included. */
export const sameCodes = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join();

const sameLists = <T>(a: readonly T[], b: readonly T[], same: (one: T, other: T) => boolean) =>
  a.length === b.length && a.every((one, i) => same(one, b[i]));
