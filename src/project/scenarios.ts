import { changedSettings } from './settings';
import { sameCodes, scenarioOf, type ImportReference, type ProjectDocument, type Scenario } from './document';
import type { Settings } from '../domain/settings';
import { heldIn, newId, newTerritory, properName, type Held } from './edits';
import { EditError } from './errors';
import type { ProposalReason } from './reason';
import type { ProjectTransaction, Transaction } from './transaction';

/*
 * Intentions on the project around its territories, as transactions. Each returns `null` when it would change nothing,
 * and throws `EditError` when the scenario is not there, is the only one, or the name is blank.
 */

/** A territory as the planner proposes it or a link brings it. */
export interface FreshTerritory extends Held {
  name: string;
  units: Iterable<number>;
  origin?: string | null;
  reason?: ProposalReason | null;
}

/** Copies scenario `id` right after it, and takes the copy in hand. Its territories keep their ids. */
export function branchScenario(document: ProjectDocument, id: string, name: string): ProjectTransaction {
  const original = present(document, id);
  return created(
    document,
    { ...original, id: newId(), name: properName(name) },
    document.scenarios.indexOf(original) + 1,
  );
}

/**
 * Creates a scenario of the territories in hand without those of `replaced`, and of `fresh` ones, the first in hand.
 * @throws {EditError} `locked` when a territory to replace is.
 */
export function proposeScenario(
  document: ProjectDocument,
  name: string,
  fresh: readonly FreshTerritory[],
  replaced: readonly string[],
): ProjectTransaction | null {
  if (!fresh.length) return null;
  const { territories } = scenarioOf(document);
  const bound = territories.find(({ id, locked }) => locked && replaced.includes(id));
  if (bound) throw new EditError('locked', bound.id);
  const made = fresh.map((one) => ({ ...newTerritory(one.name, one.units, null, one.reason), ...heldIn(one) }));
  const kept = territories.filter(({ id }) => !replaced.includes(id));
  const scenario = { id: newId(), name: properName(name), territories: [...kept, ...made], current: made[0].id };
  return created(document, scenario, document.scenarios.length);
}

/**
 * Creates a scenario of the territories that came under `name`, after the others, and counts by the vintage that came
 * with it.
 */
export function openScenario(
  document: ProjectDocument,
  name: string,
  vintage: number | null,
  fresh: readonly FreshTerritory[],
): Transaction {
  const territories = fresh.map((one) => ({
    ...newTerritory(one.name, one.units, one.origin ?? null),
    ...heldIn(one),
  }));
  const scenario = { id: newId(), name: properName(name), territories, current: territories[0]?.id ?? null };
  const opened = created(document, scenario, document.scenarios.length);
  const counted = changeSettings(document, { vintage });
  return counted ? { kind: 'several', steps: [opened, counted] } : opened;
}

/** Brings scenarios of another project after those in place, as they are; the first comes in hand. */
export function mergeScenarios(document: ProjectDocument, received: readonly Scenario[]): Transaction {
  const made = received.map((scenario) => ({ ...scenario, id: newId(), name: properName(scenario.name) }));
  const { scenarios, scenario: from } = document;
  const steps = made.map((scenario, i) => ({
    kind: 'create-scenario' as const,
    scenario,
    at: scenarios.length + i,
    inHand: { from: i ? made[0].id : from, to: made[0].id },
  }));
  return { kind: 'several', steps };
}

/** Deletes scenario `id`. When it was in hand, the next one is taken, or else the one before. */
export function deleteScenario(document: ProjectDocument, id: string): ProjectTransaction {
  const scenario = present(document, id);
  const { scenarios, scenario: from } = document;
  if (scenarios.length === 1) throw new EditError('only-scenario', null);
  const at = scenarios.indexOf(scenario);
  const heir = scenarios[at + 1] ?? scenarios[at - 1];
  return { kind: 'delete-scenario', scenario, at, inHand: { from, to: from === id ? heir.id : from } };
}

export function renameScenario(document: ProjectDocument, id: string, name: string): ProjectTransaction | null {
  const { name: from } = present(document, id);
  const to = properName(name);
  return from === to ? null : { kind: 'rename-scenario', scenario: id, name: { from, to } };
}

/** Takes scenario `id` in hand. */
export function chooseScenario(document: ProjectDocument, id: string): ProjectTransaction | null {
  const { scenario: from } = document;
  present(document, id);
  return from === id ? null : { kind: 'choose-scenario', inHand: { from, to: id } };
}

export function changeSettings(document: ProjectDocument, change: Partial<Settings>): ProjectTransaction | null {
  const from = document.settings;
  const to: Settings = { ...from, ...change };
  return changedSettings(from, to).length ? { kind: 'settings', settings: { from, to } } : null;
}

/** Notes that a file was brought, and of which departments it holds every CPTS. */
export function noteImport(
  document: ProjectDocument,
  { complete = [], ...file }: Omit<ImportReference, 'id' | 'complete'> & Partial<Pick<ImportReference, 'complete'>>,
  id = newId(),
): ProjectTransaction {
  return { kind: 'import', file: { ...file, complete: eachOnce(complete), id }, at: document.imports.length };
}

/** Keeps which departments a list of CPTS covers entirely; `null` when that is what is kept already. */
export function markComplete(
  document: ProjectDocument,
  id: string,
  departments: readonly string[],
): ProjectTransaction | null {
  const file = document.imports.find((one) => one.id === id);
  const to = eachOnce(departments);
  if (!file || sameCodes(file.complete, to)) return null;
  return { kind: 'complete', file: id, departments: { from: file.complete, to } };
}

const eachOnce = (codes: readonly string[]) => [...new Set(codes)].sort();

/** Forgets a file that was brought. */
export function discardImport(document: ProjectDocument, id: string): ProjectTransaction | null {
  const at = document.imports.findIndex((file) => file.id === id);
  return at < 0 ? null : { kind: 'discard', file: document.imports[at], at };
}

/** Puts another project in the place of this one. */
export const openProject = (document: ProjectDocument, opened: ProjectDocument): ProjectTransaction => ({
  kind: 'open',
  document: { from: document, to: opened },
});

const created = (document: ProjectDocument, scenario: Scenario, at: number): ProjectTransaction => ({
  kind: 'create-scenario',
  scenario,
  at,
  inHand: { from: document.scenario, to: scenario.id },
});

function present(document: ProjectDocument, id: string): Scenario {
  const scenario = document.scenarios.find((one) => one.id === id);
  if (!scenario) throw new EditError('no-such-scenario', null);
  return scenario;
}
