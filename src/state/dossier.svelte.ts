import { studyOf, type Study } from '../dossier/study';
import { PARTS, type Part } from '../dossier/contents';
import type { Country } from '../domain/country';
import { DEFAULT_SETTINGS, type Settings } from '../domain/settings';
import { UnitSet } from '../kernel/unit-set';
import type { Territory } from '../project/document';
import type { Territories } from './territories.svelte';

/** The dossier screen: which part of it is shown, and the figures of the territory it is about. */
export class DossierState {
  /** `all` for every part, one after the other. */
  shown = $state<Part | 'all'>('fiche');

  constructor(
    readonly country: Country,
    private readonly territories: Territories,
  ) {}

  readonly parts: readonly Part[] = $derived(this.shown === 'all' ? PARTS : [this.shown]);

  /** Figures of the territory in hand; `null` while it is empty. */
  readonly study: Study | null = $derived.by(() => {
    const { current } = this.territories;
    return current?.units.length ? this.#study(current) : null;
  });

  readonly #settings: Settings = $derived.by(() => {
    const { agreement, boundary80000, minimum, amounts } = this.territories.settings;
    return { ...DEFAULT_SETTINGS, rules: agreement, boundary80000, minimum, amounts };
  });

  #study(territory: Territory): Study {
    const others = this.territories.scenario.territories.filter(({ id }) => id !== territory.id);
    const sketches = others.map(({ name, units }) => ({ name, units: new UnitSet(units) }));
    return studyOf(this.country, territory, this.#settings, sketches);
  }
}
