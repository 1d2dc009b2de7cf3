import { ExchangeError } from '../errors';
import { readCodes } from './codes';
import { readCsv } from './csv';
import { formatOf, withoutMark } from './formats';
import { readGeoJson } from './geojson';
import { readSurface, type IncomingSurface } from './surface';
import type { IncomingTerritory } from './territory';

const READERS = { geojson: readGeoJson, csv: readCsv, codes: readCodes };

/**
 * Reads a territory from a file of any of our formats.
 * @throws {ExchangeError} when it holds none.
 */
export const readTerritory = (text: string): IncomingTerritory => READERS[formatOf(text)](withoutMark(text));

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
