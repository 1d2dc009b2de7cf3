import type { TypedPart } from '../domain/parts';
import { LONGEST_NAME, scenarioOf, territoryOf, type ProjectDocument, type Territory } from './document';
import { EditError } from './errors';
import { NO_NOTES, sameNotes, type TerritoryNotes } from './notes';
import { partOf, samePart } from './parts';
import type { ProposalReason } from './reason';
import { inOne, type SingleTransaction, type Transaction } from './transaction';
import { ascending, NO_UNITS, withoutUnits } from './units';

/*
 * Intentions on the territories of the scenario in hand, as transactions. Each returns `null` when it would change
 * nothing, and throws `EditError` when the territory is not there, is locked, or the name is blank.
 */

/** Adds to territory `id` those of `units` that it does not have. */
export function addUnits(document: ProjectDocument, id: string, units: Iterable<number>): SingleTransaction | null {
  const added = withoutUnits(ascending(units), editable(document, id).units);
  return added.length ? { kind: 'units', territory: id, added, removed: NO_UNITS } : null;
}

/** Takes out of territory `id` those of `units` that it has. */
export function removeUnits(document: ProjectDocument, id: string, units: Iterable<number>): SingleTransaction | null {
  const wanted = new Set(units);
  const removed = editable(document, id).units.filter((unit) => wanted.has(unit));
  return removed.length ? { kind: 'units', territory: id, added: NO_UNITS, removed } : null;
}

/**
 * Moves `units` to territory `to`, or to nobody, out of the territories `from`: each of them loses those that it has,
 * `to` gains those that it lacks.
 */
export function transferUnits(
  document: ProjectDocument,
  from: readonly string[],
  to: string | null,
  units: readonly number[],
): Transaction | null {
  const lost = from.map((id) => removeUnits(document, id, units));
  const steps = [...lost, to === null ? null : addUnits(document, to, units)].filter((step) => step !== null);
  return steps.length ? inOne(steps) : null;
}

/** Gives territory `id` exactly `units`. */
export function replaceUnits(document: ProjectDocument, id: string, units: Iterable<number>): SingleTransaction | null {
  const wanted = ascending(units);
  const present = editable(document, id).units;
  const added = withoutUnits(wanted, present);
  const removed = withoutUnits(present, wanted);
  return added.length || removed.length ? { kind: 'units', territory: id, added, removed } : null;
}

/** What a territory holds beside its units. */
export type Held = Pick<Territory, 'uncut' | 'parts'>;

export const heldIn = ({ uncut, parts }: Held): Held => ({ ...(uncut && { uncut }), ...(parts && { parts }) });

/** Creates a territory after the others and takes it in hand; `origin` is the existing CPTS that it stands in for. */
export function createTerritory(
  document: ProjectDocument,
  name: string,
  units: Iterable<number> = [],
  origin: string | null = null,
  held: Held = {},
): SingleTransaction {
  const { territories, current } = scenarioOf(document);
  const territory = { ...newTerritory(name, units, origin), ...heldIn(held) };
  return { kind: 'create', territory, at: territories.length, current: { from: current, to: territory.id } };
}

/** Copies territory `id`, unlocked, right after it, and takes the copy in hand. */
export function duplicateTerritory(document: ProjectDocument, id: string, name: string): SingleTransaction {
  const { territories, current } = scenarioOf(document);
  const original = present(document, id);
  const territory: Territory = { ...original, id: newId(), name: properName(name), locked: false };
  return {
    kind: 'create',
    territory,
    at: territories.indexOf(original) + 1,
    current: { from: current, to: territory.id },
  };
}

/** Deletes territory `id`. When it was in hand, the next one is taken, or else the one before. */
export function deleteTerritory(document: ProjectDocument, id: string): SingleTransaction {
  const { territories, current } = scenarioOf(document);
  const territory = editable(document, id);
  const at = territories.indexOf(territory);
  const heir = territories[at + 1] ?? territories[at - 1];
  const to = current === id ? (heir?.id ?? null) : current;
  return { kind: 'delete', territory, at, current: { from: current, to } };
}

/** Types, or takes back, what territory `id` takes of a commune that it holds in part. */
export function typePart(
  document: ProjectDocument,
  id: string,
  commune: string,
  part: TypedPart | null,
): SingleTransaction | null {
  const from = partOf(editable(document, id).parts, commune);
  return samePart(from, part) ? null : { kind: 'part', territory: id, commune, part: { from, to: part } };
}

export function renameTerritory(document: ProjectDocument, id: string, name: string): SingleTransaction | null {
  const { name: from } = present(document, id);
  const to = properName(name);
  return from === to ? null : { kind: 'rename', territory: id, name: { from, to } };
}

/** What the user wrote for the dossier of territory `id`. A locked one keeps its units alone: its notes may change. */
export function annotateTerritory(
  document: ProjectDocument,
  id: string,
  notes: TerritoryNotes,
): SingleTransaction | null {
  const { notes: from } = present(document, id);
  return sameNotes(from, notes) ? null : { kind: 'annotate', territory: id, notes: { from, to: notes } };
}

export function lockTerritory(document: ProjectDocument, id: string, locked: boolean): SingleTransaction | null {
  const { locked: from } = present(document, id);
  return from === locked ? null : { kind: 'lock', territory: id, locked: { from, to: locked } };
}

/** Takes territory `id` in hand. */
export function chooseTerritory(document: ProjectDocument, id: string): SingleTransaction | null {
  present(document, id);
  const { current } = scenarioOf(document);
  return current === id ? null : { kind: 'choose', current: { from: current, to: id } };
}

/** A territory of its own, unlocked. */
export const newTerritory = (
  name: string,
  units: Iterable<number>,
  origin: string | null,
  reason: ProposalReason | null = null,
): Territory => ({
  id: newId(),
  name: properName(name),
  units: ascending(units),
  origin,
  locked: false,
  reason,
  notes: NO_NOTES,
});

/** `crypto.randomUUID` is missing on a plain http address. */
export const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (b) => b.toString(16).padStart(2, '0')).join('');

/** What would turn round or hide the words beside a name: controls, and the overrides of bidirectional text. */
const DISTURBING = /[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu;

/** The name as it is kept; empty when it says nothing. */
export const plainName = (name: string): string => name.replace(DISTURBING, ' ').trim().slice(0, LONGEST_NAME).trim();

/** @throws {EditError} when the name says nothing. */
export function properName(name: string): string {
  const proper = plainName(name);
  if (!proper) throw new EditError('empty-name', null);
  return proper;
}

function present(document: ProjectDocument, id: string): Territory {
  const territory = territoryOf(document, id);
  if (!territory) throw new EditError('no-such-territory', id);
  return territory;
}

function editable(document: ProjectDocument, id: string): Territory {
  const territory = present(document, id);
  if (territory.locked) throw new EditError('locked', id);
  return territory;
}
