import { MOST_COMPARED } from '../../dossier/compare';
import { PARTS, type Dossier, type Part } from '../../dossier/contents';
import { draftOf, type Letter, type LetterPart } from '../../dossier/letter';
import { scenarioStudies, type ScenarioStudies } from '../../dossier/scenario-study';
import { studyOf, type Study, type Subject } from '../../dossier/study';
import { UnitSet } from '../../kernel/unit-set';
import type { Scenario, Territory } from '../../project/document';
import { NO_NOTES } from '../../project/notes';
import { inhabited, isHeld } from '../project/inhabited';
import type { Project } from '../project/project.svelte';
import type { Territories } from '../project/territories.svelte';

/** A territory that may be held beside the one in hand, of any scenario: branches keep the ids of what they copy. */
export interface Candidate {
  key: string;
  subject: Subject;
  /** The other territories of its scenario. */
  sketches: readonly Territory[];
}

/** The dossier screen: which part of it is shown, and what it says of the territory in hand. */
export class DossierState {
  /** `all` for every part, one after the other. */
  shown = $state<Part | 'all'>('fiche');
  /** Keys of the territories to hold beside the one in hand; `null` for the first ones of the list. */
  #chosen = $state.raw<readonly string[] | null>(null);
  /** Ids of the scenarios to hold beside the one in hand; `null` for the first ones of the list. */
  #chosenScenarios = $state.raw<readonly string[] | null>(null);

  constructor(
    private readonly territories: Territories,
    private readonly project: Project,
  ) {}

  /** The whole dossier holds a comparison where there is something to hold beside. */
  readonly parts: readonly Part[] = $derived.by(() => {
    if (this.shown !== 'all') return [this.shown];
    const alone = !this.others.length && !this.otherScenarios.length;
    return PARTS.filter((part) => part !== 'comparison' || !alone);
  });

  readonly #settings = $derived.by(() => this.territories.settings);

  /** Figures of the territory in hand; `null` while it is empty. */
  readonly #study: Study | null = $derived.by(() => {
    const { current, scenario } = this.territories;
    const isThere = current && isHeld(this.territories.country.atlas, current);
    return isThere ? this.#studyOf(this.#placed(current, scenario)) : null;
  });

  readonly #notes = $derived.by(() => this.territories.current?.notes ?? NO_NOTES);

  /** Everything that the pages say; `null` while the territory in hand is empty. */
  readonly dossier: Dossier | null = $derived.by(() => this.#write(this.parts.includes('comparison')));

  /** The same with all its parts, for the files. */
  whole(): Dossier | null {
    return this.#write(true);
  }

  readonly #beside: Study[] = $derived.by(() => this.others.map((candidate) => this.#studyOf(candidate)));

  readonly candidates: readonly Candidate[] = $derived.by(() => {
    const { current, scenario: inHand, country } = this.territories;
    const elsewhere = this.project.document.scenarios.filter(({ id }) => id !== inHand.id);
    return [inHand, ...elsewhere].flatMap((scenario) =>
      inhabited(country.atlas, scenario)
        .filter(({ id }) => !(scenario.id === inHand.id && id === current?.id))
        .map((territory) => ({ key: `${scenario.id}/${territory.id}`, ...this.#placed(territory, scenario) })),
    );
  });

  /** Those that are held beside it. */
  readonly others: readonly Candidate[] = $derived.by(() => {
    const chosen = this.#chosen;
    const wanted = chosen ? this.candidates.filter(({ key }) => chosen.includes(key)) : this.candidates;
    return wanted.slice(0, MOST_COMPARED - 1);
  });

  /** Holds a candidate beside the territory in hand, or no longer. */
  compare(wanted: string, beside: boolean): void {
    const now = this.others.map(({ key }) => key).filter((key) => key !== wanted);
    this.#chosen = beside ? [...now, wanted] : now;
  }

  /** Scenarios that may be held beside the one in hand. */
  readonly candidateScenarios: readonly Scenario[] = $derived.by(() => {
    const { scenario, country } = this.territories;
    const others = this.project.document.scenarios.filter(({ id }) => id !== scenario.id);
    return others.filter((one) => inhabited(country.atlas, one).length > 0);
  });

  /** Those that are held beside it. */
  readonly otherScenarios: readonly Scenario[] = $derived.by(() => {
    const chosen = this.#chosenScenarios;
    const wanted = this.candidateScenarios.filter(({ id }) => chosen === null || chosen.includes(id));
    return wanted.slice(0, MOST_COMPARED - 1);
  });

  readonly #scenarios: ScenarioStudies | null = $derived.by(() => {
    if (!this.otherScenarios.length) return null;
    const subjects = [this.territories.scenario, ...this.otherScenarios].map((scenario) => ({
      name: scenario.name,
      territories: inhabited(this.territories.country.atlas, scenario),
    }));
    return scenarioStudies(this.territories.country, subjects, this.#settings);
  });

  /** Holds a scenario beside the one in hand, or no longer. */
  compareScenario(wanted: string, beside: boolean): void {
    const now = this.otherScenarios.map(({ id }) => id).filter((id) => id !== wanted);
    this.#chosenScenarios = beside ? [...now, wanted] : now;
  }

  /** What the user wrote of the letter, in place of what the sketch gives. */
  readonly written: Partial<Letter> = $derived(this.#notes.letter);

  readonly letter: Letter | null = $derived.by(() => {
    const { dossier } = this;
    return dossier && { ...draftOf(this.territories.country, dossier.study, dossier.events), ...this.written };
  });

  /** `null` goes back to what the sketch gives. */
  write(part: LetterPart, text: string | null): void {
    const { letter } = this.#notes;
    this.territories.annotate({ ...this.#notes, letter: withEntry(letter, part, text) });
  }

  /** `null` takes the typed amount back. */
  typeMission(mission: string, amount: number | null): void {
    const { missions } = this.#notes;
    this.territories.annotate({ ...this.#notes, missions: withEntry(missions, mission, amount) });
  }

  #write(compares: boolean): Dossier | null {
    const study = this.#study;
    return (
      study && {
        study,
        missions: this.#notes.missions,
        events: this.territories.calendar,
        compared: compares ? [study, ...this.#beside] : [study],
        scenarios: compares ? this.#scenarios : null,
      }
    );
  }

  #placed(territory: Territory, scenario: Scenario): Omit<Candidate, 'key'> {
    const elsewhere = scenario.id === this.territories.scenario.id ? {} : { scenario: scenario.name };
    return {
      subject: { ...territory, cls: territory.notes.cls, ...elsewhere },
      sketches: scenario.territories.filter(({ id }) => id !== territory.id),
    };
  }

  #studyOf({ subject, sketches }: Omit<Candidate, 'key'>): Study {
    const others = sketches.map(({ name, units, parts }) => ({ name, units: new UnitSet(units), parts }));
    return studyOf(this.territories.country, subject, this.#settings, others);
  }
}

/** `entries` with `value` under `key`, or without it when it is `null`. */
function withEntry<T>(entries: Readonly<Record<string, T>>, key: string, value: T | null): Record<string, T> {
  const { [key]: _gone, ...rest } = entries;
  return value === null ? rest : { ...rest, [key]: value };
}
