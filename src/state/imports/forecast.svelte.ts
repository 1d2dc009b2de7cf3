import type { Engine } from '../../data/engine';
import { ImportError } from '../../data/importers/errors';
import type { Guess, ImportContext } from '../../data/importers/types';
import type { ReadTable } from '../../data/readers/table';
import type { ImportReport } from '../../data/report';
import { firstSurfaces } from '../../data/surfaces';

/** First rows that an import is tried on: more would keep a person waiting. */
const TRIED = 20_000;
/** The same of drawn ones, and of the points of their outlines. */
const TRIED_DRAWN = 300;
const TRIED_POINTS = 300_000;

/** What an import would do of a table, tried on its first rows before a person asks for it. */
export class Forecast {
  report = $state.raw<ImportReport | null>(null);
  /** Why nothing would be taken. */
  problem = $state.raw<ImportError | null>(null);
  /** Rows that it was tried on; `null` for all of them. */
  rows = $state.raw<number | null>(null);
  working = $state(false);
  #stop = new AbortController();

  /** Forgets what was foreseen, and gives up what is being tried. */
  clear(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.report = this.problem = this.rows = null;
    this.working = false;
  }

  /**
   * Tries the import of a table.
   * @param inTurn runs a work once those before it have ended.
   */
  async renew(
    table: ReadTable,
    guess: Guess,
    inTurn: (work: () => Promise<void>) => Promise<void>,
    setting: () => Promise<{ engine: Engine; context: ImportContext }>,
  ): Promise<void> {
    this.clear();
    const { signal } = this.#stop;
    if (guess.missing.length) return;
    this.working = true;
    await inTurn(async () => {
      if (signal.aborted) return;
      try {
        const { engine, context } = await setting();
        const { runImport } = await import('../../sources/run');
        const tried = firstRows(table);
        const { report } = await runImport(engine, tried, guess, { ...context, watch: { signal } });
        if (signal.aborted) return;
        this.report = report;
        this.rows = tried.rows < table.rows ? tried.rows : null;
      } catch (error) {
        // Whatever else goes wrong will be told by the import itself.
        if (!signal.aborted && error instanceof ImportError) this.problem = error;
      }
      if (!signal.aborted) this.working = false;
    });
  }
}

function firstRows(table: ReadTable): ReadTable {
  const surfaces = table.surfaces && firstSurfaces(table.surfaces, TRIED_DRAWN, TRIED_POINTS);
  const rows = surfaces ? surfaces.rows.length - 1 : TRIED;
  if (rows >= table.rows) return table;
  return { ...table, surfaces, relation: `(SELECT * FROM ${table.relation} ORDER BY line LIMIT ${rows})`, rows };
}
