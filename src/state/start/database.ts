import { FILES } from '../../atlas/file-names';
import type { BrowserEngine } from '../../data/engine-browser';

/** DuckDB with the built tables, started when it is first asked for: one for the whole page. */
export class Database {
  #opening: Promise<BrowserEngine> | null = null;

  /** @param dataUrl address of the built data folder, without a final slash. */
  constructor(readonly dataUrl: string) {}

  /**
   * Failing, or dying later, leaves the rest of the page as it is; it is tried again at the next call.
   * @throws {DatabaseError}
   */
  async open(): Promise<BrowserEngine> {
    const opening = (this.#opening ??= import('../../data/database').then(({ openDatabase }) =>
      openDatabase(`${this.dataUrl}/${FILES.database}`),
    ));
    try {
      const engine = await opening;
      engine.bindings.ended.catch(() => (this.#opening = null));
      return engine;
    } catch (error) {
      this.#opening = null;
      throw error;
    }
  }
}
