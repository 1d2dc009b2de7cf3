import type { Country } from '../domain/country';

/**
 * The country in use: that of the data folder, with what is imported over it and the outlines that are known better.
 * What is shown of it derives from here, and from nowhere else.
 */
export class CountryInUse {
  /** That of the data folder alone, as far as its files have come. */
  built: Country;
  /** By the newest population. */
  newest = $state.raw<Country>()!;

  /** @param newest where it begins, of the units of the saved work. */
  constructor(built: Country, newest = built) {
    this.built = built;
    this.newest = newest;
  }

  /** Whether every column is there. */
  readonly whole: boolean = $derived(this.newest.atlas.awaited.length === 0);
}
