import { readFileSync } from 'node:fs';
import type { Atlas } from '../atlas/atlas';
import { codeIndex, resolveCodes } from '../atlas/codes';
import { resolveUnits } from '../atlas/lookup';
import { swappedCodes } from '../atlas/nearest';
import { codesOf } from '../atlas/quarters/units';
import type { IndexedArcs } from '../kernel/arcs';
import { surfaceShares, type Share } from '../kernel/shares';
import { ExchangeError } from '../project/errors';
import { formatOf } from '../project/exchange/formats';
import { readTerritoryOrSurface } from '../project/exchange/read';
import { sortByShare, TAKEN } from '../project/exchange/surface';
import { textOf } from '../project/exchange/text';
import { FileError } from './errors';

/** A perimeter as it was given: the units found, and what was not taken as it stood. */
export interface GivenPerimeter {
  /** Ascending. */
  units: Uint16Array;
  unknown: { input: string; reason: 'code' | 'name' | 'ambiguous'; nearest: { code: string; name: string }[] }[];
  recoded: { from: string; to: string[] }[];
  /** Numbers read as postcodes where the others are codes. */
  postcodes: { input: string; to: string }[];
  /** Units that the edge of a polygon cuts, from the most covered to the least; taken from half their surface on. */
  cut: { code: string; name: string; share: number; taken: boolean }[];
}

/** Reads codes, postcodes or names separated as one likes. */
export function readText(atlas: Atlas, text: string): GivenPerimeter {
  const given: GivenPerimeter = { units: new Uint16Array(), unknown: [], recoded: [], postcodes: [], cut: [] };
  const { lines, units, leaning } = resolveUnits(atlas, text);
  for (const line of lines) {
    if (line.kind === 'unit' && line.via === 'postcode' && leaning === 'codes')
      given.postcodes.push({ input: line.input, to: atlas.codes[line.unit] });
    if (line.kind === 'recoded') given.recoded.push({ from: line.from, to: codesOf(atlas, line.units) });
    if (line.kind === 'unknown') {
      given.unknown.push({ input: line.input, reason: line.reason, nearest: named(atlas, line.nearest) });
    }
    if (line.kind === 'ambiguous') {
      given.unknown.push({ input: line.input, reason: 'ambiguous', nearest: named(atlas, line.choices) });
    }
  }
  return { ...given, units };
}

/**
 * Reads GeoJSON, by its codes or else by its polygons, a table with a column of codes or of names, or a plain list; a
 * workbook takes its time.
 * @param outlines of the units, asked for by polygons alone.
 * @throws {FileError | ReadError}
 */
export function readFile(
  atlas: Atlas,
  path: string,
  outlines: () => IndexedArcs,
): GivenPerimeter | Promise<GivenPerimeter> {
  const text = textOf(readBytes(path));
  if (text !== null) return something(path, fromText(atlas, path, text.replace(/^\uFEFF/, '').trimStart(), outlines));
  return import('./workbook')
    .then(({ workbookText }) => workbookText(atlas, path))
    .then((rows) => something(path, readText(atlas, rows)));
}

function something(path: string, given: GivenPerimeter): GivenPerimeter {
  if (given.units.length || given.unknown.length || given.cut.length) return given;
  throw new FileError('territory', path);
}

function fromText(atlas: Atlas, path: string, text: string, outlines: () => IndexedArcs): GivenPerimeter {
  const format = formatOf(text);
  if (format === 'geojson') return fromTerritory(atlas, path, text, outlines);
  const asList = readText(atlas, text);
  if (format === 'codes' || asList.units.length) return asList;
  return fromTerritory(atlas, path, text, outlines);
}

function fromTerritory(atlas: Atlas, path: string, text: string, outlines: () => IndexedArcs): GivenPerimeter {
  try {
    const incoming = readTerritoryOrSurface(text);
    return 'codes' in incoming
      ? fromCodes(atlas, incoming.codes)
      : fromSurface(atlas, path, surfaceShares(outlines(), incoming.polygons));
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error;
    const { reason, found } = error;
    throw new FileError(reason === 'projected' || reason === 'geometry' ? reason : 'territory', path, found);
  }
}

/** @throws {FileError} */
function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new FileError('missing', path);
  }
}

/** What a surface holds, and of what it cuts the units that it holds by half at least: as the page offers them. */
function fromSurface(atlas: Atlas, path: string, shares: readonly Share[]): GivenPerimeter {
  const { inside, cut } = sortByShare(shares);
  if (!inside.length && !cut.length) throw new FileError('nowhere', path);
  const taken = cut.filter(({ share }) => share >= TAKEN).map(({ unit }) => unit);
  return {
    units: Uint16Array.from([...inside, ...taken]).sort(),
    unknown: [],
    recoded: [],
    postcodes: [],
    cut: cut.map(({ unit, share }) => ({
      code: atlas.codes[unit],
      name: atlas.names[unit],
      share,
      taken: share >= TAKEN,
    })),
  };
}

function fromCodes(atlas: Atlas, codes: string[]): GivenPerimeter {
  const { units, recoded, unknown } = resolveCodes(atlas, codes);
  const { byCode } = codeIndex(atlas);
  return {
    units,
    recoded: recoded.map(({ from, units: heirs }) => ({ from, to: codesOf(atlas, heirs) })),
    unknown: unknown.map((input) => ({
      input,
      reason: 'code',
      nearest: named(atlas, swappedCodes(byCode, input)),
    })),
    postcodes: [],
    cut: [],
  };
}

const named = (atlas: Atlas, units: Uint16Array) =>
  Array.from(units, (unit) => ({ code: atlas.codes[unit], name: atlas.names[unit] }));
