import type { MultiPolygon, Polygon } from 'geojson';
import type { Atlas } from '../atlas/atlas';
import { codeIndex } from '../atlas/codes';
import { SOURCES } from '../domain/sources';

export type Outline = Polygon | MultiPolygon;

/** The exact outlines of a department, as geo.api.gouv.fr gives them. */
export interface DepartmentContours {
  /** Index into `Atlas.departments`. */
  department: number;
  /** Outline of each commune; arrondissements apart, in their city. */
  communes: ReadonlyMap<number, Outline>;
  cities: readonly { whole: Outline; districts: ReadonlyMap<number, Outline> }[];
}

/** The outlines of a department cannot be had. Nothing of it was taken. */
export class ContoursError extends Error {
  override name = 'ContoursError';
  constructor(
    readonly reason: 'offline' | 'refused' | 'unreadable' | 'incomplete',
    /** Index into `Atlas.departments`. */
    readonly department: number,
    /** Status of the answer, or number of units without an outline. */
    readonly figure: number | null = null,
  ) {
    super(`contours of department ${department}: ${reason}`);
  }
}

interface Answer {
  features?: { properties?: { code?: unknown }; geometry?: Outline | null }[];
}

/** Milliseconds after which the service is taken for out of reach. */
const PATIENCE = 60_000;

/** Fetches the outlines of every unit of a department. @throws {ContoursError} */
export async function fetchContours(atlas: Atlas, department: number): Promise<DepartmentContours> {
  const communes = await fetchOutlines(atlas, department, 'geo-api-communes', 'communes-{department}.geojson');
  const { byCode, heirs } = codeIndex(atlas);
  const outlines = new Map<number, Outline>();
  const cities: { whole: Outline; districts: Map<number, Outline> }[] = [];
  const districted = new Map<number, (typeof cities)[number]>();
  for (const [code, outline] of communes) {
    const unit = byCode.get(code);
    const parts = heirs.get(code);
    if (unit !== undefined) outlines.set(unit, outline);
    else if (parts && parts.length > 1) {
      const city = { whole: outline, districts: new Map<number, Outline>() };
      cities.push(city);
      for (const part of parts) districted.set(part, city);
    }
  }
  if (cities.length) {
    const name = 'arrondissements-{department}.geojson';
    for (const [code, outline] of await fetchOutlines(atlas, department, 'geo-api-arrondissements', name)) {
      const unit = byCode.get(code);
      if (unit !== undefined) districted.get(unit)?.districts.set(unit, outline);
    }
  }
  const missing = atlas.codes.filter((_, unit) => {
    const has = outlines.has(unit) || districted.get(unit)?.districts.has(unit);
    return atlas.department[unit] === department && !has;
  });
  if (missing.length) throw new ContoursError('incomplete', department, missing.length);
  return { department, communes: outlines, cities };
}

/** Outlines by INSEE code, of the file `name` that the catalogue has for `source`. */
async function fetchOutlines(
  { departments }: Atlas,
  department: number,
  source: string,
  name: string,
): Promise<Map<string, Outline>> {
  const [address] = SOURCES[source].download![name];
  let response: Response;
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    response = await fetch(address.replace('{department}', departments[department].code), { signal });
  } catch {
    throw new ContoursError('offline', department);
  }
  if (!response.ok) throw new ContoursError('refused', department, response.status);
  let answer: Answer | null;
  try {
    answer = (await response.json()) as Answer | null;
  } catch {
    throw new ContoursError('unreadable', department);
  }
  const outlines = new Map<string, Outline>();
  for (const { properties, geometry } of Array.isArray(answer?.features) ? answer.features : []) {
    const drawn = geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon';
    if (typeof properties?.code === 'string' && drawn) outlines.set(properties.code, geometry);
  }
  if (!outlines.size) throw new ContoursError('unreadable', department);
  return outlines;
}
