import { group } from 'd3-array';
import {
  FACILITIES,
  type Atlas,
  type ByQuarter,
  type Column,
  type ExistingCpts,
  type Indicator,
  type KnownCpts,
  type PointSet,
  type PopulationColumn,
} from '../atlas/atlas';
import type { LayerId } from '../atlas/manifest';
import { normaliseName } from '../atlas/names';
import type { ImportedLayer } from './importers/types';

/** A newer population is the reference only when it covers this part of the units whose population is known. */
const REFERENCE_COVER = 0.9;

/** Layers that stay, whatever is imported: it is laid over them. */
const BENEATH: readonly LayerId[] = ['units', 'contours', 'cpts', 'context'];

interface Country {
  atlas: Atlas;
  known: KnownCpts;
}

/**
 * The atlas and the existing CPTS with what was imported in their place, the later layer over the earlier. Neither is
 * changed: without the layers, all is as before. Outlines are not applied here: see `Contours`.
 */
export function applyLayers(atlas: Atlas, known: KnownCpts, layers: readonly ImportedLayer[]): Country {
  const applied = layers.reduce(applyLayer, { atlas, known });
  return { atlas: { ...applied.atlas, manifest: manifestWith(applied.atlas, layers) }, known: applied.known };
}

function applyLayer({ atlas, known }: Country, brought: ImportedLayer): Country {
  switch (brought.brings) {
    case 'populations':
      return { atlas: brought.columns.reduce(withPopulation, atlas), known };
    case 'professionals':
      return { atlas: { ...atlas, professionals: { ...atlas.professionals, ...columnsOf(brought) } }, known };
    case 'apl':
      return { atlas: { ...atlas, apl: { ...atlas.apl, ...columnsOf(brought) } }, known };
    case 'facilities':
      return { atlas: { ...atlas, facilities: { ...atlas.facilities, ...columnsOf(brought) } }, known };
    case 'indicators':
      return { atlas: withIndicators(atlas, brought.indicators), known };
    case 'points':
      return { atlas: withPoints(atlas, brought.points), known };
    case 'moves':
      return { atlas: { ...atlas, recoding: brought.recoding }, known };
    case 'cpts':
      return { atlas, known: withCpts(atlas, known, brought) };
    case 'contours':
    case 'quarters':
    case 'census':
      return { atlas, known };
  }
}

/** The figures of an import whole, its unknowns too: a column is of one source. */
function columnsOf<Key extends string>({
  columns,
  byQuarter = {},
  layer: { id, vintage, quality },
}: Pick<ImportedLayer, 'layer'> & {
  columns: Partial<Record<Key, Float32Array>>;
  byQuarter?: Partial<Record<Key, ByQuarter>>;
}): Partial<Record<Key, Column>> {
  const entries = Object.entries<Float32Array | undefined>(columns).map(([key, values]) => {
    return [key, { values, quality, layer: id, vintage, byQuarter: byQuarter[key as Key] }];
  });
  return Object.fromEntries(entries) as Partial<Record<Key, Column>>;
}

/** Structures are columns of their own; imports kept by earlier releases hold them among the indicators. */
function withIndicators(atlas: Atlas, brought: readonly Indicator[]): Atlas {
  const isFacility = ({ id }: Indicator) => (FACILITIES as readonly string[]).includes(id);
  const facilities = brought.filter(isFacility).map(({ id, values, quality, layer, vintage }) => {
    return [id, { values: Float32Array.from(values), quality, layer, vintage }];
  });
  const added = brought.filter((one) => !isFacility(one));
  const replaced = new Set(added.map(({ id }) => id));
  return {
    ...atlas,
    facilities: { ...atlas.facilities, ...Object.fromEntries(facilities) },
    indicators: [...atlas.indicators.filter(({ id }) => !replaced.has(id)), ...added],
  };
}

/** The file brought again stands for what it was. */
const withPoints = (atlas: Atlas, points: PointSet): Atlas => ({
  ...atlas,
  points: [...atlas.points.filter(({ layer }) => layer !== points.layer), points],
});

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

/**
 * What is known of the CPTS with a list more: a CPTS that it names again is as it says, and so is one that lies where the
 * list holds them all, whatever it is called there. A unit that such a CPTS had and that the list gives to none of its
 * own is in doubt: two sources disagree.
 */
function withCpts(
  { departments, department }: Atlas,
  { cpts, listings, withdrawn }: KnownCpts,
  { cpts: added, complete = [], layer: { vintage, source } }: Extract<ImportedLayer, { brings: 'cpts' }>,
): KnownCpts {
  const byName = group(added, nameOf);
  const covers = departments.map(({ code }) => complete.includes(code));
  const isCovered = ({ units }: ExistingCpts) => units.length > 0 && units.every((unit) => covers[department[unit]]);
  const again = cpts.filter((one) => isAmong(one, byName.get(nameOf(one)) ?? []) || isCovered(one));
  const held = new Set(added.flatMap(({ units }) => [...units]));
  const doubtful = [...withdrawn, ...again.flatMap(({ units }) => [...units])].filter((unit) => !held.has(unit));
  return {
    cpts: [...cpts.filter((one) => !again.includes(one)), ...added],
    listings: complete.length
      ? [...listings, { departments: complete, date: vintage, source: { title: source, url: null } }]
      : listings,
    withdrawn: [...new Set(doubtful)],
  };
}

/** Whether a CPTS is one of its namesakes: they have common ground. */
function isAmong(cpts: ExistingCpts, namesakes: readonly ExistingCpts[]): boolean {
  const units = new Set(cpts.units);
  return namesakes.some((other) => other.units.some((unit) => units.has(unit)));
}

const nameOf = ({ name }: ExistingCpts) => normaliseName(name).replace(/^cpts /, '');

function manifestWith(atlas: Atlas, layers: readonly ImportedLayer[]): Atlas['manifest'] {
  const brought = new Map(layers.map(({ layer }) => [layer.id, layer]));
  const used = new Set<LayerId>([
    ...atlas.populations.map(({ layer }) => layer),
    ...Object.values(atlas.professionals).map(({ layer }) => layer),
    ...Object.values(atlas.facilities).map(({ layer }) => layer),
    ...Object.values(atlas.apl).map(({ layer }) => layer),
    ...(layers.some(({ brings }) => brings === 'moves') ? [] : ['moves' as const]),
  ]);
  const stands = ({ id }: { id: LayerId }) => !brought.has(id) && (used.has(id) || BENEATH.includes(id));
  return { ...atlas.manifest, layers: [...atlas.manifest.layers.filter(stands), ...brought.values()] };
}
