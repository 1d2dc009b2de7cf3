import { populationOf } from './country';
import type { Atlas } from '../atlas/atlas';
import { UnitSet } from '../kernel/unit-set';
import { reachOf, undrawnParts, type TypedPart } from './parts';

interface Named {
  name: string;
  units: Uint16Array;
  /** Of communes that it holds in part. */
  parts?: readonly TypedPart[] | undefined;
}

/** What a territory, by its place, takes of a commune of which it holds nothing drawn. */
export interface Share {
  place: number;
  inhabitants: number;
}

/** A commune held in part, of which the territories of two scenarios do not take the same. */
export interface PartChange {
  /** Index where nothing is cut. */
  commune: number;
  /** By the territories of the first scenario. */
  from: readonly Share[];
  to: readonly Share[];
}

/** Communes that do not belong to the same territories in two scenarios: which they leave, and which they join. */
export interface ScenarioChange {
  /** Places in the first scenario; none for communes that no territory held. */
  from: readonly number[];
  /** Places in the second. */
  to: readonly number[];
  /** Ascending. */
  units: Uint16Array;
  /** `null` when that of a unit is unknown. */
  population: number | null;
}

export interface ScenarioChanges {
  /** For each territory of the second scenario, the place of the one of the first that it goes on; `null` for a new one. */
  matches: readonly (number | null)[];
  /** The most communes first. */
  changes: readonly ScenarioChange[];
  /** By commune. */
  parts: readonly PartChange[];
}

/**
 * What differs between two ways of cutting the same ground. Territories are followed from one to the other by the units
 * that they share, were it in part: names and ids change for less.
 */
export function scenarioChanges(atlas: Atlas, first: readonly Named[], second: readonly Named[]): ScenarioChanges {
  const holders = [first, second].map((territories) => holdersOf(atlas.count, territories));
  const reached = [first, second].map((territories) =>
    holdersOf(
      atlas.count,
      territories.map((territory) => ({ units: reachOf(atlas, territory) })),
    ),
  );
  const matches = matchesOf(reached, first.length, second.length);
  const groups = new Map<string, { from: number[]; to: number[]; units: number[] }>();
  for (let unit = 0; unit < atlas.count; unit++) {
    const [from, to] = [holders[0][unit] ?? [], holders[1][unit] ?? []];
    const kept = to.map((place) => matches[place]);
    if (from.length === to.length && from.every((place) => kept.includes(place))) continue;
    const key = `${from.join()}>${to.join()}`;
    const group = groups.get(key) ?? { from, to, units: [] };
    group.units.push(unit);
    groups.set(key, group);
  }
  const changes = [...groups.values()].map(({ units, ...ends }) => ({
    ...ends,
    units: Uint16Array.from(units),
    population: populationOf(atlas, units),
  }));
  return {
    matches,
    changes: changes.sort((a, b) => b.units.length - a.units.length),
    parts: partChanges(atlas, first, second, matches),
  };
}

function partChanges(
  atlas: Atlas,
  first: readonly Named[],
  second: readonly Named[],
  matches: readonly (number | null)[],
): PartChange[] {
  const [from, to] = [first, second].map((territories) => sharesOf(atlas, territories));
  const text = (shares: readonly Share[], placeOf: (place: number) => number | null) =>
    shares
      .map(({ place, inhabitants }) => `${placeOf(place)} ${inhabitants}`)
      .sort()
      .join();
  return [...new Set([...from.keys(), ...to.keys()])]
    .sort((a, b) => a - b)
    .map((commune) => ({ commune, from: from.get(commune) ?? [], to: to.get(commune) ?? [] }))
    .filter((change) => text(change.from, (place) => place) !== text(change.to, (place) => matches[place]));
}

/** What each territory takes of communes of which it holds nothing drawn, by commune. */
function sharesOf(atlas: Atlas, territories: readonly Named[]): Map<number, Share[]> {
  const found = new Map<number, Share[]>();
  territories.forEach(({ units, parts }, place) => {
    for (const { commune, inhabitants } of parts ? undrawnParts(atlas, { units: new UnitSet(units), parts }) : [])
      found.set(commune, [...(found.get(commune) ?? []), { place, inhabitants }]);
  });
  return found;
}

/** Places of the territories that hold each unit, ascending. */
function holdersOf(count: number, territories: readonly Pick<Named, 'units'>[]): (number[] | undefined)[] {
  const holders = new Array<number[] | undefined>(count);
  territories.forEach(({ units }, place) => units.forEach((unit) => (holders[unit] ??= []).push(place)));
  return holders;
}

/** Each with the free one that it shares the most units with, those that share the most before the others. */
function matchesOf([first, second]: (number[] | undefined)[][], count: number, others: number): (number | null)[] {
  const shared = Array.from({ length: count }, () => new Uint32Array(others));
  first.forEach((places, unit) => places?.forEach((from) => second[unit]?.forEach((to) => shared[from][to]++)));
  const pairs = shared
    .flatMap((counts, from) => Array.from(counts, (units, to) => ({ from, to, units })))
    .filter(({ units }) => units > 0)
    .sort((a, b) => b.units - a.units);
  const matches = new Array<number | null>(others).fill(null);
  const taken = new Set<number>();
  for (const { from, to } of pairs) {
    if (matches[to] !== null || taken.has(from)) continue;
    matches[to] = from;
    taken.add(from);
  }
  return matches;
}
