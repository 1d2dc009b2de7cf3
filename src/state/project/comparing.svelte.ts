import { scenarioStudies, type ScenarioStudies } from '../../dossier/scenario-study';
import { reachOf } from '../../domain/parts';
import { scenarioChanges, type ScenarioChanges } from '../../domain/scenario-changes';
import { HUE_COUNT } from '../../domain/hues';
import { colourGroups } from '../../kernel/colouring';
import type { Scenario, Territory } from '../../project/document';
import { inhabited } from './inhabited';
import type { Project } from './project.svelte';
import type { Territories } from './territories.svelte';

/** A scenario as it is held beside another: its territories that hold something, each with its colour. */
export interface Side {
  scenario: Scenario;
  territories: readonly Territory[];
  /** Places among `HUE_COUNT`; a territory has the colour of the one that it goes on in the other scenario. */
  hues: readonly number[];
}

/** The screen that holds two scenarios of the project beside each other. */
export class Comparing {
  /** Ids of both; `null` for the one in hand, and for the first that is not the other. */
  first = $state<string | null>(null);
  second = $state<string | null>(null);

  constructor(
    private readonly territories: Territories,
    private readonly project: Project,
  ) {}

  /** Those with something to compare. */
  readonly candidates: readonly Scenario[] = $derived.by(() =>
    this.project.document.scenarios.filter((scenario) => this.#held(scenario).length > 0),
  );

  readonly #held = (scenario: Scenario): Territory[] => inhabited(this.territories.country.atlas, scenario);

  readonly #pair: readonly [Scenario, Scenario] | null = $derived.by(() => {
    const named = (wanted: string | null) => this.candidates.find(({ id }) => id === wanted);
    const first = named(this.first) ?? named(this.territories.scenario.id) ?? this.candidates[0];
    const others = this.candidates.filter((one) => one !== first);
    const second = others.find(({ id }) => id === this.second) ?? others[0];
    return first && second ? [first, second] : null;
  });

  /** Their ids, for the address. */
  get ids(): readonly [string, string] | null {
    return this.#pair && [this.#pair[0].id, this.#pair[1].id];
  }

  readonly changes: ScenarioChanges | null = $derived.by(() => {
    if (!this.#pair) return null;
    const [first, second] = this.#pair.map(this.#held);
    return scenarioChanges(this.territories.country.atlas, first, second);
  });

  /** Both; `null` while there are not two. */
  readonly sides: readonly [Side, Side] | null = $derived.by(() => {
    if (!this.#pair || !this.changes) return null;
    const { matches } = this.changes;
    const [first, second] = this.#pair.map(this.#held);
    // Followed from one scenario to the other, a territory takes its colour over the ground of both.
    const fresh = second.filter((_, place) => matches[place] === null);
    const { atlas } = this.territories.country;
    const grounds = first.map((territory, place) => {
      const heir = matches.indexOf(place);
      const ground = reachOf(atlas, territory);
      return heir < 0 ? ground : new Set([...ground, ...reachOf(atlas, second[heir])]);
    });
    const hues = colourGroups(atlas.adjacency, [...grounds, ...fresh.map((one) => reachOf(atlas, one))], HUE_COUNT);
    let next = first.length;
    return [
      { scenario: this.#pair[0], territories: first, hues: [...hues.slice(0, first.length)] },
      {
        scenario: this.#pair[1],
        territories: second,
        hues: matches.map((match) => hues[match ?? next++]),
      },
    ];
  });

  /** Every indicator of both. */
  readonly studies: ScenarioStudies | null = $derived.by(() => {
    if (!this.sides) return null;
    const subjects = this.sides.map(({ scenario: { name }, territories }) => ({ name, territories }));
    return scenarioStudies(this.territories.country, subjects, this.territories.settings);
  });
}
