import type { Atlas } from '../../atlas/atlas';
import type { Rings } from '../../kernel/shares';
import type { TypedPart } from '../../domain/parts';
import { formatOf, isOurs } from '../../project/exchange/formats';
import { readTerritoryOrSurface } from '../../project/exchange/read';
import { textOf } from '../../project/exchange/text';
import type { Database } from '../start/database';
import { openBeside } from './reading';

/**
 * What a file gives the paste dialog: a text as if it had been pasted, with the parts of communes of a file of ours, or
 * polygons. A workbook goes through the readers
 * of tables, and the sheet that names the most communes is the text.
 * @throws {ExchangeError | ReadError | DatabaseError}
 */
export async function readPlaces(
  file: File,
  atlas: Atlas,
  database: Database,
  signal: AbortSignal,
): Promise<{ text: string; parts?: readonly TypedPart[] } | { polygons: readonly Rings[] }> {
  const text = textOf(new Uint8Array(await file.arrayBuffer()));
  if (text === null) return { text: await workbookText(file, atlas, database, signal) };
  if (formatOf(text) !== 'geojson' && !isOurs(text)) return { text: text.replace(/^\uFEFF/, '') };
  const incoming = readTerritoryOrSurface(text);
  if (!('codes' in incoming)) return { polygons: incoming.polygons };
  const { codes, parts } = incoming;
  return { text: codes.join('\n'), ...(parts && { parts }) };
}

async function workbookText(file: File, atlas: Atlas, database: Database, signal: AbortSignal): Promise<string> {
  const engine = await database.open();
  const { placeText } = await import('../../data/place-text');
  const opened = await openBeside(file, engine, { signal });
  try {
    return await placeText(engine, opened.tables, atlas);
  } finally {
    await opened.close();
  }
}
