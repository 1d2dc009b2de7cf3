import { ExchangeError, type ExchangeFormat } from '../errors';
import { readCodes } from './codes';
import { readCsv } from './csv';
import { readGeoJson } from './geojson';
import { readSurface, type IncomingSurface } from './surface';
import { codeKey, isCode, type IncomingTerritory } from './territory';

/** Which of our formats a text is in: GeoJSON starts with a brace, a table has a header that names a column of codes. */
export function formatOf(text: string): ExchangeFormat {
  const content = withoutMark(text);
  if (content.startsWith('{')) return 'geojson';
  const header = content.slice(0, content.search(/[\r\n]|$/)).split(/[;,\t]/);
  return codeKey(header.map((cell) => cell.replaceAll('"', ''))) === undefined ? 'codes' : 'csv';
}

const withoutMark = (text: string) => text.replace(/^\uFEFF/, '').trimStart();

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

/** Files larger than this hold no territory of ours. */
const LARGEST = 1 << 26;
const HEAD = 4096;
/** The start of our own table, and of our own GeoJSON. */
const OWN = [/^"?code"?;"?nom"?;"?departement"?;"?region"?;"?epci"?;/, /^\{"type":"FeatureCollection","perimetre":/];

/** Whether a file holds a territory rather than data on communes: one of ours, or nothing but codes. */
export async function holdsTerritory(file: Blob): Promise<boolean> {
  if (file.size > LARGEST) return false;
  const head = withoutMark(await file.slice(0, HEAD).text());
  if (OWN.some((mark) => mark.test(head))) return true;
  if (/[{;,\t|]/.test(head)) return false;
  const lines = head.split(/\r?\n/);
  const whole = file.size > HEAD ? lines.slice(0, -1) : lines;
  const codes = formatOf(head) === 'csv' ? whole.slice(1) : whole;
  return codes.some(Boolean) && codes.every((line) => !line.trim() || isCode(line.trim()));
}
