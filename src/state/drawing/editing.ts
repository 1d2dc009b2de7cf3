import type { Atlas } from '../../atlas/atlas';
import type { WhiteZone } from '../../domain/zone-partition';
import { reachOf, type TypedPart } from '../../domain/parts';
import { strayOf } from '../../domain/stray';
import type { Scenario } from '../../project/document';
import { changeSaid, straySaid, transferSaid } from '../../words/changes';
import { editText, scenarioName } from '../../words/edits';
import type { App } from '../app.svelte';
import { changesBetween } from '../../project/changes';

/** What a person does to territories from the page: each act is shown on the map and said to a screen reader. */
export class Editing {
  constructor(private readonly app: App) {}

  undo(): void {
    const { project, notices, words, language, atlas } = this.app;
    const edit = project.undo();
    if (edit) notices.announce(words.announce.undone(editText(edit, atlas, language)));
  }

  redo(): void {
    const { project, notices, words, language, atlas } = this.app;
    const edit = project.redo();
    if (edit) notices.announce(words.announce.redone(editText(edit, atlas, language)));
  }

  /** Takes or leaves units. */
  toggle(units: Iterable<number>): void {
    this.#say((territories) => territories.toggle(units));
  }

  /** Cuts a commune into its quarters, which are at hand, and looks at it. @param others cut with it. */
  async cut(code: string, others: readonly string[] = []): Promise<void> {
    const { app } = this;
    await this.cutAlso([code, ...others]);
    const commune = app.inUse.newest.atlas.cut?.communes.find((one) => one.code === code);
    if (!commune) return;
    app.drawing.grain = 'quartier';
    app.view.focus = { kind: 'commune', index: commune.units[0] };
    app.view.lookAt(commune.units);
    const { quartersWords } = await app.cutting.prepare();
    app.notices.info(quartersWords(app.locale).done(app.format, commune.name, commune.units.length));
  }

  /** Cuts communes whose quarters are at hand, beside those that are. */
  async cutAlso(codes: readonly string[]): Promise<void> {
    const { app } = this;
    await Promise.all([app.outlines.load(), app.cutting.prepare()]);
    const wanted = [...new Set([...app.own.territories.settings.cut, ...codes])].sort();
    await app.imports.prepareCut(wanted);
    app.own.territories.changeSettings({ cut: wanted });
  }

  /** Lets the quarters of a commune go together again. */
  uncut(code: string): void {
    const { territories } = this.app.own;
    territories.changeSettings({ cut: territories.settings.cut.filter((one) => one !== code) });
    this.app.drawing.grain = 'commune';
  }

  /** Types how many inhabitants of a commune the territory in hand takes; `null` takes it back. */
  typePart(commune: string, inhabitants: number | null): void {
    if (this.app.territories.currentId === null) this.createTerritory();
    this.app.territories.typePart(commune, inhabitants);
  }

  add(units: Iterable<number>): void {
    this.#say((territories) => territories.add(units));
  }

  remove(units: Iterable<number>): void {
    this.#say((territories) => territories.remove(units));
  }

  /** Takes units and parts of communes, beside what the territory in hand has or in its place. */
  take(units: Uint16Array, parts: readonly TypedPart[], replacing: boolean): void {
    this.#say((territories) => territories.take(units, parts, replacing));
  }

  /** Takes units that the sketch called `name` holds too out of it, so that the territory in hand has them alone. */
  takeOver(name: string, units: Uint16Array): void {
    this.#say((territories) => {
      const { territories: all, current } = territories.scenario;
      const holder = all.find(
        (one) => one.name === name && one.id !== current && units.every((u) => one.units.includes(u)),
      );
      if (holder) territories.transfer([holder.id], current, [...units]);
    });
  }

  /** Says what changed since the scenario was as `before`: to all, when several territories did or a unit lies far. */
  sayChange(before: Scenario): void {
    const { territories, notices, atlas, words, language } = this.app;
    const changes = changesBetween(atlas, before, territories.scenario);
    if (!changes.length) return;
    notices.announce(changes.map((change) => changeSaid(change, atlas, language)).join(' '));
    const undo = { label: words.app.undo, act: () => this.undo() };
    const stray = strayOf(atlas, changes[0].before, changes[0].gained);
    if (stray) notices.remark(straySaid(stray, changes[0], atlas, language), undo);
    else if (changes.length > 1) notices.remark(transferSaid(changes, language), undo);
  }

  #say(act: (territories: App['territories']) => void): void {
    const { territories } = this.app;
    const before = territories.scenario;
    act(territories);
    this.sayChange(before);
  }

  createTerritory(): void {
    const { territories, words } = this.app;
    territories.create(words.territories.unnamed(territories.list.length + 1));
  }

  duplicate(id: string): void {
    const { territories, words } = this.app;
    const { name } = territories.list.find((line) => line.id === id)!;
    territories.duplicate(id, words.focus.copyOf(name));
  }

  /** Returns whether it is gone: a locked one stays. */
  deleteTerritory(id: string): boolean {
    const { territories } = this.app;
    const { name } = territories.list.find((line) => line.id === id)!;
    return this.#delete(name, () => territories.delete(id));
  }

  deleteScenario(id: string): void {
    const { scenarios, language } = this.app;
    const { name } = scenarios.list.find((one) => one.id === id)!;
    this.#delete(scenarioName(name, language), () => scenarios.delete(id));
  }

  /** What was deleted at one press comes back at one press, until something else is done. */
  #delete(name: string, act: () => void): boolean {
    const { project, notices, words } = this.app;
    const { document } = project;
    act();
    if (project.document === document) return false;
    const deleted = words.announce.deleted(name);
    notices.announce(deleted);
    notices.remark(deleted, { label: words.app.undo, act: () => this.undo() });
    return true;
  }

  /** Takes the units of an EPCI that the territory in hand does not have yet. */
  addEpci(code: string): void {
    const index = this.app.atlas.epcis.findIndex((epci) => epci.code === code);
    this.addWhole(this.app.places.units({ kind: 'epci', index }));
  }

  /** Takes `units`, and brings the territory into view where it has grown out of it. */
  addWhole(units: Uint16Array): void {
    const { territories, view, atlas } = this.app;
    this.add(units);
    if (!view.shows(atlas, territories.units)) view.lookAt(territories.units.toArray());
  }

  /** Opens a copy of an existing CPTS as a territory. */
  startFrom(index: number): void {
    const { name, units, id } = this.app.network.cpts[index];
    this.app.territories.create(name, units, id);
    this.app.view.focus = null;
    this.app.show('territory');
    this.app.view.lookAt(units);
  }

  /** Makes a territory of a white zone and takes it in hand. */
  sketchZone({ heart, units }: WhiteZone): void {
    const { territories, words, atlas, view } = this.app;
    territories.create(words.territories.around(atlas.names[heart]), units);
    this.app.show('territory');
    view.lookAt(units);
  }

  /** Makes territories of the maillage found, and shows them. */
  openProposals(replacing: boolean): void {
    const { proposals, words, atlas, view, notices, format } = this.app;
    const { territories, scope, zone } = proposals.found!;
    const where = zone ? words.territories.around(atlas.names[zone.heart]) : this.app.scopeName(scope);
    proposals.open(
      words.scenarios.proposed(where),
      territories.map(({ reason }) => words.territories.around(atlas.names[reason.centre])),
      replacing,
    );
    this.app.show('territory');
    if (scope.kind === 'france' && !zone) view.lookAtCountry();
    else view.lookAt(Uint16Array.from(territories.flatMap(({ units }) => [...units])));
    notices.info(words.proposals.opened(format, territories.length));
  }

  /** Takes a territory in hand and brings it into view. */
  showTerritory(id: string): void {
    this.app.territories.select(id);
    this.app.view.lookAt(reachOf(this.app.atlas, this.app.territories.current!));
  }
}

/** Name of the unit with most inhabitants. */
export function largestOf({ names, populations: [{ values }] }: Atlas, units: Uint16Array): string {
  return names[units.reduce((a, b) => ((values[b] || 0) > (values[a] || 0) ? b : a))];
}
