import type { Atlas } from '../../atlas/atlas';
import type { Engine } from '../../data/engine';
import { createFrenchViews } from '../../data/french-views';
import { importedTables, publishTables, type ImportedTable } from '../../data/imported-tables';
import { Queue } from '../../data/queue';
import type { Database } from '../start/database';
import type { Imports, ImportLine } from '../imports/imports.svelte';

/** The built tables and those of the imports in use, as SQL sees them: one for the whole page. */
export class Tables {
  /** Those who ask at once must not each publish the same tables. */
  readonly #queue = new Queue();
  /** All that may be in the engine, what a publication that failed left of them included. */
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
  open(): Promise<Engine> {
    return this.#queue.run(async () => {
      const engine = await this.database.open();
      if (engine !== this.#in) await createFrenchViews(engine);
      const { list } = this.imports;
      if (list !== this.#from || engine !== this.#in) await this.#publish(engine, list);
      return engine;
    });
  }

  async #publish(engine: Engine, list: readonly ImportLine[]): Promise<void> {
    const before = this.#published;
    const tables = importedTables(
      this.atlas,
      list.flatMap(({ kept }) => kept?.layers ?? []),
    );
    this.#published = [...before, ...tables];
    await publishTables(engine, before, tables);
    this.#published = tables;
    this.#from = list;
    this.#in = engine;
  }
}
