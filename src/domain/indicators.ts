import type { Atlas, Indicator } from '../atlas/atlas';
import { FRAME, type Frame } from './frame';
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
 * a rate is averaged by inhabitants, an approximation since the file's own weights are not known.
 */
export function indicatorsOf(atlas: Atlas, units: Iterable<number>, frame: Frame): IndicatorFigure[] {
  const all = Uint16Array.from(units);
  const population = atlas.populations[0].values;
  return atlas.indicators.map((indicator) => {
    const { aggregate, values, quality, layer, vintage } = indicator;
    const { known, total, people, weighted } = sums(all, values, population);
    const figure = (value: number | null, as = quality): Figure => ({
      value,
      quality: value === null ? 'unknown' : as,
      source: layer,
      vintage,
    });
    const levelOf = (group: Uint16Array) => {
      const whole = group.reduce((sum, unit) => sum + (population[unit] || 0), 0);
      const over = sums(group, values, population);
      return over.people >= COVERED * whole ? level(aggregate, over) : null;
    };
    const whole = known === all.length;
    const isPeople = aggregate === 'sum' && PEOPLE.test(indicator.title.fr);
    return {
      indicator,
      total: figure(aggregate === 'sum' && whole ? total : null),
      level:
        aggregate === 'rate'
          ? figure(people > 0 ? weighted / people : null, 'approximate')
          : figure(whole && !isPeople ? level(aggregate, { total, people, weighted }) : null),
      reference: Object.fromEntries(
        FRAME.map((at) => [at, isPeople ? null : levelOf(frame[at])]),
      ) as IndicatorFigure['reference'],
      parts: aggregate === 'category' ? partsOf(indicator, all, population) : [],
    };
  });
}

interface Sums {
  total: number;
  /** Inhabitants of the units where both are known. */
  people: number;
  weighted: number;
}

function level(aggregate: Indicator['aggregate'], { total, people, weighted }: Sums): number | null {
  if (aggregate === 'category' || people === 0) return null;
  return aggregate === 'sum' ? (total / people) * 10_000 : weighted / people;
}

function sums(units: Uint16Array, values: Float64Array, population: Float64Array): Sums & { known: number } {
  const all = { known: 0, total: 0, people: 0, weighted: 0 };
  for (const unit of units) {
    if (Number.isNaN(values[unit] + population[unit])) continue;
    all.known++;
    all.total += values[unit];
    all.people += population[unit];
    all.weighted += values[unit] * population[unit];
  }
  return all;
}

function partsOf({ categories, values }: Indicator, units: Uint16Array, population: Float64Array): CategoryPart[] {
  return categories.flatMap((category, place) => {
    const within = units.filter((unit) => values[unit] === place);
    if (!within.length) return [];
    return {
      category,
      units: within.length,
      population: within.reduce((sum, unit) => sum + (population[unit] || 0), 0),
    };
  });
}
