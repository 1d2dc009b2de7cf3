import { piecesOf, enclavesOf } from './contiguity';
import type { Country } from './country';
import { populationFigure } from './findings';
import { minimumFor } from './minimum';
import { overlapsOf, type Sketch } from './overlaps';
import type { Settings } from './settings';
import { sizeVerdict } from './size-class';
import type { Territory } from './territory';
import type { Figure, GroupShare, Overlap, Piece, SizeVerdict, Findings } from './verdict';

type Named = Pick<GroupShare, 'name'>;

/** What a change may break in a territory: the part of a verdict that is worked out at each move of the hand. */
export interface Standing {
  units: number;
  population: Figure;
  size: Pick<SizeVerdict, 'class' | 'toNext' | 'toPrevious'>;
  minimum: Pick<Findings['minimum'], 'value'>;
  overlaps: readonly Pick<Overlap, 'cpts' | 'name' | 'units'>[];
  pieces: readonly Pick<Piece, 'units'>[];
  enclaves: readonly Pick<Piece, 'units'>[];
  departments: readonly Named[];
  regions: readonly Named[];
}

/** How a territory stands beside `sketches`, the user's others. */
export function standingOf(
  country: Country,
  territory: Territory,
  settings: Settings,
  sketches: readonly Sketch[],
): Standing {
  const { atlas } = country;
  const { units, typed: parts } = territory;
  const regions = territory.regions.touched();
  return {
    units: units.size + territory.undrawn,
    population: populationFigure(atlas.populations[0], territory, 0),
    size: sizeVerdict(atlas, territory, settings),
    minimum: minimumFor(atlas, regions, settings),
    overlaps: overlapsOf(country, { units, parts }, sketches).overlaps,
    pieces: piecesOf(country, units, territory.parts),
    enclaves: enclavesOf(country, units),
    departments: territory.departments.touched().map((department) => atlas.departments[department]),
    regions: regions.map((region) => atlas.regions[region]),
  };
}

/** Something that a change makes worse than it was. */
export type Break =
  | { kind: 'empty' }
  | { kind: 'pieces' | 'enclaves'; count: number }
  /** Inhabitants that are now missing to reach the minimum. */
  | { kind: 'minimum'; missing: number }
  /** Units shared with an existing CPTS or another sketch that were not before. */
  | { kind: 'overlap'; name: string; sketch: boolean; units: Uint16Array }
  /** Names of those that the territory did not touch before. */
  | { kind: 'departments' | 'regions'; names: string[] };

/**
 * What is worse in `after` than in `before`. A territory that was empty has nothing to break by its place; nothing here
 * says that what is not listed was checked.
 */
export function breaksOf(before: Standing, after: Standing): Break[] {
  if (after.units === 0) return before.units ? [{ kind: 'empty' }] : [];
  const breaks: Break[] = [];
  if (after.pieces.length > Math.max(1, before.pieces.length))
    breaks.push({ kind: 'pieces', count: after.pieces.length });
  if (after.enclaves.length > before.enclaves.length) breaks.push({ kind: 'enclaves', count: after.enclaves.length });
  const missing = missingTo(after);
  if (missing > 0 && before.units && missingTo(before) === 0) breaks.push({ kind: 'minimum', missing });
  for (const { cpts, name, units } of after.overlaps) {
    const known = before.overlaps.find((other) => other.cpts === cpts && other.name === name);
    if (units.length <= (known?.units.length ?? 0)) continue;
    const more = units.filter((unit) => !known?.units.includes(unit));
    breaks.push({ kind: 'overlap', name, sketch: cpts === null, units: more });
  }
  if (before.units === 0) return breaks;
  for (const kind of ['departments', 'regions'] as const) {
    const names = newNames(before[kind], after[kind]);
    if (names.length) breaks.push({ kind, names });
  }
  return breaks;
}

/** Inhabitants that an unknown population lacks are not known either: none is said to be missing. */
const missingTo = ({ population, minimum }: Standing): number =>
  population.value === null ? 0 : Math.max(0, minimum.value - population.value);

const newNames = (before: readonly Named[], after: readonly Named[]): string[] =>
  after.map(({ name }) => name).filter((name) => before.every((other) => other.name !== name));
