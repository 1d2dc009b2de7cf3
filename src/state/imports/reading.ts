import { identifier, literal, type ArrowEngine } from '../../data/engine';
import { EngineServer } from '../../data/engine-server';
import { ReadError } from '../../data/readers/errors';
import type { OpenedFile, ReadOptions } from '../../data/readers/table';
import type { ReadAnswer, ReadRequest } from '../../data/readers/worker';
import ReaderWorker from '../../data/readers/worker?worker';
import { beside } from '../page/beside';

let opened = 0;

/**
 * `openFile` beside the page, whatever the format: the page only passes the rows on to `engine`.
 * @throws {ReadError} when the file gives no table; nothing of it is then left in the engine.
 * @throws {WorkError} `lost` when the worker died, of a file too large for the memory mostly.
 * @throws the signal's reason, once aborted.
 */
export async function openBeside(
  file: File,
  engine: ArrowEngine,
  { signal, onProgress, headerRow, unitsRow }: ReadOptions & { signal: AbortSignal },
): Promise<OpenedFile> {
  signal.throwIfAborted();
  const stem = `file_${++opened}_`;
  const { port1, port2 } = new MessageChannel();
  const server = new EngineServer(port1, engine, signal);
  const drop = async () => {
    await server.end();
    await dropRelations(engine, stem);
    for (const name of server.files) await engine.dropFile(name);
  };
  try {
    const request = { file, options: { headerRow, unitsRow, stem }, port: port2 };
    const answer = await beside<ReadRequest, ReadAnswer>(new ReaderWorker(), request, signal, onProgress, [port2]);
    if ('opened' in answer) return { ...answer.opened, close: drop };
    throw new ReadError(answer.refused.reason, answer.refused.file, answer.refused.found);
  } catch (error) {
    await drop();
    throw error;
  }
}

async function dropRelations(engine: ArrowEngine, stem: string): Promise<void> {
  const relations = await engine.query(`
    SELECT table_name AS name, table_type AS kind FROM information_schema.tables
    WHERE table_catalog = 'memory' AND starts_with(table_name, ${literal(stem)})`);
  for (const { name, kind } of relations)
    await engine.query(`DROP ${kind === 'VIEW' ? 'VIEW' : 'TABLE'} memory.main.${identifier(String(name))}`);
}
