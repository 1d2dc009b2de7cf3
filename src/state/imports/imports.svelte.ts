import type { Department } from '../../atlas/atlas';
import { applyLayers } from '../../data/apply';
import type { Imported, ImportedLayer } from '../../data/importers/types';
import { ImportStore, KeepError, type KeptImport } from '../../data/kept';
import type { IndexedArcs } from '../../kernel/arcs';
import type { ImportReport } from '../../data/report';
import { atOnce, inTasks, nextTask } from '../../kernel/task';
import { creatingCountry, type Country } from '../../domain/country';
import { sameCodes, type ImportReference } from '../../project/document';
import { newId } from '../../project/edits';
import { discardImport, markComplete, noteImport } from '../../project/scenarios';
import type { Contours } from './contours.svelte';
import type { CutAtlas, Cutting } from '../drawing/cutting.svelte';
import type { CountryInUse } from '../country.svelte';
import type { Project } from '../project/project.svelte';

export type { ImportReport };

/** An import of the project. */
export interface ImportLine {
  reference: ImportReference;
  /** `null` when this browser does not have what it brought: the file must be brought again. */
  kept: KeptImport | null;
}

export interface ImportsHost {
  /** Called when what the project imports has changed. */
  goOnOver(country: Country): void;
  /** Outlines of the units, `null` before they are loaded. */
  arcs(): IndexedArcs | null;
  /** Called when an import cannot be kept over a reload; it is used all the same. */
  notKept(error: KeepError, file: string): void;
}

/** What was imported before; no `store` when the browser keeps nothing. */
export interface Kept {
  store: ImportStore | null;
  kept: readonly KeptImport[];
}

/** Never rejects: an import that cannot be had is missing from the list of the project's. */
export async function openKept(): Promise<Kept> {
  try {
    const store = await ImportStore.open();
    return { store, kept: await store.all() };
  } catch (error) {
    if (!(error instanceof KeepError)) throw error;
    return { store: null, kept: [] };
  }
}

/** An import in use, and the departments of which it is said to hold every CPTS. */
interface InUse {
  kept: KeptImport;
  complete: readonly string[];
}

const isSame = (a: InUse, b: InUse) => a.kept === b.kept && sameCodes(a.complete, b.complete);

/** What is laid over the country of the data folder, and what it was made from. */
interface Laid {
  from: readonly unknown[];
  country: Country;
  cut: CutAtlas;
}

/** What was imported and is in use: the project says which imports, in order; undoing one is undoing its entry. */
export class Imports {
  #kept = $state.raw<ReadonlyMap<string, KeptImport>>(new Map());
  /** `null` before anything is settled. */
  #used: readonly InUse[] | null = null;
  #cut: readonly string[] = [];
  #laid: Laid | null = null;

  /**
   * @param inUse whose country of the data folder is built upon.
   * @param store `null` when the browser keeps nothing.
   */
  constructor(
    private readonly inUse: Pick<CountryInUse, 'built'>,
    private readonly project: Project,
    kept: readonly KeptImport[],
    private readonly store: ImportStore | null,
    private readonly contours: Contours,
    private readonly cutting: Cutting,
    private readonly host: ImportsHost,
  ) {
    this.#kept = new Map(kept.map((one) => [one.id, one]));
    project.follow(() => this.settle());
  }

  readonly list: readonly ImportLine[] = $derived.by(() =>
    this.project.document.imports.map((reference) => ({ reference, kept: this.#kept.get(reference.id) ?? null })),
  );

  reportOf(id: string | null): ImportReport | null {
    return (id !== null && this.#kept.get(id)?.report) || null;
  }

  /** Takes an import into use, as one edit of the project. */
  async land(
    { name, bytes, complete }: Pick<ImportReference, 'name' | 'bytes' | 'complete'>,
    { layers, report }: Imported,
  ): Promise<KeptImport> {
    const kept: KeptImport = { id: newId(), layers, report };
    await this.#keep(kept, name);
    // What the browser did to keep it has ended before anything is shown.
    await nextTask();
    for (const layer of layers) if (layer.brings === 'contours') await this.contours.prepare(layer);
    if (layers.some(({ brings }) => brings === 'quarters' || brings === 'census')) await this.cutting.prepare();
    this.#kept = new Map(this.#kept).set(kept.id, kept);
    const reference = { name, kind: report.kind, bytes, rows: report.rows.taken, checksum: null, complete };
    this.project.perform((document) => noteImport(document, reference, kept.id));
    // What is shown follows first.
    await nextTask();
    return kept;
  }

  /** Departments where a list of CPTS holds at least one; none for another import. */
  departmentsOf(id: string): readonly Department[] {
    const { department, departments } = this.inUse.built.atlas;
    const touched = new Set<number>();
    for (const layer of this.#kept.get(id)?.layers ?? [])
      if (layer.brings === 'cpts')
        for (const { units } of layer.cpts) for (const unit of units) touched.add(department[unit]);
    return [...touched].sort((a, b) => a - b).map((index) => departments[index]);
  }

  /**
   * Communes that existing CPTS share out by quarters, which an import bears upon: the list that says so, or the
   * quarters of the communes that a list in use says it of.
   */
  sharedByQuarters({ layers }: KeptImport): readonly string[] {
    const drawn = new Set(layers.flatMap((layer) => (layer.brings === 'quarters' ? [...layer.communes.keys()] : [])));
    const inUse = this.list.flatMap(({ kept }) => kept?.layers ?? []);
    const shared = (of: readonly ImportedLayer[]) =>
      of.flatMap((layer) => (layer.brings === 'cpts' ? (layer.byQuarter ?? []) : []));
    return [...new Set([...shared(layers), ...shared(inUse).filter((code) => drawn.has(code))])];
  }

  /** Keeps, as an edit of the project, which departments a list of CPTS covers entirely. */
  markComplete(id: string, departments: readonly string[]): void {
    this.project.perform((document) => markComplete(document, id, departments));
  }

  remove(id: string): void {
    this.project.perform((document) => discardImport(document, id));
  }

  /** Goes back to the data of the folder. */
  removeAll(): void {
    for (const { reference } of this.list) this.remove(reference.id);
  }

  /** Lets go of what neither the project nor its history refers to any more. */
  async sweep(): Promise<void> {
    const { document, entries } = this.project;
    const referred = new Set(document.imports.map(({ id }) => id));
    for (const { transaction } of entries)
      if (transaction.kind === 'import' || transaction.kind === 'discard') referred.add(transaction.file.id);
      else if (transaction.kind === 'open')
        for (const { imports } of Object.values(transaction.document)) for (const { id } of imports) referred.add(id);
    const gone = [...this.#kept.keys()].filter((id) => !referred.has(id));
    try {
      if (gone.length) await this.store?.delete(gone);
    } catch (error) {
      // What could not be let go of now will be at the next start.
      if (!(error instanceof KeepError)) throw error;
    }
  }

  /** Keeps again what is in use, where the browser has erased it. */
  async keepAgain(): Promise<void> {
    for (const { reference, kept } of this.list) if (kept) await this.#keep(kept, reference.name);
  }

  async #keep(kept: KeptImport, file: string): Promise<void> {
    try {
      if (!this.store) throw new KeepError('unavailable', null);
      await this.store.put(kept);
    } catch (error) {
      if (!(error instanceof KeepError)) throw error;
      this.host.notKept(error, file);
    }
  }

  /** Puts the imports of the project in use, when they are not. */
  settle(): void {
    const wanted = this.project.document.imports.flatMap(({ id, complete }) => {
      const kept = this.#kept.get(id);
      return kept ? [{ kept, complete }] : [];
    });
    const used = this.#used;
    const same = wanted.length === used?.length && wanted.every((one, i) => isSame(one, used[i]));
    const { cut } = this.project.document.settings;
    if (same && sameCodes(cut, this.#cut)) return;
    this.#cut = cut;
    if (!same) {
      this.#used = wanted;
      this.cutting.bring(this.#layers());
    }
    this.lay();
  }

  /** Works out ahead, by many tasks, what is laid once these communes are cut. */
  async prepareCut(cut: readonly string[]): Promise<void> {
    const from = this.#from(cut);
    this.#laid = { from, ...(await inTasks(this.#laying(cut))) };
  }

  /** Lays what is in use over the country of the data folder. */
  lay(): void {
    const layers = this.#layers();
    this.contours.bring(layers.filter((layer) => layer.brings === 'contours'));
    const from = this.#from(this.#cut);
    if (!this.#laid || from.some((one, i) => one !== this.#laid!.from[i]))
      this.#laid = { from, ...atOnce(this.#laying(this.#cut)) };
    this.cutting.use(this.#laid.cut, this.#cut);
    this.host.goOnOver(this.#laid.country);
  }

  /** What `#laying` depends on. */
  #from(cut: readonly string[]): readonly unknown[] {
    return [this.inUse.built, this.#used, this.contours.exact, this.host.arcs(), this.cutting.codes(cut).join()];
  }

  *#laying(cut: readonly string[]): Generator<undefined, Omit<Laid, 'from'>> {
    const { built } = this.inUse;
    const layers = this.#layers();
    if (!layers.length && !this.contours.exact.length)
      return { country: built, cut: { atlas: built.atlas, arcs: null } };
    const { atlas, known } = applyLayers(built.atlas, built.network, layers);
    yield;
    const over = yield* this.cutting.over(this.contours.over(atlas), this.host.arcs(), this.cutting.codes(cut));
    yield;
    return { country: yield* creatingCountry(over.atlas, known), cut: over };
  }

  #layers(): ImportedLayer[] {
    return (this.#used ?? []).flatMap(({ kept, complete }) =>
      kept.layers.map((layer) => (layer.brings === 'cpts' ? { ...layer, complete } : layer)),
    );
  }
}
