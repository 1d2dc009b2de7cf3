import type { Atlas } from '../atlas/atlas';
import { SIZE_CLASSES, type SizeClassRule } from './rules';
import type { Settings } from './settings';
import type { Territory } from './territory';
import type { SizeClass, SizeVerdict } from './verdict';

type Boundary = Settings['boundary80000'];

/** The classes with exactly 80 000 inhabitants put where the setting wants them. */
export function sizeClasses(boundary80000: Boundary): SizeClassRule[] {
  const { population, classes } = SIZE_CLASSES.ambiguous;
  return SIZE_CLASSES.classes.map((rule) => {
    if (rule.class === classes[0]) return { ...rule, to: boundary80000 === rule.class ? population : population - 1 };
    if (rule.class === classes[1]) return { ...rule, from: boundary80000 === rule.class ? population : population + 1 };
    return rule;
  });
}

/** First population of each class but the first. */
export const thresholdsOf = (boundary80000: Boundary): number[] =>
  sizeClasses(boundary80000)
    .slice(1)
    .map(({ from }) => from);

/** A threshold as an agreement words it: what is "above 175 000" begins at 175 001, which nobody says. */
export const wordedThreshold = (from: number): number => (from % 1000 === 1 ? from - 1 : from);

/** Class of a CPTS of `population` inhabitants (ACI of 20 June 2019). */
export function sizeClassOf(population: number, boundary80000: Boundary): SizeClass {
  return ruleFor(population, boundary80000).class;
}

/** Class of a territory, its distance to the next ones, and its class under the other vintages of the atlas. */
export function sizeVerdict({ populations }: Atlas, territory: Territory, { boundary80000 }: Settings): SizeVerdict {
  const { known, unknown } = territory.population();
  const sized = territory.counted > unknown;
  const rule = ruleFor(known, boundary80000);
  const vintages = populations.flatMap(({ measure, vintage }, column) => {
    if (column === 0 || measure !== 'municipale') return [];
    const total = territory.population(column);
    const population = sized && total.unknown === 0 ? total.known : null;
    return [{ vintage, population, class: population === null ? null : sizeClassOf(population, boundary80000) }];
  });
  return {
    class: sized ? rule.class : null,
    toPrevious: sized && rule.from > 0 ? known - rule.from + 1 : null,
    toNext: sized && rule.to !== null ? rule.to + 1 - known : null,
    ambiguous: sized && known === SIZE_CLASSES.ambiguous.population,
    vintages,
  };
}

const ruleFor = (population: number, boundary80000: Boundary) =>
  sizeClasses(boundary80000).find(({ to }) => to === null || population <= to)!;
