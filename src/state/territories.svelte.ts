import { calendarFrom, type CalendarEvent } from '../domain/calendar';
import { populationOf, withoutCpts, type Country } from '../domain/country';
import { evaluate } from '../domain/evaluate';
import type { Sketch } from '../domain/overlaps';
import { DEFAULT_SETTINGS } from '../domain/settings';
import { Territory as TerritoryTally } from '../domain/territory';
import type { AmountKey, Verdict } from '../domain/verdict';
import { UnitSet } from '../kernel/unit-set';
import { territoryOf, type ProjectDocument, type Settings } from '../project/document';
import * as edits from '../project/edits';
import { EditError } from '../project/errors';
import { History, type Entry, type Label } from '../project/history';
import type { Transaction } from '../project/transaction';

/** What the map must repaint: some units of the territory in hand, or everything. */
export type Repaint = { kind: 'units'; units: Iterable<number> } | { kind: 'all' };

export interface TerritoryLine {
  id: string;
  name: string;
  units: number;
  population: number | null;
  locked: boolean;
}

export interface TerritoriesHost {
  /** Names a territory that a first stroke creates. */
  nameFor(units: Uint16Array): string;
  /** Called after every change, to save it. */
  changed(history: History): void;
  repaint(what: Repaint): void;
  /** Called when an edit is refused because territory `name` is locked. */
  locked(name: string): void;
}

export type StrokeMode = 'add' | 'remove' | 'toggle';

/** A whole EPCI that would bring the territory up: its units still missing, and their inhabitants. */
export interface EpciOffer {
  epci: number;
  units: Uint16Array;
  population: number;
}

/** The user's territories: every edit goes through here, as one transaction of the project. */
export class Territories {
  #document = $state.raw<ProjectDocument>(new History().document);
  #verdict = $state.raw<Verdict>()!;
  #labels = $state.raw<{ undo: Label | null; redo: Label | null }>({ undo: null, redo: null });
  #history: History;
  #tally: TerritoryTally;
  /** The country as the territory in hand meets it: without the CPTS that it stands in for. */
  #seen: Country;
  #sketches: Sketch[] = [];
  #stroke: { mode: StrokeMode; seen: UnitSet; before: Entry | undefined } | null = null;

  constructor(
    readonly country: Country,
    history: History,
    private readonly host: TerritoriesHost,
  ) {
    this.#history = history;
    this.#seen = country;
    this.#tally = new TerritoryTally(country);
    this.#rebuild();
  }

  readonly list: TerritoryLine[] = $derived(
    this.#document.territories.map(({ id, name, units, locked }) => ({
      id,
      name,
      locked,
      units: units.length,
      population: populationOf(this.country.atlas, units),
    })),
  );
  readonly current = $derived(territoryOf(this.#document, this.#document.current));
  readonly calendar: CalendarEvent[] = $derived(
    this.settings.signatureDate === null
      ? []
      : calendarFrom(this.settings.signatureDate, this.settings.agreement, this.verdict.funding.amounts.operating),
  );

  get document(): ProjectDocument {
    return this.#document;
  }

  get currentId(): string | null {
    return this.#document.current;
  }

  get settings(): Settings {
    return this.#document.settings;
  }

  get verdict(): Verdict {
    return this.#verdict;
  }

  get undoable(): Label | null {
    return this.#labels.undo;
  }

  get redoable(): Label | null {
    return this.#labels.redo;
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

  /** Takes all of `units` when one at least is missing, leaves them all otherwise. */
  toggle(units: Iterable<number>): void {
    const list = [...units];
    this.#change(list, list.every((unit) => this.has(unit)) ? 'remove' : 'add');
  }

  /** Gives the territory in hand exactly `units`. */
  replace(units: Iterable<number>): void {
    const id = this.currentId;
    if (id === null) this.#change(units, 'add');
    else this.#perform((document) => edits.replaceUnits(document, id, units));
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
    const { entries, cursor } = this.#history;
    this.#stroke = { mode, seen: new UnitSet(), before: entries[cursor - 1] };
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
    const { entries, cursor } = this.#history;
    if (this.#stroke && this.#stroke.before !== entries[cursor - 1]) this.undo();
    this.#stroke = null;
  }

  /** @param origin id of the existing CPTS that the territory starts from. */
  create(name: string, units: Iterable<number> = [], origin: string | null = null): void {
    this.#perform((document) => edits.createTerritory(document, name, units, origin));
  }

  /** Creates territories, in place of those of `replaced`, all as one edit. */
  adopt(fresh: readonly { name: string; units: Uint16Array }[], replaced: readonly string[]): void {
    this.#perform((document) => edits.adoptTerritories(document, fresh, replaced));
  }

  rename(id: string, name: string): void {
    this.#perform((document) => edits.renameTerritory(document, id, name));
  }

  duplicate(id: string, name: string): void {
    this.#perform((document) => edits.duplicateTerritory(document, id, name));
  }

  delete(id: string): void {
    this.#perform((document) => edits.deleteTerritory(document, id));
  }

  lock(id: string, locked: boolean): void {
    this.#perform((document) => edits.lockTerritory(document, id, locked));
  }

  select(id: string): void {
    this.#perform((document) => edits.chooseTerritory(document, id));
  }

  changeSettings(change: Partial<Settings>): void {
    this.#perform((document) => edits.changeSettings(document, change));
  }

  /** `null` takes the typed amount back. */
  typeAmount(key: AmountKey, amount: number | null): void {
    const { [key]: _typed, ...others } = this.settings.amounts;
    this.changeSettings({ amounts: amount === null ? others : { ...others, [key]: amount } });
  }

  undo(): Label | null {
    const label = this.#history.undoable;
    this.#follow(this.#history.undo());
    return label;
  }

  redo(): Label | null {
    const label = this.#history.redoable;
    this.#follow(this.#history.redo());
    return label;
  }

  /** The EPCI begun but not whole that holds most of the territory's inhabitants; `null` when there is none. */
  readonly epciOffer: EpciOffer | null = $derived.by(() => {
    const { atlas } = this.country;
    const begun = this.#verdict.epcis.filter(({ units, of }) => units < of);
    begun.sort((a, b) => (b.population ?? 0) - (a.population ?? 0));
    const code = begun[0]?.code;
    const epci = atlas.epcis.findIndex((group) => group.code === code);
    if (epci < 0) return null;
    const units = atlas.epci.reduce<number[]>((missing, group, unit) => {
      if (group === epci && !this.has(unit)) missing.push(unit);
      return missing;
    }, []);
    const population = populationOf(atlas, units);
    return population === null ? null : { epci, units: Uint16Array.from(units), population };
  });

  #change(units: Iterable<number>, mode: 'add' | 'remove', stroke: unknown = null): void {
    const id = this.currentId;
    if (id !== null) {
      const edit = mode === 'add' ? edits.addUnits : edits.removeUnits;
      this.#perform((document) => edit(document, id, units), stroke);
    } else if (mode === 'add') {
      const taken = Uint16Array.from(units);
      if (taken.length) this.create(this.host.nameFor(taken), taken);
    }
  }

  /** A locked territory refuses the edit: nothing changes, and it is said. */
  #perform(edit: (document: ProjectDocument) => Transaction | null, stroke: unknown = null): void {
    const transaction = this.#allowed(edit);
    if (!transaction) return;
    this.#history.perform(transaction, stroke);
    this.#follow(transaction);
  }

  #allowed(edit: (document: ProjectDocument) => Transaction | null): Transaction | null {
    try {
      return edit(this.#document);
    } catch (error) {
      if (!(error instanceof EditError) || error.reason !== 'locked') throw error;
      this.host.locked(territoryOf(this.#document, error.territory)!.name);
      return null;
    }
  }

  /** Brings the tally, the verdict and the map up to the document after `transaction` has been done. */
  #follow(transaction: Transaction | null): void {
    if (!transaction) return;
    if (transaction.kind === 'units' && transaction.territory === this.currentId) {
      for (const unit of transaction.added) this.#tally.add(unit);
      for (const unit of transaction.removed) this.#tally.remove(unit);
      this.#publish();
      this.host.repaint({ kind: 'units', units: [...transaction.added, ...transaction.removed] });
    } else {
      this.#rebuild();
      this.host.repaint({ kind: 'all' });
    }
    this.host.changed(this.#history);
  }

  #rebuild(): void {
    const { document } = this.#history;
    const current = territoryOf(document, document.current);
    const origin = this.country.network.cpts.findIndex(({ id }) => id === current?.origin);
    this.#seen = origin < 0 ? this.country : withoutCpts(this.country, origin);
    this.#tally = new TerritoryTally(this.#seen, current?.units);
    this.#sketches = document.territories
      .filter(({ id }) => id !== document.current)
      .map(({ name, units }) => ({ name, units: new UnitSet(units) }));
    this.#publish();
  }

  #publish(): void {
    const { document, undoable, redoable } = this.#history;
    const { agreement, boundary80000, amounts } = document.settings;
    this.#document = document;
    this.#labels = { undo: undoable, redo: redoable };
    this.#verdict = evaluate(
      this.#seen,
      this.#tally,
      { ...DEFAULT_SETTINGS, rules: agreement, boundary80000, amounts },
      this.#sketches,
    );
  }
}
