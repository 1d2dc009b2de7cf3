import type { Manifest } from '../../atlas/manifest';
import { indexArcs, type IndexedArcs } from '../../kernel/arcs';
import { LoadError, loadTopology } from './load';

export interface OutlinesHost {
  /** That of the country in use. */
  manifest(): Manifest;
  /** Called when they cannot be had. */
  failed(): void;
}

/** The outlines of the units, which the first view does without. */
export class Outlines {
  arcs = $state.raw<IndexedArcs | null>(null);
  #loading: Promise<void> | null = null;

  /** @param dataUrl address of the built data folder, without a final slash. */
  constructor(
    private readonly dataUrl: string,
    private readonly host: OutlinesHost,
  ) {}

  /** Loads them; again when they could not be had. */
  load(manifest = this.host.manifest()): Promise<void> {
    return (this.#loading ??= this.#load(manifest));
  }

  async #load(manifest: Manifest): Promise<void> {
    try {
      this.arcs = indexArcs(await loadTopology(this.dataUrl, manifest), manifest.units);
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      this.#loading = null;
      this.host.failed();
    }
  }
}
