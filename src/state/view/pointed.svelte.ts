import { NONE } from '../../atlas/atlas';
import type { CoverageState } from '../answers/coverage.svelte';
import type { Proposals } from '../answers/proposals.svelte';

/** Where the map of the coverage screen and the list beside it answer each other: white zones, or territories proposed. */
export class Pointed {
  /** Unit under the pointer on the map. */
  unit = $state<number | null>(null);
  /** What was touched on the map last, to be shown by the list: its place in the list, in a new object each time. */
  touched = $state.raw<{ place: number } | null>(null);

  constructor(
    private readonly coverage: CoverageState,
    private readonly proposals: Proposals,
  ) {}

  /** What the list names, in its order. */
  readonly items: readonly { units: Uint16Array }[] = $derived.by(() => {
    const { view, zones } = this.coverage;
    return view === 'zones' ? zones : view === 'proposals' ? (this.proposals.found?.territories ?? []) : [];
  });

  readonly #placeOf: Uint16Array = $derived.by(() => {
    const places = new Uint16Array(this.coverage.country.atlas.count).fill(NONE);
    this.items.forEach(({ units }, place) => units.forEach((unit) => (places[unit] = place)));
    return places;
  });

  /** Place in the list of what is under the pointer on the map; `null` for nothing that it names. */
  readonly place: number | null = $derived(this.unit === null ? null : this.placeAt(this.unit));

  placeAt(unit: number): number | null {
    const place = this.#placeOf[unit];
    return place === NONE ? null : place;
  }

  touch(place: number): void {
    this.touched = { place };
  }
}
