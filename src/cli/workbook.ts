import type { Atlas } from '../atlas/atlas';
import { openNodeEngine } from '../data/engine-node';
import { placeText } from '../data/place-text';
import { nodeFile } from '../data/readers/node-file';
import { openFile } from '../data/readers/read';

/** The communes of a file that is no text, a workbook mostly, as text to read. @throws {ReadError} */
export async function workbookText(atlas: Atlas, path: string): Promise<string> {
  const engine = await openNodeEngine();
  try {
    const { tables } = await openFile(await nodeFile(path), engine);
    return await placeText(engine, tables, atlas);
  } finally {
    await engine.close();
  }
}
