import { FILES } from '../atlas/files';
import type { ArrowEngine } from '../data/engine';

/** DuckDB with the built tables, started when it is first asked for: one for the whole page. */
export class Database {
  #opening: Promise<ArrowEngine> | null = null;

  /** @param dataUrl address of the built data folder, without a final slash. */
  constructor(readonly dataUrl: string) {}

  /** Failing leaves the rest of the page as it is, and is tried again at the next call. @throws {DatabaseError} */
  async open(): Promise<ArrowEngine> {
    const opening = (this.#opening ??= import('../data/database').then(({ openDatabase }) =>
      openDatabase(`${this.dataUrl}/${FILES.database}`),
    ));
    try {
      return await opening;
    } catch (error) {
      this.#opening = null;
      throw error;
    }
  }
}
