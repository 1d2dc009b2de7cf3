import type { Atlas, Indicator } from '../atlas/atlas';
import { wholeAtlas } from '../atlas/quarters/units';
import { FRAME, type Frame } from './frame';
import { inhabitantsOfCommune, type HeldPart } from './parts';
import { worst } from './professionals';
import type { Figure } from './verdict';

/** Part of a territory that falls in one category of an indicator. */
export interface CategoryPart {
  category: string;
  units: number;
  /** Sum of the known populations. */
  population: number;
}

/** What an indicator that the user brought says of a territory. */
export interface IndicatorFigure {
  indicator: Indicator;
  /** Total of a sum; unknown for the others, and where one unit is. */
  total: Figure;
  /** Per 10 000 inhabitants for a sum, mean of the inhabitants for a rate; unknown for a category. */
  level: Figure;
  /** The same over the departments and regions touched, and France; `null` where it is not known of nearly all. */
  reference: Record<keyof Frame, number | null>;
  /** Of a category, in the order of the indicator; the categories that the territory does not meet are left out. */
  parts: CategoryPart[];
}

/** Inhabitants themselves, of which there are not so many for 10,000 inhabitants. */
const PEOPLE =
  /^(?:nombre d[’']|nb d[’']?)?(?:population|pop\b|habitants)(?: (?:totale|municipale|l[eé]gale))?(?: \(?\d{4}\)?)?$/i;

/** Part of the inhabitants of France, or of a department, that a file must cover to speak of it. */
const COVERED = 0.9;

/**
 * Every indicator of the atlas over `units`. A sum is held against the inhabitants of the units where both are known;
 * a rate is averaged by inhabitants, an approximation since the file's own weights are not known. A part that was typed
 * has its share of the sum of its commune, its rate and its category.
 */
export function indicatorsOf(
  atlas: Atlas,
  units: Iterable<number>,
  frame: Frame,
  typed: readonly HeldPart[] = [],
): IndicatorFigure[] {
  const within = new Set(typed.flatMap(({ quarters }) => [...quarters]));
  const all = Uint16Array.from(units).filter((unit) => !within.has(unit));
  const population = atlas.populations[0].values;
  const whole = wholeAtlas(atlas);
  return atlas.indicators.map((indicator, place) => {
    const { aggregate, values, quality, layer, vintage } = indicator;
    const ofCommunes = whole.indicators[place].values;
    const inPart = typed.map(({ commune, inhabitants: people }): Item => {
      const share = Math.min(1, people / inhabitantsOfCommune(atlas, commune));
      return { value: ofCommunes[commune] * (aggregate === 'sum' ? share : 1), people };
    });
    const own = sums(all, values, population);
    for (const { value, people } of inPart) add(own, value, people);
    const { known, total, people, weighted } = own;
    const figure = (value: number | null, as = quality): Figure => ({
      value,
      quality: value === null ? 'unknown' : typed.length ? worst(as, 'estimated') : as,
      source: layer,
      vintage,
    });
    const levelOf = (group: Uint16Array) => {
      const everybody = group.reduce((sum, unit) => sum + (population[unit] || 0), 0);
      const over = sums(group, values, population);
      return over.people >= COVERED * everybody ? level(aggregate, over) : null;
    };
    const isWhole = known === all.length + typed.length;
    const isPeople = aggregate === 'sum' && PEOPLE.test(indicator.title.fr);
    return {
      indicator,
      total: figure(aggregate === 'sum' && isWhole ? total : null),
      level:
        aggregate === 'rate'
          ? figure(people > 0 ? weighted / people : null, 'approximate')
          : figure(isWhole && !isPeople ? level(aggregate, { total, people, weighted }) : null),
      reference: Object.fromEntries(
        FRAME.map((at) => [at, isPeople ? null : levelOf(frame[at])]),
      ) as IndicatorFigure['reference'],
      parts: aggregate === 'category' ? partsOf(indicator, [...itemsOf(all, values, population), ...inPart]) : [],
    };
  });
}

/** What an indicator says of a unit, or of a part of a commune. */
interface Item {
  value: number;
  people: number;
}

interface Sums {
  /** Units and parts where both are known. */
  known: number;
  total: number;
  /** Inhabitants of the units where both are known. */
  people: number;
  weighted: number;
}

function level(aggregate: Indicator['aggregate'], { total, people, weighted }: Omit<Sums, 'known'>): number | null {
  if (aggregate === 'category' || people === 0) return null;
  return aggregate === 'sum' ? (total / people) * 10_000 : weighted / people;
}

function sums(units: Uint16Array, values: Float64Array, population: Float64Array): Sums {
  const all = { known: 0, total: 0, people: 0, weighted: 0 };
  for (const unit of units) add(all, values[unit], population[unit]);
  return all;
}

function add(all: Sums, value: number, people: number): void {
  if (Number.isNaN(value + people)) return;
  all.known++;
  all.total += value;
  all.people += people;
  all.weighted += value * people;
}

const itemsOf = (units: Uint16Array, values: Float64Array, population: Float64Array): Item[] =>
  Array.from(units, (unit) => ({ value: values[unit], people: population[unit] }));

function partsOf({ categories }: Indicator, items: readonly Item[]): CategoryPart[] {
  return categories.flatMap((category, place) => {
    const within = items.filter(({ value }) => value === place);
    if (!within.length) return [];
    return { category, units: within.length, population: within.reduce((sum, { people }) => sum + (people || 0), 0) };
  });
}
