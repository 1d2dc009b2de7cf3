import { coverageOf } from '../domain/coverage';
import type { Scope } from '../domain/scope';
import type { Country } from '../domain/country';
import { TARGET } from '../domain/rules';

/** The coverage screen: which part of the country, held against which goal. */
export class CoverageState {
  scope = $state.raw<Scope>({ kind: 'france' });
  goal = $state(TARGET.cpts);

  constructor(readonly country: Country) {}

  readonly figures = $derived.by(() => coverageOf(this.country, this.scope));
}
