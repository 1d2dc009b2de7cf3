import type { Atlas, ProfessionKey } from '../atlas/atlas';
import type { Country } from './country';
import { CLS, COMPOSITION, REGIONAL, SIZE_CLASSES } from './rules';
import { sizeClasses } from './size-class';
import type { Settings } from './settings';
import type { Check, CheckState, ProfessionVerdict, Verdict } from './verdict';

type Figures = Omit<Verdict, 'checks'>;

/**
 * Every check of a territory, in the order of `CheckId`, from figures already known. An empty territory passes and
 * fails nothing.
 */
export function checksOf(country: Country, figures: Figures, settings: Settings): Check[] {
  const checks = [
    minimumPopulation(figures),
    sizeClass(figures, settings),
    funding(figures),
    overlap(country, figures),
    contiguity(country.atlas, figures),
    composition(figures),
    administrative(figures),
    leftover(figures),
    professionals(figures),
    cls(figures),
  ];
  return figures.units > 0 ? checks : checks.map((check) => ({ ...check, state: 'unknown', value: null }));
}

/** Below a minimum that a region publishes is a failure; below any other, a warning. */
function minimumPopulation({ population, minimum }: Figures): Check {
  const reached = population.value !== null && population.value >= minimum.value;
  const state = (): CheckState => {
    if (reached) return 'pass';
    if (population.unknownUnits > 0) return 'unknown';
    return minimum.published ? 'fail' : 'warn';
  };
  return {
    id: 'minimum-population',
    state: state(),
    value: population.value,
    limit: minimum.value,
    sources: [minimum.source, population.source],
  };
}

/** Warns where the class is not certain: another vintage changes it, or the population falls on the ambiguous edge. */
function sizeClass({ size, population }: Figures, settings: Settings): Check {
  const moves = size.vintages.some((vintage) => vintage.class !== null && vintage.class !== size.class);
  const state = (): CheckState => {
    if (size.class === null || population.unknownUnits > 0) return 'unknown';
    return moves || size.ambiguous ? 'warn' : 'pass';
  };
  const next = sizeClasses(settings.boundary80000).find((rule) => rule.class === (size.class ?? 0) + 1);
  return {
    id: 'size-class',
    state: state(),
    value: size.class,
    limit: next?.from ?? null,
    sources: [...new Set([SIZE_CLASSES.source, population.source, 'population', 'population-history'])],
  };
}

function funding({ funding: { amounts, contradictions } }: Figures): Check {
  const ceiling = amounts.ceilingWithSnp;
  return {
    id: 'funding',
    state: contradictions.length ? 'warn' : ceiling.value === null ? 'unknown' : 'info',
    value: ceiling.value,
    limit: null,
    sources: [...new Set(Object.values(amounts).map(({ source }) => source))],
  };
}

/**
 * Sharing units with an existing CPTS fails where the region or the department forbids it, and warns elsewhere. None
 * found is good news only where all the CPTS are known and none shares its commune with another.
 */
function overlap({ atlas, regionOf }: Country, { overlaps, shared: between, listing, population }: Figures): Check {
  const forbidding = REGIONAL.overlapForbidden.filter(({ kind, code }) =>
    overlaps.some(
      ({ cpts, units }) =>
        cpts !== null &&
        units.some(
          (unit) => code === (kind === 'region' ? atlas.regions[regionOf[unit]] : departmentOf(atlas, unit))?.code,
        ),
    ),
  );
  const shared = new Set(overlaps.flatMap(({ units }) => [...units]));
  const open = between.length > 0 || listing.incomplete.length > 0 || listing.withdrawn.length > 0;
  return {
    id: 'overlap',
    state: forbidding.length ? 'fail' : overlaps.length ? 'warn' : open ? 'unknown' : 'pass',
    value: overlaps.length || !open ? shared.size : null,
    limit: 0,
    sources: [
      ...new Set(forbidding.map(({ source }) => source)),
      'cpts',
      ...(overlaps.length ? [population.source] : []),
    ],
  };
}

const departmentOf = (atlas: Atlas, unit: number) => atlas.departments[atlas.department[unit]];

/** Unknown where a unit without outline stands apart: nothing tells whom it touches. */
function contiguity(atlas: Atlas, { pieces, enclaves }: Figures): Check {
  const unplaced = pieces.length > 1 && pieces.some(({ units }) => Number.isNaN(atlas.longitude[units[0]]));
  return {
    id: 'contiguity',
    state: unplaced ? 'unknown' : pieces.length > 1 || enclaves.length > 0 ? 'warn' : 'pass',
    value: pieces.length,
    limit: 1,
    sources: ['contours'],
  };
}

/**
 * Whether the professionals that a CPTS should hold practise in the territory at all. Soft, and answered only where
 * they are counted: an estimate spread by population proves nobody's presence.
 */
function composition({ professionals }: Figures): Check {
  const counted = (keys: readonly ProfessionKey[]) => professionals.filter(({ key }) => keys.includes(key));
  const answers = COMPOSITION.required.map(({ count, among }) => atLeast(count, counted(among)));
  const [{ count, among }] = COMPOSITION.required;
  const [first] = counted(among);
  return {
    id: 'composition',
    state: answers.includes(false) ? 'warn' : answers.includes(null) ? 'unknown' : 'pass',
    value: first.count.value,
    limit: count,
    sources: [COMPOSITION.source, first.count.source],
  };
}

/** Whether these professions count `needed` professionals; `null` when those that are counted do not settle it. */
function atLeast(needed: number, professions: ProfessionVerdict[]): boolean | null {
  const counts = professions.map(({ count }) => (count.quality === 'estimated' ? null : count.value));
  const known = counts.reduce((sum: number, count) => sum + (count ?? 0), 0);
  if (known >= needed) return true;
  return counts.includes(null) ? null : false;
}

/** Several departments and cut EPCI are allowed and only told; several regions mean several ARS, hence a warning. */
function administrative({ regions }: Figures): Check {
  return {
    id: 'administrative',
    state: regions.length > 1 ? 'warn' : 'info',
    value: regions.length,
    limit: 1,
    sources: ['units'],
  };
}

function leftover({ leftovers, leftoversOpen, minimum, population }: Figures): Check {
  return {
    id: 'leftover',
    state: leftovers.length ? 'warn' : leftoversOpen ? 'unknown' : 'pass',
    value: leftovers.length || !leftoversOpen ? sumOf(leftovers) : null,
    limit: minimum.value,
    sources: [minimum.source, 'cpts', 'contours', ...(leftovers.length ? [population.source] : [])],
  };
}

/** `null` when the population of one is not known. */
const sumOf = (pieces: Figures['leftovers']) =>
  pieces.reduce<number | null>(
    (sum, { population }) => (sum === null || population === null ? null : sum + population),
    0,
  );

/** No source sets a threshold: the densities are told, and the line judges nothing. */
function professionals({ professionals: all }: Figures): Check {
  const counted = all.filter(({ count }) => count.value !== null && count.quality !== 'estimated');
  return {
    id: 'professionals',
    state: counted.length ? 'info' : 'unknown',
    value: counted.length,
    limit: null,
    sources: ['professionals'],
  };
}

/** A CPTS leans on the contrat local de santé where there is one: told, never judged. */
function cls({ cls: { said, contracts, units, source } }: Figures): Check {
  return {
    id: 'cls',
    state: said === null && contracts.length === 0 ? 'unknown' : 'info',
    value: said === null && contracts.length > 0 ? units : null,
    limit: null,
    sources: [...new Set([CLS.source, source])],
  };
}
