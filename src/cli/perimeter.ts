import { readFileSync } from 'node:fs';
import type { Atlas } from '../atlas/atlas';
import { codeIndex, resolveCodes } from '../atlas/codes';
import { resolveUnits } from '../atlas/lookup';
import { swappedCodes } from '../atlas/nearest';
import { ExchangeError } from '../project/errors';
import { readCsv } from '../project/exchange/csv';
import { readGeoJson } from '../project/exchange/geojson';
import { codeKey } from '../project/exchange/territory';
import { FileError } from './errors';

/** A perimeter as it was given: the units found, and what was not taken as it stood. */
export interface GivenPerimeter {
  /** Ascending. */
  units: Uint16Array;
  unknown: { input: string; reason: 'code' | 'name' | 'ambiguous'; nearest: { code: string; name: string }[] }[];
  recoded: { from: string; to: string[] }[];
}

/** Reads codes, postcodes or names separated as one likes. */
export function readText(atlas: Atlas, text: string): GivenPerimeter {
  const given: GivenPerimeter = { units: new Uint16Array(), unknown: [], recoded: [] };
  const { lines, units } = resolveUnits(atlas, text);
  for (const line of lines) {
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

/** Reads GeoJSON, a table with a column of codes, or a plain list, told apart by their content. @throws {FileError} */
export function readFile(atlas: Atlas, path: string): GivenPerimeter {
  const text = readTextFile(path);
  const header = text.slice(0, text.search(/[\r\n]|$/)).split(/[;,\t]/);
  try {
    if (text.startsWith('{')) return fromCodes(atlas, readGeoJson(text).codes);
    if (codeKey(header.map((cell) => cell.replaceAll('"', ''))) !== undefined) {
      return fromCodes(atlas, readCsv(text).codes);
    }
  } catch (error) {
    if (error instanceof ExchangeError) throw new FileError('territory', path, error.found);
    throw error;
  }
  const given = readText(atlas, text);
  if (!given.units.length && !given.unknown.length) throw new FileError('territory', path);
  return given;
}

/** The content of a text file without its byte order mark. @throws {FileError} */
export function readTextFile(path: string): string {
  try {
    return readFileSync(path, 'utf8')
      .replace(/^\uFEFF/, '')
      .trimStart();
  } catch {
    throw new FileError('missing', path);
  }
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
  };
}

export const codesOf = (atlas: Atlas, units: Uint16Array): string[] => Array.from(units, (unit) => atlas.codes[unit]);

const named = (atlas: Atlas, units: Uint16Array) =>
  Array.from(units, (unit) => ({ code: atlas.codes[unit], name: atlas.names[unit] }));
