import { DatabaseError } from './database-error';
import { openBrowserEngine, type BrowserEngine } from './engine-browser';

/**
 * Starts the browser's engine and attaches the built tables to it, read-only, as the database `perimetre`. What people
 * bring goes to the database `memory`, which SQL looks into first.
 * @param url address of `perimetre.duckdb`.
 * @throws {DatabaseError}
 */
export async function openDatabase(url: string): Promise<BrowserEngine> {
  const engine = await failing('engine', openBrowserEngine);
  return failing('tables', async () => {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${response.status}`);
    await engine.bindings.registerFileBuffer('perimetre.duckdb', new Uint8Array(await response.arrayBuffer()));
    await engine.query("ATTACH 'perimetre.duckdb' AS perimetre (READ_ONLY)");
    await engine.query("SET search_path = 'memory.main,perimetre.main'");
    return engine;
  });
}

async function failing<T>(reason: DatabaseError['reason'], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new DatabaseError(reason, cause);
  }
}
