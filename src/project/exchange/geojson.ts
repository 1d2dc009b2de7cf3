import { undrawnParts } from '../../domain/parts';
import { codesOf, cutCommuneOf, wholeAtlas } from '../../atlas/quarters/units';
import type { Feature, FeatureCollection, MultiPolygon } from 'geojson';
import * as v from 'valibot';
import type { Atlas } from '../../atlas/atlas';
import { repairCode } from '../../atlas/codes';
import type { IndexedArcs } from '../../kernel/arcs';
import { outline } from '../../kernel/outline';
import { UnitSet } from '../../kernel/unit-set';
import { ExchangeError } from '../errors';
import { inPart } from './in-part';
import { codeKey, isCode, type Exporter, type IncomingTerritory, type OutgoingTerritory } from './territory';

/**
 * A FeatureCollection of one feature a commune, with its outline and population: what a GIS opens as a layer, filters,
 * joins by `code` and dissolves into the territory. What is true of the territory as a whole (name, codes, population
 * with vintage and quality, class, sources) is in the foreign member `perimetre` (RFC 7946, 6.1).
 * A unit without outline has a `null` geometry.
 */
export function writeGeoJson(atlas: Atlas, arcs: IndexedArcs, territory: OutgoingTerritory): string {
  const { population, size } = territory.verdict;
  const [{ values, quality }] = atlas.populations;
  const features = Array.from(territory.units, (unit): Feature<MultiPolygon | null> => {
    const polygons = outline(arcs, new UnitSet([unit]));
    const department = atlas.departments[atlas.department[unit]];
    return {
      type: 'Feature',
      properties: {
        code: atlas.codes[unit],
        nom: atlas.names[unit],
        departement: department.code,
        region: atlas.regions[department.region].code,
        epci: atlas.epcis[atlas.epci[unit]]?.code ?? null,
        population: orNull(values[unit]),
        population_annee: atlas.populationYear[unit] || null,
        population_qualite: Number.isNaN(values[unit]) ? 'unknown' : cutCommuneOf(atlas, unit) ? 'estimated' : quality,
      },
      geometry: polygons.length ? { type: 'MultiPolygon', coordinates: polygons } : null,
    };
  });
  const held = { units: new Set(territory.units), parts: territory.parts };
  const undrawn = undrawnParts(atlas, held).map(({ commune, inhabitants }) =>
    undrawnFeature(wholeAtlas(atlas), commune, inhabitants),
  );
  const perimetre = {
    version: 1,
    name: territory.name,
    codes: codesOf(atlas, territory.units),
    ...(territory.parts && { parts: territory.parts }),
    population: {
      value: population.value,
      measure: population.measure,
      vintage: population.vintage,
      quality: population.quality,
      unknownUnits: population.unknownUnits,
    },
    class: size.class,
    sources: atlas.manifest.layers
      .filter(({ id }) => ['units', population.source, 'contours'].includes(id))
      .map(({ id, title, publisher, vintage, licence, quality }) => ({
        id,
        title,
        publisher,
        vintage,
        licence,
        quality,
      })),
  };
  const collection: FeatureCollection<MultiPolygon | null> & { perimetre: unknown } = {
    type: 'FeatureCollection',
    perimetre,
    features: [...features, ...undrawn],
  };
  return JSON.stringify(collection);
}

/** A part of a commune has no outline, and not its code: what joins by code must not take the whole. */
function undrawnFeature(atlas: Atlas, commune: number, inhabitants: number): Feature<null> {
  const department = atlas.departments[atlas.department[commune]];
  return {
    type: 'Feature',
    properties: {
      code: null,
      nom: inPart(atlas, commune),
      departement: department.code,
      region: atlas.regions[department.region].code,
      epci: atlas.epcis[atlas.epci[commune]]?.code ?? null,
      population: inhabitants,
      population_annee: null,
      population_qualite: 'saisie',
    },
    geometry: null,
  };
}

export const geoJson: Exporter = {
  name: 'GeoJSON',
  extension: 'geojson',
  type: 'application/geo+json',
  drawn: true,
  write: (atlas, territory, arcs) => writeGeoJson(atlas, arcs!, territory),
};

const orNull = (value: number) => (Number.isNaN(value) ? null : value);

const ours = v.object({
  perimetre: v.object({
    version: v.number(),
    name: v.string(),
    codes: v.pipe(v.array(v.string()), v.everyItem(isCode)),
    parts: v.optional(
      v.array(
        v.object({
          commune: v.string(),
          quarters: v.array(v.string()),
          inhabitants: v.pipe(v.number(), v.integer(), v.minValue(1)),
        }),
      ),
    ),
  }),
});
const anyFeatures = v.object({
  features: v.array(v.object({ properties: v.nullable(v.record(v.string(), v.unknown())) })),
});
const anyFeature = v.pipe(
  v.object({ type: v.literal('Feature'), properties: v.nullable(v.record(v.string(), v.unknown())) }),
  v.transform((feature) => ({ features: [feature] })),
);

/**
 * Reads the codes of our own file, or of any collection of communes that keeps theirs in a usual property.
 * @throws {ExchangeError} when the text is not GeoJSON, or no feature names its commune by code.
 */
export function readGeoJson(text: string): IncomingTerritory {
  const json = parseJson(text);
  const own = v.safeParse(ours, json);
  if (own.success) {
    const { name, codes, parts } = own.output.perimetre;
    return { name, codes: [...new Set(codes.map(repairCode))], ...(parts && { parts }) };
  }
  const foreign = v.safeParse(v.union([anyFeatures, anyFeature]), json);
  if (!foreign.success) throw new ExchangeError('geojson', 'unreadable');
  const codes = foreign.output.features.map(({ properties }) => {
    const value = properties?.[codeKey(Object.keys(properties)) ?? ''];
    return typeof value === 'string' || typeof value === 'number' ? repairCode(String(value)) : null;
  });
  const known = codes.filter((code) => code !== null && isCode(code)) as string[];
  if (!known.length || known.length < codes.length) throw new ExchangeError('geojson', 'no-codes');
  return { name: null, codes: [...new Set(known)] };
}

/** @throws {ExchangeError} when the text is not JSON. */
export function parseJson(text: string): unknown {
  if (!text.trim()) throw new ExchangeError('geojson', 'empty');
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new ExchangeError('geojson', 'unreadable');
  }
}
