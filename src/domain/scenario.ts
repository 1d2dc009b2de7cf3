import { NONE } from '../atlas/atlas';
import { wholeAtlas } from '../atlas/quarters/units';
import type { Quality } from '../atlas/manifest';
import { UnitSet } from '../kernel/unit-set';
import type { Country } from './country';
import { coverOf, holdersOf, type AdoptedSketch, type Cover } from './cover';
import { piecesOf } from './contiguity';
import { populationFigure } from './findings';
import { fundingFor } from './funding';
import { minimumFor } from './minimum';
import { indexByUnit, isListed } from './network';
import { partOverlaps } from './part-overlaps';
import { listingOf } from './overlaps';
import { restParts } from './part-rests';
import { reachOf, takenUndrawn } from './parts';
import { professionalsOf, worst } from './professionals';
import { SIZE_CLASSES } from './rules';
import type { Settings } from './settings';
import { sizeVerdict } from './size-class';
import { Territory } from './territory';
import type { Amount, Figure, ProfessionVerdict, SizeClass } from './verdict';
import { isSmall } from './zone-links';
import { partition } from './zone-partition';

/** Units and their inhabitants, each unit once. */
export interface Counted {
  units: number;
  population: Figure;
}

/** The same yearly amount of several territories. */
export interface AmountSum {
  /** Sum of the known amounts, in euros; `null` when none is. */
  known: number | null;
  /** Territories whose amount no source gives. */
  unknown: number;
  /** That of the least trusted amount; `approximate` at best while one is unknown. */
  quality: Quality;
  sources: string[];
}

/** Several territories taken as adopted together. */
export interface ScenarioFigures {
  territories: number;
  covered: Counted;
  /** Inhabitants of the least and of the most populated territory; `null` when that of one is unknown. */
  smallest: number | null;
  largest: number | null;
  /** Territories at or above the minimum that holds for each; `null` when an unknown population leaves it open. */
  atMinimum: number | null;
  /** Territories of each class; those whose population is unknown are in none. */
  classes: Record<SizeClass, number>;
  ceilings: AmountSum;
  operating: AmountSum;
  /** Territories in more than one piece. */
  broken: number;
  /** In several territories at once. */
  shared: Counted;
  /** Held by one existing CPTS too, those that a territory stands in for left out. */
  overlaps: Counted & { cpts: number };
  departments: { touched: number; crossing: number };
  /** `cut` are those that no territory holds whole. */
  epcis: { touched: number; cut: number };
  /** Communes held in part by several, of which nothing tells whether the parts meet. */
  openParts: number;
  professionals: ProfessionVerdict[];
  /** Departments of the territories whose CPTS are not all known: there may be more overlaps. */
  unlisted: number;
  /** `null` where the CPTS of no department are all known. */
  left: Left | null;
}

/**
 * What neither an existing CPTS nor a territory of the scenario holds, in those of some departments whose CPTS are all
 * known.
 */
export interface Left extends Counted {
  /** Part of the known inhabitants there; `null` when nothing is known. */
  share: number | null;
  /** Departments left out, whose CPTS are not all known. */
  unlisted: number;
  /** White zones with a unit there, and those of them below the minimum. */
  zones: number;
  small: number;
}

/** Departments, as indices, where one of `sketches` lies. */
export const departmentsOf = ({ atlas }: Country, sketches: readonly AdoptedSketch[]): Set<number> =>
  new Set(sketches.flatMap((sketch) => Array.from(reachOf(atlas, sketch), (unit) => atlas.department[unit])));

/**
 * Everything said of a scenario as a whole. Some tens of milliseconds: it is worked out when scenarios are compared.
 * @param sketches territories that hold something each.
 * @param departments indices of those over which what is left uncovered is counted: the same for all that is compared.
 */
export function scenarioFigures(
  country: Country,
  sketches: readonly AdoptedSketch[],
  departments: ReadonlySet<number>,
  settings: Settings,
): ScenarioFigures {
  const { atlas } = country;
  const held = sketches.map(({ units, parts }) => ({ units: new UnitSet(parts && units), parts }));
  const all = sketches.map(({ units, parts = [] }, place) => {
    const others = held.filter((_, other) => other !== place);
    return new Territory(country, units, [...parts, ...restParts(atlas, others, parts)]);
  });
  const union = unionOf(country, sketches);
  const people = all.map((territory) => territory.population());
  const sizes = all.map((territory) => sizeVerdict(atlas, territory, settings).class);
  const regions = all.map((territory) => territory.regions.touched());
  const amounts = all.map((_, i) => fundingFor(atlas, sizes[i], regions[i], settings).amounts);
  const reached = people.map(({ known }, i) => known >= minimumFor(atlas, regions[i], settings).value);
  const complete = people.every(({ unknown }) => !unknown);
  const of = (wanted: SizeClass) => sizes.filter((size) => size === wanted).length;
  return {
    territories: all.length,
    covered: countedOf(country, union),
    smallest: complete ? Math.min(...people.map(({ known }) => known)) : null,
    largest: complete ? Math.max(...people.map(({ known }) => known)) : null,
    atMinimum: people.some(({ unknown }, i) => unknown && !reached[i]) ? null : reached.filter(Boolean).length,
    classes: Object.fromEntries(SIZE_CLASSES.classes.map(({ class: size }) => [size, of(size)])),
    ceilings: sumOf(amounts.map(({ ceilingWithSnp }) => ceilingWithSnp)),
    operating: sumOf(amounts.map(({ operating }) => operating)),
    broken: all.filter(({ units, parts }) => piecesOf(country, units, parts).length > 1).length,
    ...heldTwice(country, sketches, union.units),
    departments: {
      touched: union.departments.touched().length,
      crossing: all.filter((territory) => territory.departments.touched().length > 1).length,
    },
    epcis: epcisOf(country, all, union),
    professionals: professionalsOf(country, union),
    unlisted: listingOf(country, union.units, union.departments.touched()).incomplete.length,
    left: leftOf(country, sketches, departments, settings),
  };
}

/** All that the sketches hold, each unit once; the parts of a commune that one of them has whole are in it. */
function unionOf(country: Country, sketches: readonly AdoptedSketch[]): Territory {
  const units = new UnitSet(sketches.flatMap((sketch) => [...sketch.units]));
  const { codes } = wholeAtlas(country.atlas);
  const taken = takenUndrawn(
    country.atlas,
    sketches.map(({ parts, ...sketch }) => ({ units: new Set(parts && sketch.units), parts })),
  );
  const parts = [...taken].map(([commune, inhabitants]) => ({ commune: codes[commune], quarters: [], inhabitants }));
  return new Territory(country, units, parts);
}

const countedOf = ({ atlas }: Country, territory: Territory): Counted => ({
  units: territory.units.size + territory.undrawn,
  population: populationFigure(atlas.populations[0], territory, 0),
});

const counted = (country: Country, units: Iterable<number>): Counted =>
  countedOf(country, new Territory(country, units));

function sumOf(amounts: readonly Amount[]): AmountSum {
  const known = amounts.filter(({ value }) => value !== null);
  const unknown = amounts.length - known.length;
  return {
    known: known.length ? known.reduce((sum, { value }) => sum + value!, 0) : null,
    unknown,
    quality: known.reduce<Quality>((quality, one) => worst(quality, one.quality), unknown ? 'approximate' : 'exact'),
    sources: [...new Set(amounts.map(({ source }) => source))],
  };
}

/** What of the scenario somebody else holds: another of its territories, or an existing CPTS that stays. */
function heldTwice(country: Country, sketches: readonly AdoptedSketch[], union: UnitSet) {
  const cover = coverOf(country, sketches);
  const { network } = country;
  const existing = network.cpts.length;
  const [shared, overlapped, cpts] = [new UnitSet(), new UnitSet(), new Set<number>()];
  for (const unit of union) {
    const holders = holdersOf(cover, unit);
    if (holders.filter((holder) => holder >= existing).length > 1) shared.add(unit);
    const held = holders.filter((holder) => holder < existing);
    if (!held.length || network.split.has(unit)) continue;
    overlapped.add(unit);
    cpts.add(held[0]);
  }
  const parts = sharedParts(country, sketches);
  for (const { cpts: one } of parts.overlaps) cpts.add(one);
  return {
    shared: withShared(country, shared, parts.shared),
    overlaps: { ...withShared(country, overlapped, parts.overlaps), cpts: cpts.size },
    openParts: parts.open.size,
  };
}

/** Inhabitants of a commune, by its index where nothing is cut, that two hold. */
interface SharedPart {
  commune: number;
  inhabitants: number;
}

/**
 * What is held twice of communes of which a sketch has a part that nothing draws: each counts once, by the two that have
 * the most in common. `open` are those whose parts may meet, or not.
 */
function sharedParts(country: Country, sketches: readonly AdoptedSketch[]) {
  const replaced = new Set(sketches.map(({ origin }) => origin));
  const cpts = country.network.cpts.map((one) => (replaced.has(one.id) ? { ...one, units: new Uint16Array() } : one));
  const network = { ...country.network, cpts, ...indexByUnit(cpts, country.atlas.count) };
  const all = sketches.map(({ name, units, parts }) => ({ name, units: new UnitSet(units), parts }));
  const [shared, overlaps] = [new Map<number, number>(), new Map<number, SharedPart & { cpts: number }>()];
  const open = new Set<number>();
  all.forEach((own, place) => {
    const others = all.filter((_, i) => i !== place);
    const found = partOverlaps({ ...country, network }, own, others);
    for (const { units, population, cpts: one } of found.overlaps) {
      const [commune] = units;
      const inhabitants = population!;
      if (one === null) shared.set(commune, Math.max(shared.get(commune) ?? 0, inhabitants));
      else if (inhabitants > (overlaps.get(commune)?.inhabitants ?? 0))
        overlaps.set(commune, { commune, inhabitants, cpts: one });
    }
    for (const commune of found.openParts) open.add(commune);
  });
  return {
    shared: [...shared].map(([commune, inhabitants]): SharedPart => ({ commune, inhabitants })),
    overlaps: [...overlaps.values()],
    open,
  };
}

/** Units, and communes of which inhabitants are shared and no unit. */
function withShared(country: Country, drawn: UnitSet, all: readonly SharedPart[]): Counted {
  const parts = all.filter(({ commune }) => !drawn.has(commune));
  const { codes } = wholeAtlas(country.atlas);
  const typed = parts.map(({ commune, inhabitants }) => ({ commune: codes[commune], quarters: [], inhabitants }));
  return countedOf(country, new Territory(country, drawn, typed));
}

function epcisOf({ sizes }: Country, all: readonly Territory[], union: Territory): ScenarioFigures['epcis'] {
  const touched = union.epcis.touched();
  const whole = touched.filter((epci) => all.some(({ epcis }) => epcis.counts[epci] === sizes.epcis[epci]));
  return { touched: touched.length, cut: touched.length - whole.length };
}

/** The rest of the communes of which a part is taken. */
function withoutTaken({ units, population }: Counted, uncovered: UnitSet, { taken }: Cover): Counted {
  const gone = [...(taken ?? [])].reduce(
    (sum, [unit, inhabitants]) => sum + (uncovered.has(unit) ? inhabitants : 0),
    0,
  );
  if (population.value === null || !gone) return { units, population };
  const quality = worst(population.quality, 'estimated');
  return { units, population: { ...population, value: population.value - gone, quality } };
}

function leftOf(
  country: Country,
  sketches: readonly AdoptedSketch[],
  departments: ReadonlySet<number>,
  settings: Settings,
): Left | null {
  const { atlas, network } = country;
  const unlisted = [...departments].filter((department) => network.completeness[department] !== 'complete').length;
  if (unlisted === departments.size) return null;
  const cover = coverOf(country, sketches);
  const { zones, zoneOf } = partition(country, cover, { kind: 'france' }, settings);
  const [{ values }] = atlas.populations;
  const uncovered = new UnitSet();
  let inhabitants = 0;
  for (let unit = 0; unit < atlas.count; unit++) {
    if (!departments.has(atlas.department[unit]) || !isListed(country, unit)) continue;
    inhabitants += values[unit] || 0;
    if (zoneOf[unit] !== NONE) uncovered.add(unit);
  }
  const left = withoutTaken(counted(country, uncovered), uncovered, cover);
  const there = zones.filter(
    (zone) => zone.listed && zone.departments.some((department) => departments.has(department)),
  );
  return {
    ...left,
    unlisted,
    share: left.population.value === null || !inhabitants ? null : left.population.value / inhabitants,
    zones: there.length,
    small: there.filter(isSmall).length,
  };
}
