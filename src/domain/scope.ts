import type { Atlas, Group } from '../atlas/atlas';
import type { Country } from './country';

/** A part of the country that coverage is counted over. */
export type Scope = { kind: 'france' } | { kind: 'region' | 'department' | 'epci'; code: string };
export type ScopeKind = Scope['kind'];

/** The groups of units of one kind: which they are, and the one of each unit (`NONE` outside any). */
export interface Grouping {
  groups: readonly Group[];
  of: Uint16Array;
}

/** The whole country as one group has no code: it is not a grouping. */
export function groupingOf({ atlas, regionOf }: Country, kind: Exclude<ScopeKind, 'france'>): Grouping {
  switch (kind) {
    case 'region':
      return { groups: atlas.regions, of: regionOf };
    case 'department':
      return { groups: atlas.departments, of: atlas.department };
    case 'epci':
      return { groups: atlas.epcis, of: atlas.epci };
  }
}

/** Whether a unit lies in `scope`. A code that names nothing holds no unit. */
export function inScope(country: Country, scope: Scope): (unit: number) => boolean {
  if (scope.kind === 'france') return () => true;
  const { groups, of } = groupingOf(country, scope.kind);
  const wanted = groups.findIndex(({ code }) => code === scope.code);
  return (unit) => of[unit] === wanted;
}

/** Units of `scope`, ascending. */
export function unitsInScope(country: Country, scope: Scope): Uint16Array {
  const within = inScope(country, scope);
  return allUnits(country.atlas).filter(within);
}

export function allUnits({ count }: Atlas): Uint16Array {
  // `Uint16Array.from` with a function costs ten times as much, and every click on the coverage comes by here.
  const units = new Uint16Array(count);
  for (let unit = 0; unit < count; unit++) units[unit] = unit;
  return units;
}

/** The region around a department, the department that holds most units of an EPCI; France around a region. */
export function scopeAround(country: Country, scope: Exclude<Scope, { kind: 'france' }>): Scope {
  const { atlas } = country;
  if (scope.kind === 'region') return { kind: 'france' };
  if (scope.kind === 'department') {
    const { region } = atlas.departments.find(({ code }) => code === scope.code)!;
    return { kind: 'region', code: atlas.regions[region].code };
  }
  const units = new Uint32Array(atlas.departments.length);
  for (const unit of unitsInScope(country, scope)) units[atlas.department[unit]]++;
  return { kind: 'department', code: atlas.departments[units.indexOf(Math.max(...units))].code };
}
