import type { Atlas } from '../atlas/atlas';
import type { Engine } from '../data/engine';
import { createFrenchViews } from '../data/french-views';
import { importedTables, publishTables, type ImportedTable } from '../data/imported-tables';
import type { Database } from './database';
import type { Imports, ImportLine } from './imports.svelte';

/** The built tables and those of the imports in use, as SQL sees them: one for the whole page. */
export class Tables {
  #published: readonly ImportedTable[] = [];
  #from: readonly ImportLine[] = [];
  /** The engine that has them: another takes its place when it dies. */
  #in: Engine | null = null;

  constructor(
    private readonly atlas: Atlas,
    private readonly database: Database,
    private readonly imports: Imports,
  ) {}

  /** The engine, with the tables of the imports in use and of no other. @throws {DatabaseError} */
  async open(): Promise<Engine> {
    const engine = await this.database.open();
    if (engine !== this.#in) await createFrenchViews(engine);
    const { list } = this.imports;
    if (list !== this.#from || engine !== this.#in) {
      const layers = list.flatMap(({ kept }) => kept?.layers ?? []);
      const tables = importedTables(this.atlas, layers);
      await publishTables(engine, this.#published, tables);
      this.#published = tables;
      this.#from = list;
      this.#in = engine;
    }
    return engine;
  }
}
