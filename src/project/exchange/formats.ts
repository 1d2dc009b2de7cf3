import type { ExchangeFormat } from '../errors';
import { codeKey, isCode } from './territory';

/** Which of our formats a text is in: GeoJSON starts with a brace, a table has a header that names a column of codes. */
export function formatOf(text: string): ExchangeFormat {
  const content = withoutMark(text);
  if (content.startsWith('{')) return 'geojson';
  const header = content.slice(0, content.search(/[\r\n]|$/)).split(/[;,\t]/);
  return codeKey(header.map((cell) => cell.replaceAll('"', ''))) === undefined ? 'codes' : 'csv';
}

export const withoutMark = (text: string) => text.replace(/^\uFEFF/, '').trimStart();

/** Files larger than this hold no territory of ours. */
const LARGEST = 1 << 26;
const HEAD = 4096;
/** The start of our own table, and of our own GeoJSON. */
const OWN = [/^"?code"?;"?nom"?;"?departement"?;"?region"?;"?epci"?;/, /^\{"type":"FeatureCollection","perimetre":/];

/** Whether a text is a table or a GeoJSON of ours. */
export const isOurs = (text: string): boolean => OWN.some((mark) => mark.test(withoutMark(text)));

/** Whether a file holds a territory rather than data on communes: one of ours, or nothing but codes. */
export async function holdsTerritory(file: Blob): Promise<boolean> {
  if (file.size > LARGEST) return false;
  const head = withoutMark(await file.slice(0, HEAD).text());
  if (isOurs(head)) return true;
  if (/[{;,\t|]/.test(head)) return false;
  const lines = head.split(/\r?\n/);
  const whole = file.size > HEAD ? lines.slice(0, -1) : lines;
  const codes = formatOf(head) === 'csv' ? whole.slice(1) : whole;
  return codes.some(Boolean) && codes.every((line) => !line.trim() || isCode(line.trim()));
}
