import { scenarioOf, type ProjectDocument, type Territory } from './document';
import { transferUnits } from './edits';
import type { Transaction } from './transaction';

/*
 * Territories that share no ground: what one takes leaves the others, but for the locked ones, which keep theirs.
 */

/** Adds to territory `id` those of `units` that no locked one holds, and takes them out of the others. */
export function takeUnits(document: ProjectDocument, id: string, units: readonly number[]): Transaction | null {
  const others = othersThan(document, id);
  const kept = new Set(others.flatMap(({ locked, units: theirs }) => (locked ? [...theirs] : [])));
  const free = others.filter(({ locked }) => !locked).map((territory) => territory.id);
  return transferUnits(document, free, id, kept.size ? units.filter((unit) => !kept.has(unit)) : units);
}

/** Names of the locked territories that keep some of `units` when `id` takes them. */
export function keepersOf(document: ProjectDocument, id: string, units: readonly number[]): string[] {
  const wanted = new Set(units);
  return othersThan(document, id)
    .filter(({ locked, units: theirs }) => locked && theirs.some((unit) => wanted.has(unit)))
    .map(({ name }) => name);
}

const othersThan = (document: ProjectDocument, id: string): Territory[] =>
  scenarioOf(document).territories.filter((territory) => territory.id !== id);
