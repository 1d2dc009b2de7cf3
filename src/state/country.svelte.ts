import type { Country } from '../domain/country';

/**
 * The country in use: that of the data folder, with what is imported over it and the outlines that are known better.
 * It always has the same units. What is shown of it derives from here, and from nowhere else.
 */
export class CountryInUse {
  /** That of the data folder alone, as far as its files have come. */
  built: Country;
  /** By the newest population. */
  newest = $state.raw<Country>()!;

  constructor(built: Country) {
    this.built = built;
    this.newest = built;
  }

  /** Whether every column is there. */
  readonly whole: boolean = $derived(this.newest.atlas.awaited.length === 0);
}
