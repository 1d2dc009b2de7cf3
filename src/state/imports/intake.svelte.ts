import type { Atlas } from '../../atlas/atlas';
import type { Quarter, QuarterCensus } from '../../atlas/quarters/layer';
import { ImportError } from '../../data/importers/errors';
import type { Guess, ImportContext } from '../../data/importers/types';
import type { KeptImport } from '../../data/kept';
import type { ImportReport } from '../../data/report';
import { Queue } from '../../data/queue';
import type { OpenedFile, ReadOptions } from '../../data/readers/table';
import type { IndexedArcs } from '../../kernel/arcs';
import { nextTask } from '../../kernel/task';
import { holdsTerritory } from '../../project/exchange/formats';
import { bordersBeside } from './borders';
import type { Database } from '../start/database';
import { Draft, type Candidate } from './draft.svelte';
import { Forecast } from './forecast.svelte';
import type { Imports } from './imports.svelte';
import { remember, remembered } from './mappings';
import { openBeside } from './reading';
import { rowSharesBeside } from './row-shares';

export type IncomingStep = 'waiting' | 'reading' | 'choosing' | 'taking' | 'failed';

/** A file on its way in. */
export class Incoming {
  step = $state<IncomingStep>('waiting');
  /** Part of the step that is done; `null` while nobody knows. */
  share = $state<number | null>(null);
  /** What it is held to be, once it is read. */
  draft = $state.raw<Draft | null>(null);
  /** Why it could not be read or taken. */
  problem = $state.raw<unknown>(null);
  /** What would become of it as its draft stands. */
  readonly forecast = new Forecast();
  /** Whether a person was asked about it. */
  asked = false;
  readonly stop = new AbortController();
  opened: OpenedFile | null = null;

  constructor(
    readonly id: number,
    readonly file: File,
    /** Id of the import that it is to replace. */
    readonly replaces: string | null,
  ) {}
}

export interface IntakeHost {
  /** The units, no commune being cut. */
  atlas(): Atlas;
  /** Settles once the country has all its columns. */
  whole: Promise<void>;
  /** Outlines of the units, `null` before they are loaded. */
  arcs(): IndexedArcs | null;
  /** The same, loaded when they are not; `null` when they cannot be. */
  outlines(): Promise<IndexedArcs | null>;
  /** Quarters of a commune by its code, where they are at hand. */
  quarters(commune: string): readonly Quarter[] | undefined;
  /** Their inhabitants, where a census is at hand. */
  census(): QuarterCensus | null;
  /** A file that holds a territory, not data. */
  territory(file: File): void;
  /** Departments of which a file says by itself that it holds every CPTS. */
  complete(file: File, report: ImportReport): readonly string[];
  /** Called when a file is imported. */
  landed(file: File, kept: KeptImport): void;
}

/** Files that are brought: each is read, recognised, and taken at once when the guess is sure, else by the person. */
export class Intake {
  list = $state.raw<readonly Incoming[]>([]);
  readonly #queue = new Queue();
  #made = 0;

  constructor(
    private readonly database: Database,
    private readonly imports: Imports,
    private readonly host: IntakeHost,
  ) {
    // A file is held against columns that come late.
    void this.#queue.run(() => host.whole);
  }

  /** The file that a person must say something of. */
  readonly choosing: Incoming | null = $derived(this.list.find(({ step }) => step === 'choosing') ?? null);

  /** @param replaces id of the import that the files are to replace. */
  add(files: Iterable<File>, replaces: string | null = null): void {
    for (const file of files) {
      const incoming = new Incoming(this.#made++, file, replaces);
      this.list = [...this.list, incoming];
      void this.#queue.run(() => this.#read(incoming));
    }
  }

  /** Reads the file again with its header at another line. */
  reread(incoming: Incoming, headerRow: number): void {
    incoming.step = 'waiting';
    void this.#queue.run(() => this.#read(incoming, { headerRow, unitsRow: null }));
  }

  /** Tries the import as the draft stands. */
  foresee({ draft, file, forecast }: Incoming): void {
    if (!draft) return;
    const setting = async () => {
      if (draft.candidate.table.surfaces) await this.host.outlines();
      return { engine: await this.database.open(), context: this.#context(file) };
    };
    void forecast.renew(draft.candidate.table, draft.answer, (work) => this.#queue.run(work), setting);
  }

  /** Takes the file as its draft says. */
  take(incoming: Incoming): void {
    incoming.forecast.clear();
    incoming.asked = true;
    incoming.step = 'waiting';
    void this.#queue.run(() => this.#take(incoming, incoming.draft!.answer));
  }

  /** Lets go of a file that a person closes without having said what it is. */
  leave(incoming: Incoming): void {
    if (incoming.step === 'choosing') this.cancel(incoming);
  }

  /** Lets a file go, whatever is being done of it. */
  cancel(incoming: Incoming): void {
    incoming.forecast.clear();
    incoming.stop.abort();
    this.list = this.list.filter((one) => one !== incoming);
    void this.#queue.run(() => this.#close(incoming));
  }

  async #read(incoming: Incoming, options: ReadOptions = {}): Promise<void> {
    const { file, stop } = incoming;
    await this.#doing(incoming, 'reading', async (onProgress) => {
      if (!incoming.opened && (await holdsTerritory(file))) {
        this.cancel(incoming);
        this.host.territory(file);
        return;
      }
      const engine = await this.database.open();
      const [{ recogniseTables }, { isPlaceList }] = await Promise.all([
        import('../../sources/recognise'),
        import('../../sources/place-list'),
      ]);
      await this.#close(incoming);
      const opened = await openBeside(file, engine, { ...options, signal: stop.signal, onProgress });
      incoming.opened = opened;
      const atlas = this.host.atlas();
      const recognised = await recogniseTables(engine, opened.tables, atlas, null, () => this.host.outlines());
      const others = opened.tables.filter(({ name }) => !recognised.some(({ table }) => table.name === name));
      const candidates: Candidate[] = [];
      for (const one of [...recognised, ...others.map((table) => ({ table, guesses: [] }))]) {
        const rows = await engine.query(`SELECT * FROM ${one.table.relation} LIMIT ${PREVIEW}`);
        const known = one.guesses.length ? remembered(one.table, one.guesses) : null;
        candidates.push({ ...one, guesses: known ?? one.guesses, rows, remembered: known !== null });
      }
      const isDrawn = opened.format === 'geojson' && !recognised.length;
      if (isDrawn || (await isPlaceList(engine, opened.tables, recognised, atlas))) {
        this.cancel(incoming);
        this.host.territory(file);
        return;
      }
      const draft = (incoming.draft = new Draft(candidates));
      if (draft.sure && !options.headerRow) await this.#take(incoming, draft.answer);
      else incoming.step = 'choosing';
    });
  }

  async #take(incoming: Incoming, guess: Guess): Promise<void> {
    const { file, stop, draft, opened } = incoming;
    await this.#doing(incoming, 'taking', async (onProgress) => {
      const engine = await this.database.open();
      const { othersNote, runImport } = await import('../../sources/run');
      if (draft!.candidate.table.surfaces) await this.host.outlines();
      const context = { ...this.#context(file), watch: { signal: stop.signal, onProgress } };
      try {
        const imported = await runImport(engine, draft!.candidate.table, guess, context);
        imported.report.notes.push(...othersNote(opened!.tables, draft!.candidate));
        stop.signal.throwIfAborted();
        const complete = this.host.complete(file, imported.report);
        const kept = await this.imports.land({ name: file.name, bytes: opened!.bytes, complete }, imported);
        if (incoming.asked) remember(draft!.candidate.table, guess);
        if (incoming.replaces) this.imports.remove(incoming.replaces);
        this.list = this.list.filter((one) => one !== incoming);
        await this.#close(incoming);
        await nextTask();
        this.host.landed(file, kept);
      } catch (error) {
        if (!(error instanceof ImportError)) throw error;
        // A person may know better than the guess.
        incoming.problem = error;
        incoming.step = 'choosing';
      }
    });
  }

  #context({ name }: File): ImportContext {
    return {
      atlas: this.host.atlas(),
      outlines: () => this.host.arcs(),
      draw: bordersBeside,
      share: rowSharesBeside,
      quarters: (commune) => this.host.quarters(commune),
      census: this.host.census(),
      file: name,
    };
  }

  async #doing(
    incoming: Incoming,
    step: IncomingStep,
    work: (onProgress: (share: number) => void) => Promise<void>,
  ): Promise<void> {
    if (incoming.stop.signal.aborted) return;
    incoming.step = step;
    incoming.share = null;
    incoming.problem = null;
    try {
      await work((share) => (incoming.share = share));
    } catch (error) {
      if (incoming.stop.signal.aborted) return;
      incoming.problem = error;
      incoming.step = 'failed';
      await this.#close(incoming);
    }
  }

  async #close(incoming: Incoming): Promise<void> {
    const { opened } = incoming;
    incoming.opened = null;
    await opened?.close();
  }
}

/** Rows shown to a person who must say what a table is. */
const PREVIEW = 8;
