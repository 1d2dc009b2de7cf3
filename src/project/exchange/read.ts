import { ExchangeError } from '../errors';
import { readCodes } from './codes';
import { readCsv } from './csv';
import { readGeoJson } from './geojson';
import { readSurface, type IncomingSurface } from './surface';
import { codeKey, type IncomingTerritory } from './territory';

/**
 * Reads a territory from a file of any of our formats, told apart by its content: GeoJSON starts with a brace, a table
 * has a header that names a column of codes, the rest must be codes.
 * @throws {ExchangeError} when it holds none.
 */
export function readTerritory(text: string): IncomingTerritory {
  const content = text.replace(/^\uFEFF/, '').trimStart();
  if (content.startsWith('{')) return readGeoJson(content);
  const header = content.slice(0, content.search(/[\r\n]|$/)).split(/[;,\t]/);
  if (codeKey(header.map((cell) => cell.replaceAll('"', ''))) !== undefined) return readCsv(content);
  return readCodes(content);
}

/**
 * Reads a territory by its codes, or else by its polygons.
 * @throws {ExchangeError} when the file holds neither.
 */
export function readTerritoryOrSurface(text: string): IncomingTerritory | IncomingSurface {
  try {
    return readTerritory(text);
  } catch (error) {
    if (error instanceof ExchangeError && error.format === 'geojson' && error.reason !== 'empty')
      return readSurface(text);
    throw error;
  }
}
