import type { Atlas, Column, ExistingCpts, PopulationColumn, ProfessionKey } from '../atlas/atlas';
import type { BuiltLayerId, LayerId } from '../atlas/manifest';
import { normaliseName } from '../atlas/names';
import type { ImportedLayer } from './importers/types';

/** A newer population is the reference only when it covers this part of the units whose population is known. */
const REFERENCE_COVER = 0.9;

/** Layers that an import can stand in for wholly. */
const REPLACEABLE: readonly BuiltLayerId[] = ['population', 'population-history', 'professionals', 'apl', 'moves'];

interface Country {
  atlas: Atlas;
  cpts: readonly ExistingCpts[];
}

/**
 * The atlas and the existing CPTS with what was imported in their place, the later layer over the earlier. Neither is
 * changed: without the layers, all is as before. Outlines are not applied here: see `Contours`.
 */
export function applyLayers(
  atlas: Atlas,
  cpts: readonly ExistingCpts[],
  layers: readonly ImportedLayer[],
): { atlas: Atlas; cpts: readonly ExistingCpts[] } {
  const applied = layers.reduce(applyLayer, { atlas, cpts });
  return { atlas: { ...applied.atlas, manifest: manifestWith(applied.atlas, layers) }, cpts: applied.cpts };
}

function applyLayer({ atlas, cpts }: Country, brought: ImportedLayer): Country {
  switch (brought.brings) {
    case 'populations':
      return { atlas: brought.columns.reduce(withPopulation, atlas), cpts };
    case 'professionals':
      return { atlas: { ...atlas, professionals: { ...atlas.professionals, ...columnsOf(brought) } }, cpts };
    case 'apl':
      return { atlas: { ...atlas, apl: { ...atlas.apl, ...columnsOf(brought) } }, cpts };
    case 'indicators': {
      const replaced = new Set(brought.indicators.map(({ id }) => id));
      const kept = atlas.indicators.filter(({ id }) => !replaced.has(id));
      return { atlas: { ...atlas, indicators: [...kept, ...brought.indicators] }, cpts };
    }
    case 'moves':
      return { atlas: { ...atlas, recoding: brought.recoding }, cpts };
    case 'cpts':
      return { atlas, cpts: [...cpts.filter((known) => !isAmong(known, brought.cpts)), ...brought.cpts] };
    case 'contours':
      return { atlas, cpts };
  }
}

/** The figures of an import whole, its unknowns too: a column is of one source. */
function columnsOf({
  columns,
  layer: { id, vintage, quality },
}: Extract<ImportedLayer, { brings: 'professionals' | 'apl' }>): Partial<Record<ProfessionKey, Column>> {
  const entries = Object.entries(columns).map(([key, values]): [string, Column] => {
    return [key, { values, quality, layer: id, vintage }];
  });
  return Object.fromEntries(entries);
}

/**
 * The populations with one more, the reference first, then the totales and the others from the latest on. Where a new
 * reference has no figure (Mayotte, the collectivités d'outre-mer), the former one stays, with its year.
 */
function withPopulation(atlas: Atlas, column: PopulationColumn): Atlas {
  const [reference, ...others] = atlas.populations;
  const isReference =
    column.measure === 'municipale' && column.vintage >= reference.vintage && covers(column, reference);
  const rest = (isReference ? [...others, reference] : [...others, column]).filter(
    (one) => one === column || one.measure !== column.measure || one.vintage !== column.vintage,
  );
  const rank = ({ measure, vintage }: PopulationColumn) => (measure === 'totale' ? 10_000 : 0) + vintage;
  rest.sort((a, b) => rank(b) - rank(a));
  if (!isReference) return { ...atlas, populations: [reference, ...rest] };
  const values = column.values.map((value, unit) => (Number.isNaN(value) ? reference.values[unit] : value));
  const populationYear = atlas.populationYear.map((year, unit) => {
    return Number.isNaN(column.values[unit]) ? year : column.vintage;
  });
  return { ...atlas, populations: [{ ...column, values }, ...rest], populationYear };
}

function covers({ values }: PopulationColumn, reference: PopulationColumn): boolean {
  let [known, covered] = [0, 0];
  reference.values.forEach((value, unit) => {
    if (Number.isNaN(value)) return;
    known++;
    if (!Number.isNaN(values[unit])) covered++;
  });
  return covered >= REFERENCE_COVER * known;
}

/** Whether a CPTS is one of `others`, told by its name and some common ground. */
function isAmong(cpts: ExistingCpts, others: readonly ExistingCpts[]): boolean {
  const name = nameOf(cpts);
  const units = new Set(cpts.units);
  return others.some((other) => nameOf(other) === name && other.units.some((unit) => units.has(unit)));
}

const nameOf = ({ name }: ExistingCpts) => normaliseName(name).replace(/^cpts /, '');

function manifestWith(atlas: Atlas, layers: readonly ImportedLayer[]): Atlas['manifest'] {
  const brought = new Map(layers.map(({ layer }) => [layer.id, layer]));
  const used = new Set<LayerId>([
    ...atlas.populations.map(({ layer }) => layer),
    ...Object.values(atlas.professionals).map(({ layer }) => layer),
    ...Object.values(atlas.apl).map(({ layer }) => layer),
    ...(layers.some(({ brings }) => brings === 'moves') ? [] : ['moves' as const]),
  ]);
  const stands = ({ id }: { id: LayerId }) =>
    !brought.has(id) && (used.has(id) || !(REPLACEABLE as readonly LayerId[]).includes(id));
  return { ...atlas.manifest, layers: [...atlas.manifest.layers.filter(stands), ...brought.values()] };
}
