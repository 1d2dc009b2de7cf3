import type { Atlas } from '../../atlas/atlas';
import { wholeAtlas } from '../../atlas/quarters/units';
import type { Quarter, QuarterCensus } from '../../atlas/quarters/layer';
import type { ImportedLayer } from '../../data/importers/types';
import type { IndexedArcs } from '../../kernel/arcs';
import type { History } from '../../project/history';
import { UnitSet } from '../../kernel/unit-set';
import type { QuartersError } from '../../sources/quarters/service';
import type * as Tools from './cutting-tools';
import type { ExactOutlines } from '../imports/contours.svelte';

const KEY = 'perimetre.cut';
/** INSEE divides the communes of 10 000 inhabitants and more, and most above 5 000 (definition of the IRIS). */
const LEAST_DIVIDED = 5000;
/** Communes whose quarters are at hand that may all have been cut, where nothing says which. */
const FEW = 200;

/** An atlas, and the borders of its units where some are cut. */
export interface CutAtlas {
  atlas: Atlas;
  arcs: IndexedArcs | null;
}

/**
 * What is known of the quarters of communes, and the communes that are cut into them. A commune once cut stays so for
 * as long as the page is open, that no edit to be undone loses its units: where the person no longer wants it, its
 * quarters only go together.
 */
export class Cutting {
  /** Quarters at hand, by the code of their commune. */
  #quarters = $state.raw<ReadonlyMap<string, readonly Quarter[]>>(new Map());
  #tools: typeof Tools | null = null;
  #vintage = '';
  #census: QuarterCensus | null = null;
  #codes: readonly string[] = [];
  /** Borders of the units, cut; `null` while nothing is. */
  arcs = $state.raw<IndexedArcs | null>(null);
  /** Codes of the communes that `drawn` shows cut. */
  #shown = '';
  /** The quarters as they are drawn over the tiles. */
  drawn = $state.raw<readonly ExactOutlines[]>([]);

  /** Code of the commune whose quarters are being asked for, and of the last for which they could not be had. */
  asking = $state.raw<string | null>(null);
  problem = $state.raw<{ code: string; reason: QuartersError['reason']; detail: string; address: string } | null>(null);
  readonly #asked = new Map<File, string>();

  /**
   * Asks the service of the IGN for the quarters of a commune.
   * @param bring takes a file as one that is dropped.
   */
  async ask(code: string, bring: (file: File) => void): Promise<void> {
    if (this.asking !== null) return;
    this.asking = code;
    this.problem = null;
    const tools = await this.prepare();
    const answer = await tools.askQuarters(code);
    this.asking = null;
    if ('reason' in answer) this.problem = { code, ...answer };
    else {
      this.#asked.set(answer.file, code);
      bring(answer.file);
    }
  }

  /** The commune that a file was asked for; `null` for another file. */
  askedFor(file: File): string | null {
    return this.#asked.get(file) ?? null;
  }

  /** Whether a commune, by its index where nothing is cut, has quarters or is of those that INSEE divides. */
  mayCut(commune: number, atlas: Atlas): boolean {
    const { codes, populations } = wholeAtlas(atlas);
    return this.has(codes[commune]) || populations[0].values[commune] >= LEAST_DIVIDED;
  }

  /** Whether the quarters of a commune are at hand. */
  has(code: string): boolean {
    return this.#quarters.has(code);
  }

  /** The quarters of a commune, where they are at hand. */
  of(code: string): readonly Quarter[] | undefined {
    return this.#quarters.get(code);
  }

  /** How the inhabitants of communes are spread; `null` where no census says. */
  get census(): QuarterCensus | null {
    return this.#census;
  }

  /** The same history over other units. */
  rebase(history: History, from: Atlas, to: Atlas): History {
    return this.#tools!.rebase(history, from, to);
  }

  /** Fetches what cuts: who cuts nothing does without. */
  async prepare(): Promise<typeof Tools> {
    return (this.#tools ??= await import('./cutting-tools'));
  }

  /** Takes the quarters and the census of these layers, the later over the earlier, and no other. */
  bring(layers: readonly ImportedLayer[]): void {
    const drawn = layers.filter((layer) => layer.brings === 'quarters');
    const counted = layers.filter((layer) => layer.brings === 'census');
    this.#quarters = new Map(drawn.flatMap(({ communes }) => [...communes]));
    this.#vintage = [...new Set(drawn.map(({ layer }) => layer.vintage))].join(', ');
    this.#census = counted.length
      ? {
          layer: counted.at(-1)!.layer.id,
          vintage: [...new Set(counted.map(({ layer }) => layer.vintage))].join(', '),
          inhabitants: new Map(counted.flatMap(({ inhabitants }) => [...inhabitants])),
        }
      : null;
  }

  /**
   * Begins with the communes that were cut before, whose quarters must be there when the edits that name them are read.
   * Returns whether there are any.
   */
  begin(): boolean {
    const kept = keptCodes() ?? (this.#quarters.size <= FEW ? [...this.#quarters.keys()] : []);
    this.#codes = kept.filter((code) => this.has(code));
    return this.#codes.length > 0;
  }

  /** Communes that are to be cut: those that are wanted so, and those that were before. */
  codes(wanted: readonly string[]): string[] {
    return [...new Set([...this.#codes, ...wanted])].filter((code) => this.has(code));
  }

  /**
   * An atlas with `codes` cut, by small steps.
   * @param whole with nothing cut.
   */
  *over(whole: Atlas, arcs: IndexedArcs | null, codes: readonly string[]): Generator<undefined, CutAtlas> {
    const layer = { layer: 'import-quarters', vintage: this.#vintage, communes: this.#quarters } as const;
    const cut = arcs && codes.length && this.#tools?.cutting(whole, arcs, layer, this.#census, codes);
    return (cut && (yield* cut)) || { atlas: whole, arcs: null };
  }

  /** Goes on with a cut atlas: draws the quarters of what is `wanted` cut; what is only kept so looks whole. */
  use({ atlas, arcs }: CutAtlas, wanted: readonly string[]): void {
    if (arcs) {
      this.#codes = this.codes(wanted);
      keepCodes(this.#codes);
    }
    const communes = (atlas.cut?.communes ?? []).filter(({ code }) => wanted.includes(code));
    const drawn = communes.map(({ code }) => code).join();
    if (arcs === this.arcs && drawn === this.#shown) return;
    [this.arcs, this.#shown] = [arcs, drawn];
    const units = new UnitSet(communes.flatMap((commune) => [...commune.units]));
    this.drawn = arcs && units.size ? [{ units, arcs }] : [];
  }
}

/** Communes that this browser has cut; `null` where it does not say. */
function keptCodes(): string[] | null {
  try {
    return localStorage.getItem(KEY)?.split(' ').filter(Boolean) ?? null;
  } catch {
    return null;
  }
}

function keepCodes(codes: readonly string[]): void {
  try {
    localStorage.setItem(KEY, codes.join(' '));
  } catch {
    // Kept nowhere, they are those of the document.
  }
}
