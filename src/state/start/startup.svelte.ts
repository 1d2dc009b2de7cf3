import { createCountry, type Country } from '../../domain/country';
import type { History } from '../../project/history';
import { askAhead } from './ahead';
import { FirstFiles, loadContext, LoadError } from './load';

/** What is being loaded, in order, before the page can be used. */
export const LOAD_STEPS = ['manifest', 'units', 'cpts'] as const;
export type LoadStep = (typeof LOAD_STEPS)[number];

/** The country and the saved work. */
export interface Opened {
  /** As the data folder has it. */
  country: Country;
  /** The same, with the communes cut that the saved work has cut. */
  cut: Country;
  history: History;
}

/** The way from an address to a country and the saved work, told step by step. */
export class Startup {
  step = $state<LoadStep>('manifest');
  failure = $state.raw<LoadError | null>(null);
  /** What surrounds the communes on the map, asked for before there is one. */
  context: Promise<GeoJSON.GeoJSON | null> = Promise.resolve(null);

  /**
   * @param dataUrl address of the built data folder, without a final slash.
   * @param restore gives the saved work, or an empty history, and the country that it is over; never rejects.
   */
  constructor(
    readonly dataUrl: string,
    private readonly restore: (country: Country) => Promise<Omit<Opened, 'country'>>,
  ) {}

  /** Loads the data folder and the saved work; `null`, and `failure` is set, when the folder cannot be used. */
  async open(): Promise<Opened | null> {
    this.failure = null;
    try {
      this.step = 'manifest';
      const files = new FirstFiles(this.dataUrl);
      const manifest = await files.manifest();
      this.step = 'units';
      const atlas = await files.atlas(manifest);
      this.step = 'cpts';
      const cpts = await files.cpts(atlas);
      const country = createCountry(atlas, cpts);
      const restored = await this.restore(country);
      askAhead();
      this.context = loadContext(this.dataUrl);
      return { country, ...restored };
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      this.failure = error;
      return null;
    }
  }
}
