import type { Country } from '../domain/country';

/**
 * The country in use: that of the data folder, with what is imported over it and the outlines that are known better.
 * It always has the same units. What is shown of it derives from here, and from nowhere else.
 */
export class CountryInUse {
  /** By the newest population. */
  newest = $state.raw<Country>()!;

  constructor(built: Country) {
    this.newest = built;
  }
}
