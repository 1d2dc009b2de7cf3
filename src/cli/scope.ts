import type { Country } from '../domain/country';
import { groupingOf, type Scope } from '../domain/scope';
import { UsageError } from './errors';

/** The scope of a code as people type it: `1` for `01`, `2a` for `2A`. @throws {UsageError} when there is none. */
export function place(country: Country, kind: 'region' | 'department', typed: string): Scope {
  const wanted = typed.trim().toUpperCase().padStart(2, '0');
  const group = groupingOf(country, kind).groups.find(({ code }) => code === wanted);
  if (!group) throw new UsageError(kind, typed);
  return { kind, code: group.code };
}

export const nameOf = (country: Country, scope: Scope): string =>
  scope.kind === 'france'
    ? 'France'
    : groupingOf(country, scope.kind).groups.find(({ code }) => code === scope.code)!.name;
