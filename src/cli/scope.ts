import type { Country } from '../domain/country';
import { groupingOf, type Scope } from '../domain/scope';
import type { Arguments } from './arguments';
import { UsageError } from './errors';

/** The scope of a code as people type it: `1` for `01`, `2a` for `2A`. @throws {UsageError} when there is none. */
function place(country: Country, kind: 'region' | 'department', typed: string): Scope {
  const wanted = typed.trim().toUpperCase().padStart(2, '0');
  const group = groupingOf(country, kind).groups.find(({ code }) => code === wanted);
  if (!group) throw new UsageError(kind, typed);
  return { kind, code: group.code };
}

/** The part of the country that `--region` or `--department` names; all of it without them. @throws {UsageError} */
export function scopeGiven({ value }: Arguments, country: Country): Scope {
  const [region, department] = ['region', 'department'].map(value);
  if (region !== null) return place(country, 'region', region);
  return department === null ? { kind: 'france' } : place(country, 'department', department);
}

export const nameOf = (country: Country, scope: Scope): string =>
  scope.kind === 'france'
    ? 'France'
    : groupingOf(country, scope.kind).groups.find(({ code }) => code === scope.code)!.name;
