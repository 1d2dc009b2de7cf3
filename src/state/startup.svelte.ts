import type { Atlas } from '../atlas/atlas';
import { createCountry, type Country } from '../domain/country';
import { StoreError } from '../project/errors';
import { History } from '../project/history';
import type { Loss } from '../project/loss';
import { ProjectStore } from '../project/store';
import { loadAtlas, loadCpts, LoadError, loadManifest } from './load';

/** What is being loaded, in order, before the page can be used. */
export const LOAD_STEPS = ['manifest', 'units', 'cpts'] as const;
export type LoadStep = (typeof LOAD_STEPS)[number];

/** The country and the saved work. */
export interface Opened {
  country: Country;
  history: History;
}

export interface StartupHost {
  /** Called when the work cannot be read or kept. */
  saveFailed(error: StoreError): void;
  /** Called when a part of the saved work could not be read. */
  lost(losses: readonly Loss[]): void;
}

/** The way from an address to a country and the saved work, told step by step. */
export class Startup {
  step = $state<LoadStep>('manifest');
  failure = $state.raw<LoadError | null>(null);
  #store: ProjectStore | null = null;

  /** @param dataUrl address of the built data folder, without a final slash. */
  constructor(
    readonly dataUrl: string,
    private readonly host: StartupHost,
  ) {}

  /** Loads the data folder and the saved work; `null`, and `failure` is set, when the folder cannot be used. */
  async open(): Promise<Opened | null> {
    this.failure = null;
    try {
      this.step = 'manifest';
      const manifest = await loadManifest(this.dataUrl);
      this.step = 'units';
      const atlas = await loadAtlas(this.dataUrl, manifest);
      this.step = 'cpts';
      const cpts = await loadCpts(this.dataUrl, atlas);
      return { country: createCountry(atlas, cpts), history: await this.#restore(atlas) };
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      this.failure = error;
      return null;
    }
  }

  save(history: History): void {
    this.#store?.save(history);
  }

  /** The saved work, or an empty history when there is none or the browser keeps nothing. */
  async #restore(atlas: Atlas): Promise<History> {
    try {
      this.#store = await ProjectStore.open(atlas, (error) => this.host.saveFailed(error));
      const { history, losses } = await this.#store.load();
      this.host.lost(losses);
      return history;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.host.saveFailed(error);
      return new History();
    }
  }
}
