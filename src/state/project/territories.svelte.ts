import { countedIn, wholeAtlas } from '../../atlas/quarters/units';
import { calendarFrom, type CalendarEvent } from '../../domain/calendar';
import { populationOf, withoutCpts, type Country } from '../../domain/country';
import { evaluate } from '../../checks/evaluate';
import type { Sketch } from '../../domain/overlaps';
import { Territory as TerritoryTally } from '../../domain/territory';
import { restParts } from '../../domain/part-rests';
import { heldParts, reachOf, type TypedPart } from '../../domain/parts';
import type { AmountKey } from '../../domain/agreements';
import type { Verdict } from '../../checks/verdict';
import { inVintage, vintagesOf } from '../../domain/vintage';
import { UnitSet } from '../../kernel/unit-set';
import { apply } from '../../project/apply';
import { scenarioOf, territoryOf, type ProjectDocument, type Scenario } from '../../project/document';
import type { Settings } from '../../domain/settings';
import * as edits from '../../project/edits';
import { keepersOf, takeUnits } from '../../project/exclusive';
import type { TerritoryNotes } from '../../project/notes';
import { changeSettings } from '../../project/scenarios';
import { codesHeld } from '../../project/stored';
import { inOne, type Transaction } from '../../project/transaction';
import type { CountryInUse } from '../country.svelte';
import type { Project } from './project.svelte';

/** What the map must repaint: some units of the territory in hand, or everything. */
export type Repaint = { kind: 'units'; units: Iterable<number> } | { kind: 'all' };

export interface TerritoryLine {
  id: string;
  name: string;
  units: number;
  /** Whole communes and quarters. */
  counted: { communes: number; quarters: number; partial: number };
  /** Whether it holds a commune in part. */
  isParted: boolean;
  population: number | null;
  locked: boolean;
}

export interface TerritoriesHost {
  /** Names a territory that a first stroke creates. */
  nameFor(units: Uint16Array): string;
  repaint(what: Repaint): void;
  /** Called when locked territory `name` keeps units that another was to take from it. */
  kept(name: string): void;
}

export type StrokeMode = 'add' | 'remove' | 'toggle';

/** The territories of the scenario in hand, and the verdict of the one in hand. */
export class Territories {
  /**
   * The country by the population of the settings' vintage, and what it was made from. Set and not derived from the
   * settings: an edit of units would stir all that reads the country.
   */
  #counted = $state.raw<{ country: Country; newest: Country; vintage: number | null }>()!;
  #verdict = $state.raw<Verdict>()!;
  #tally: TerritoryTally;
  #seen: Country;
  #sketches: Sketch[] = [];
  #stroke: { mode: StrokeMode; seen: UnitSet } | null = null;

  constructor(
    private readonly inUse: CountryInUse,
    private readonly project: Project,
    private readonly host: TerritoriesHost,
  ) {
    this.#seen = inUse.newest;
    this.#tally = new TerritoryTally(inUse.newest);
    this.#rebuild();
    project.follow((transaction) => this.#follow(transaction));
  }

  readonly scenario: Scenario = $derived.by(() => scenarioOf(this.project.document));
  readonly list: TerritoryLine[] = $derived(
    this.scenario.territories.map(({ id, name, units, parts, locked }) => ({
      id,
      name,
      locked,
      ...this.#counts(units, this.#partsOf(id, parts)),
    })),
  );
  readonly current = $derived.by(() => territoryOf(this.project.document, this.currentId));
  readonly calendar: CalendarEvent[] = $derived(
    this.settings.signatureDate === null
      ? []
      : calendarFrom(
          this.settings.signatureDate,
          this.settings.agreement,
          this.verdict.funding.amounts.operating,
          this.current?.notes.missions,
        ),
  );

  /** What territories are counted in. */
  get country(): Country {
    return this.#counted.country;
  }

  /** The vintage that is wished for and not loaded, so that the newest stands in for it; `null` when all is well. */
  get vintageMissing(): number | null {
    const { newest, vintage } = this.#counted;
    return vintage === null || vintagesOf(newest.atlas).includes(vintage) ? null : vintage;
  }

  /** Counts again, the country in use being another. */
  recount(): void {
    this.#rebuild();
    this.host.repaint({ kind: 'all' });
  }

  get currentId(): string | null {
    return this.scenario.current;
  }

  get settings(): Settings {
    return this.project.document.settings;
  }

  /** The country as the territory in hand meets it: without the CPTS that it stands in for. */
  get seen(): Country {
    return this.#seen;
  }

  get verdict(): Verdict {
    return this.#verdict;
  }

  /** Units of the territory in hand; follows `verdict`, which changes whenever they do. */
  get units(): UnitSet {
    void this.#verdict;
    return this.#tally.units;
  }

  has(unit: number): boolean {
    return this.#tally.units.has(unit);
  }

  add(units: Iterable<number>): void {
    this.#change(units, 'add');
  }

  remove(units: Iterable<number>): void {
    this.#change(units, 'remove');
  }

  /** Takes `units` beside what is there, or in its place, and parts of communes that were typed, as one edit. */
  take(units: Uint16Array, parts: readonly TypedPart[], replacing: boolean): void {
    const id = this.currentId;
    if (id === null) {
      const name = this.host.nameFor(reachOf(this.country.atlas, { units, parts }));
      return this.create(name, units, null, parts.length ? { parts } : {});
    }
    if (!parts.length) return replacing ? this.replace(units) : this.add(units);
    this.project.perform((document) => {
      const { parts: held = [] } = territoryOf(document, id)!;
      const gone = replacing ? held.filter(({ commune }) => parts.every((part) => part.commune !== commune)) : [];
      const steps = [
        replacing ? edits.replaceUnits(document, id, units) : this.#edit(document, [...units], 'add'),
        ...gone.map(({ commune }) => edits.typePart(document, id, commune, null)),
        ...parts.map((part) => edits.typePart(document, id, part.commune, part)),
      ].filter((step) => step !== null);
      return steps.length ? inOne(steps) : null;
    });
  }

  /** Takes all of `units` when one at least is missing, leaves them all otherwise. */
  toggle(units: Iterable<number>): void {
    const list = [...units];
    this.#change(list, list.every((unit) => this.has(unit)) ? 'remove' : 'add');
  }

  /** Gives the territory in hand exactly `units`. */
  replace(units: Iterable<number>): void {
    const id = this.currentId;
    if (id === null) this.#change(units, 'add');
    else this.project.perform((document) => edits.replaceUnits(document, id, units));
  }

  /** Units that touch the territory in hand without being in it, ascending. */
  around(): Uint16Array {
    const touching = new UnitSet();
    for (const unit of this.units) for (const next of this.neighboursOf(unit)) if (!this.has(next)) touching.add(next);
    return touching.toArray();
  }

  neighboursOf(unit: number): Uint16Array {
    const { offsets, targets } = this.country.atlas.adjacency;
    return targets.subarray(offsets[unit], offsets[unit + 1]);
  }

  /** Begins a gesture: what follows up to `endStroke` is one edit to undo. */
  beginStroke(mode: StrokeMode): void {
    this.#stroke = { mode, seen: new UnitSet() };
  }

  /** Units met by the gesture; each counts once however often it is met. */
  stroke(units: Iterable<number>): void {
    if (!this.#stroke) return;
    const { mode, seen } = this.#stroke;
    const fresh = [...units].filter((unit) => seen.add(unit));
    if (fresh.length === 0) return;
    const takes = mode === 'toggle' ? fresh.some((unit) => !this.has(unit)) : mode === 'add';
    this.#change(fresh, takes ? 'add' : 'remove', this.#stroke);
  }

  endStroke(): void {
    this.#stroke = null;
  }

  /** Takes back what the gesture under way has done. */
  cancelStroke(): void {
    this.project.takeBack(this.#stroke);
    this.#stroke = null;
  }

  /** @param origin id of the existing CPTS that the territory starts from. */
  create(name: string, units: Iterable<number> = [], origin: string | null = null, held: edits.Held = {}): void {
    this.project.perform((document) => edits.createTerritory(document, name, units, origin, held));
  }

  rename(id: string, name: string): void {
    this.project.perform((document) => edits.renameTerritory(document, id, name));
  }

  duplicate(id: string, name: string): void {
    this.project.perform((document) => edits.duplicateTerritory(document, id, name));
  }

  delete(id: string): void {
    this.project.perform((document) => edits.deleteTerritory(document, id));
  }

  lock(id: string, locked: boolean): void {
    this.project.perform((document) => edits.lockTerritory(document, id, locked));
  }

  /** Keeps what the user writes for the dossier of the territory in hand. */
  annotate(notes: TerritoryNotes): void {
    const id = this.currentId;
    if (id !== null) this.project.perform((document) => edits.annotateTerritory(document, id, notes));
  }

  select(id: string): void {
    this.project.hold(this.scenario.id, id);
  }

  changeSettings(change: Partial<Settings>): void {
    this.project.perform((document) => changeSettings(document, change));
  }

  /** `null` takes the typed amount back. */
  typeAmount(key: AmountKey, amount: number | null): void {
    const { [key]: _typed, ...others } = this.settings.amounts;
    this.changeSettings({ amounts: amount === null ? others : { ...others, [key]: amount } });
  }

  /** Takes units out of other territories, and out of nobody's hands, into another: see `transferUnits`. */
  transfer(from: readonly string[], to: string | null, units: readonly number[]): void {
    this.project.perform((document) => edits.transferUnits(document, from, to, units));
  }

  /** Whether what one territory of the scenario takes is taken out of the others. */
  get exclusive(): boolean {
    const { id, territories } = this.scenario;
    return this.settings.exclusive[id] ?? territories.some(({ reason }) => reason !== null);
  }

  set exclusive(exclusive: boolean) {
    this.changeSettings({ exclusive: { ...this.settings.exclusive, [this.scenario.id]: exclusive } });
  }

  /** The scenario as it would be, were `units` taken or left; `null` when the territory in hand is locked. */
  would(units: Iterable<number>, mode: 'add' | 'remove'): Scenario | null {
    if (this.current?.locked) return null;
    const { document } = this.project;
    const transaction = this.#edit(document, [...units], mode);
    return scenarioOf(transaction ? apply(document, transaction) : document);
  }

  #change(units: Iterable<number>, mode: 'add' | 'remove', stroke: unknown = null): void {
    const list = [...units];
    const id = this.currentId;
    if (id !== null && mode === 'add' && this.exclusive)
      keepersOf(this.project.document, id, list).forEach((name) => this.host.kept(name));
    this.project.perform((document) => this.#edit(document, list, mode), stroke);
  }

  #edit(document: ProjectDocument, units: readonly number[], mode: 'add' | 'remove'): Transaction | null {
    const id = this.currentId;
    if (id === null) {
      if (mode === 'remove' || !units.length) return null;
      return edits.createTerritory(document, this.host.nameFor(Uint16Array.from(units)), units);
    }
    if (mode === 'remove') return this.#leave(document, id, units);
    return this.exclusive ? takeUnits(document, id, units) : edits.addUnits(document, id, units);
  }

  /** Takes units out, and what is held in part of their communes. */
  #leave(document: ProjectDocument, id: string, units: readonly number[]): Transaction | null {
    const removed = edits.removeUnits(document, id, units);
    const { parts = [] } = territoryOf(document, id)!;
    if (!parts.length) return removed;
    const { codes } = this.country.atlas;
    const communes = new Set(units.map((unit) => codes[unit].slice(0, 5)));
    const gone = heldParts(this.country.atlas, { units: this.#tally.units, parts })
      .filter(({ quarters }) => !quarters.length)
      .map(({ commune }) => wholeAtlas(this.country.atlas).codes[commune])
      .filter((code) => communes.has(code))
      .map((code) => edits.typePart(document, id, code, null));
    const steps = [removed, ...gone].filter((step) => step !== null);
    return steps.length ? inOne(steps) : null;
  }

  /**
   * Types how many inhabitants the territory in hand takes of a commune: of the quarters that it holds, or of a part
   * without outline. `null` takes it back.
   */
  typePart(commune: string, inhabitants: number | null): void {
    const { atlas } = this.country;
    const id = this.currentId;
    if (id === null) return;
    this.project.perform((document) => {
      const { units, uncut = [] } = territoryOf(document, id)!;
      const drawn = codesHeld(atlas, { units, uncut }).filter((code) => code.length > 5 && code.startsWith(commune));
      const part = inhabitants === null ? null : { commune, quarters: drawn.sort(), inhabitants };
      return edits.typePart(document, id, commune, part);
    });
  }

  /** Brings the tally, the verdict and the map up to the document after `transaction` has been done. */
  #follow(transaction: Transaction | null): void {
    if (transaction?.kind === 'units' && transaction.territory === this.currentId) {
      for (const unit of transaction.added) this.#tally.add(unit);
      for (const unit of transaction.removed) this.#tally.remove(unit);
      this.#publish();
      this.host.repaint({ kind: 'units', units: [...transaction.added, ...transaction.removed] });
    } else {
      this.#rebuild();
      this.host.repaint({ kind: 'all' });
    }
  }

  #rebuild(): void {
    const { newest } = this.inUse;
    const { vintage } = this.settings;
    if (this.#counted?.newest !== newest || this.#counted.vintage !== vintage)
      this.#counted = { country: inVintage(newest, vintage), newest, vintage };
    const { territories, current: id } = this.scenario;
    const { current } = this;
    const origin = this.country.network.cpts.findIndex((cpts) => cpts.id === current?.origin);
    this.#seen = origin < 0 ? this.country : withoutCpts(this.country, origin);
    this.#tally = new TerritoryTally(this.#seen, current?.units, id === null ? [] : this.#partsOf(id, current?.parts));
    this.#sketches = territories
      .filter((territory) => territory.id !== id)
      .map(({ name, units, parts }) => ({ name, units: new UnitSet(units), parts }));
    this.#publish();
  }

  /** Parts typed for a territory, and those that what was typed for the others tells. */
  #partsOf(id: string, parts: readonly TypedPart[] = []): readonly TypedPart[] {
    const others = this.scenario.territories.filter((territory) => territory.id !== id && territory.parts);
    if (!others.length) return parts;
    const held = others.map((other) => ({ units: new UnitSet(other.units), parts: other.parts }));
    return [...parts, ...restParts(this.country.atlas, held, parts)];
  }

  /** How much is in a territory: a part by its typed inhabitants. */
  #counts(units: Uint16Array, parts: readonly TypedPart[]): Omit<TerritoryLine, 'id' | 'name' | 'locked'> {
    const { atlas } = this.country;
    const held = parts.length ? heldParts(atlas, { units: new UnitSet(units), parts }) : [];
    const partial = held.filter(({ quarters }) => !quarters.length).length;
    const typed = new Set(held.flatMap(({ quarters }) => [...quarters]));
    const others = populationOf(atlas, typed.size ? units.filter((unit) => !typed.has(unit)) : units);
    const counted = { ...countedIn(atlas, units), partial };
    return {
      units: units.length + partial,
      counted,
      isParted: counted.quarters > 0 || held.length > 0,
      population: held.reduce<number | null>(
        (sum, { inhabitants }) => (sum === null ? null : sum + inhabitants),
        others,
      ),
    };
  }

  #publish(): void {
    const said = { cls: this.current?.notes.cls ?? null };
    this.#verdict = evaluate(this.#seen, this.#tally, this.settings, this.#sketches, said);
  }
}
