import { MOST_COMPARED } from '../dossier/compare';
import { PARTS, type Dossier, type Part } from '../dossier/contents';
import type { MissionAmounts } from '../dossier/financing';
import { draftOf, type Letter, type LetterPart } from '../dossier/letter';
import { studyOf, type Study } from '../dossier/study';
import { calendarFrom } from '../domain/calendar';
import type { Country } from '../domain/country';
import { DEFAULT_SETTINGS, type Settings } from '../domain/settings';
import { UnitSet } from '../kernel/unit-set';
import type { Territory } from '../project/document';
import type { Territories } from './territories.svelte';

/** The dossier screen: which part of it is shown, and what it says of the territory in hand. */
export class DossierState {
  /** `all` for every part, one after the other. */
  shown = $state<Part | 'all'>('fiche');
  /** Territories to hold beside the one in hand, by id; `null` for the first ones of the list. */
  #chosen = $state.raw<readonly string[] | null>(null);
  #letters = $state.raw<Readonly<Record<string, Partial<Letter>>>>({});
  #missions = $state.raw<Readonly<Record<string, MissionAmounts>>>({});

  constructor(
    readonly country: Country,
    private readonly territories: Territories,
  ) {}

  readonly parts: readonly Part[] = $derived(this.shown === 'all' ? PARTS : [this.shown]);

  readonly #settings: Settings = $derived.by(() => {
    const { agreement, boundary80000, minimum, amounts } = this.territories.settings;
    return { ...DEFAULT_SETTINGS, rules: agreement, boundary80000, minimum, amounts };
  });

  /** Figures of the territory in hand; `null` while it is empty. */
  readonly #study: Study | null = $derived.by(() => {
    const { current } = this.territories;
    return current?.units.length ? this.#studyOf(current) : null;
  });

  readonly #typed: MissionAmounts = $derived.by(() => this.#missions[this.territories.currentId ?? ''] ?? {});

  /** Everything that the pages say; `null` while the territory in hand is empty. */
  readonly dossier: Dossier | null = $derived.by(() => {
    const study = this.#study;
    if (!study) return null;
    const { signatureDate, agreement } = this.territories.settings;
    const { operating } = study.verdict.funding.amounts;
    return {
      study,
      missions: this.#typed,
      events: signatureDate === null ? [] : calendarFrom(signatureDate, agreement, operating, this.#typed),
      compared: this.parts.includes('comparison') ? [study, ...this.others.map((one) => this.#studyOf(one))] : [study],
    };
  });

  /** The territories that may be held beside the one in hand. */
  readonly candidates: readonly Territory[] = $derived.by(() =>
    this.territories.scenario.territories.filter(
      ({ id, units }) => id !== this.territories.currentId && units.length > 0,
    ),
  );

  /** Those that are. */
  readonly others: readonly Territory[] = $derived.by(() => {
    const chosen = this.#chosen;
    const wanted = chosen ? this.candidates.filter(({ id }) => chosen.includes(id)) : this.candidates;
    return wanted.slice(0, MOST_COMPARED - 1);
  });

  /** Holds `id` beside the territory in hand, or no longer. */
  compare(id: string, beside: boolean): void {
    const now = this.others.map((territory) => territory.id).filter((other) => other !== id);
    this.#chosen = beside ? [...now, id] : now;
  }

  /** What the user wrote of the letter, in place of what the sketch gives. */
  readonly written: Partial<Letter> = $derived.by(() => this.#letters[this.territories.currentId ?? ''] ?? {});

  readonly letter: Letter | null = $derived.by(() => {
    const { dossier } = this;
    return dossier && { ...draftOf(this.country, dossier.study, dossier.events), ...this.written };
  });

  /** `null` goes back to what the sketch gives. */
  write(part: LetterPart, text: string | null): void {
    const id = this.territories.currentId!;
    const { [part]: _gone, ...rest } = this.written;
    this.#letters = { ...this.#letters, [id]: text === null ? rest : { ...rest, [part]: text } };
  }

  /** `null` takes the typed amount back. */
  typeMission(mission: string, amount: number | null): void {
    const id = this.territories.currentId!;
    const { [mission]: _gone, ...rest } = this.#typed;
    this.#missions = { ...this.#missions, [id]: amount === null ? rest : { ...rest, [mission]: amount } };
  }

  #studyOf(territory: Territory): Study {
    const others = this.territories.scenario.territories.filter(({ id }) => id !== territory.id);
    const sketches = others.map(({ name, units }) => ({ name, units: new UnitSet(units) }));
    return studyOf(this.country, territory, this.#settings, sketches);
  }
}
