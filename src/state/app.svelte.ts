import { NONE, type Atlas, type ExistingCpts } from '../atlas/atlas';
import type { Manifest, Quality } from '../atlas/manifest';
import { resolveCodes } from '../atlas/codes';
import { search, type Hit } from '../atlas/search';
import { createCountry, populationOf, type Country } from '../domain/country';
import type { Scope } from '../domain/scope';
import { SOURCES, TYPED_SOURCE } from '../domain/sources';
import type { Network } from '../domain/verdict';
import type { WhiteZone } from '../domain/zone-partition';
import { indexArcs, type IndexedArcs } from '../kernel/arcs';
import type { ExchangeError } from '../project/errors';
import { LinkError, StoreError } from '../project/errors';
import { History } from '../project/history';
import { decodeLink } from '../project/link';
import type { Loss } from '../project/restore';
import { ProjectStore } from '../project/store';
import { en } from '../words/en';
import { Format, type Locale } from '../words/format';
import { fr, type Words } from '../words/fr';
import { editText } from '../words/edits';
import { inhabitants, type Language } from '../words/sentences';
import { Background } from './background.svelte';
import { CoverageState } from './coverage.svelte';
import { Drawing } from './drawing.svelte';
import { loadAtlas, loadCpts, LoadError, loadManifest, loadTopology } from './load';
import { Notices } from './notices.svelte';
import { Proposals } from './proposals.svelte';
import { hitDetail, hitName, hitUnits } from './places';
import { Recount } from './recount.svelte';
import { Territories, type Repaint } from './territories.svelte';

export type Screen = 'territory' | 'coverage' | 'data';
export type DialogName = 'paste' | 'share';
/** What the person is looking at: one place, or one existing CPTS. */
export type Focus = Pick<Hit, 'kind' | 'index'>;

/** What is being loaded, in order, before the page can be used. */
export const LOAD_STEPS = ['manifest', 'units', 'cpts'] as const;
export type LoadStep = (typeof LOAD_STEPS)[number];

interface Loaded {
  country: Country;
  territories: Territories;
  drawing: Drawing;
  backgrounds: { territory: Background; coverage: Background };
  coverage: CoverageState;
  proposals: Proposals;
  recount: Recount;
}

const LANGUAGES: Record<Locale, Language> = {
  fr: { words: fr, format: new Format('fr') },
  en: { words: en, format: new Format('en') },
};

/** Everything the page knows. The one place where data, rules, document and interface meet. */
export class App {
  locale = $state<Locale>('fr');
  screen = $state<Screen>('territory');
  dialog = $state<DialogName | null>(null);
  tableOpen = $state(false);
  focus = $state.raw<Focus | null>(null);
  step = $state<LoadStep>('manifest');
  failure = $state.raw<LoadError | null>(null);
  /** Units to bring into view; a new array each time. */
  target = $state.raw<Uint16Array | null>(null);
  /** Part of the country to bring into view: `metropole`, or the code of a department. */
  placeToSee = $state.raw<{ code: string } | null>(null);
  /** Units to point at on the map, for as long as a row or a line is under the pointer or the focus. */
  highlight = $state.raw<Uint16Array | null>(null);
  arcs = $state.raw<IndexedArcs | null>(null);
  readonly notices = new Notices();
  #loaded = $state.raw<Loaded | null>(null);
  #store: ProjectStore | null = null;
  #repainters = new Set<(what: Repaint) => void>();

  /** @param dataUrl address of the built data folder, without a final slash. */
  constructor(readonly dataUrl: string) {}

  get language(): Language {
    return LANGUAGES[this.locale];
  }

  get words(): Words {
    return this.language.words;
  }

  get format(): Format {
    return this.language.format;
  }

  get ready(): boolean {
    return this.#loaded !== null;
  }

  get #data(): Loaded {
    if (!this.#loaded) throw new Error('the data folder is not loaded yet');
    return this.#loaded;
  }

  get country(): Country {
    return this.#data.country;
  }

  get atlas(): Atlas {
    return this.country.atlas;
  }

  get network(): Network {
    return this.country.network;
  }

  get manifest(): Manifest {
    return this.atlas.manifest;
  }

  get territories(): Territories {
    return this.#data.territories;
  }

  get drawing(): Drawing {
    return this.#data.drawing;
  }

  /** What is painted behind the territories: each screen with a map has its own choice. */
  get background(): Background {
    const { territory, coverage } = this.#data.backgrounds;
    return this.screen === 'coverage' ? coverage : territory;
  }

  get coverage(): CoverageState {
    return this.#data.coverage;
  }

  get proposals(): Proposals {
    return this.#data.proposals;
  }

  get recount(): Recount {
    return this.#data.recount;
  }

  /** Loads the data folder and the saved work. */
  async start(): Promise<void> {
    this.failure = null;
    try {
      this.step = 'manifest';
      const manifest = await loadManifest(this.dataUrl);
      this.step = 'units';
      const atlas = await loadAtlas(this.dataUrl, manifest);
      this.step = 'cpts';
      const cpts = await loadCpts(this.dataUrl, atlas);
      const country = createCountry(atlas, cpts);
      const history = await this.#restore(atlas);
      const drawing = new Drawing(atlas);
      const territories = new Territories(country, history, {
        nameFor: (units) => this.#nameAround(atlas, units),
        changed: (history) => this.#store?.save(history),
        repaint: (what) => this.#repainters.forEach((repaint) => repaint(what)),
        locked: (name) => this.notices.error(this.words.territories.refused(name)),
      });
      const coverage = new CoverageState(country, territories);
      this.#loaded = {
        country,
        drawing,
        territories,
        backgrounds: {
          territory: new Background(atlas, country.network, 'none'),
          coverage: new Background(atlas, country.network, 'stage'),
        },
        coverage,
        proposals: new Proposals(country, coverage, territories),
        recount: new Recount(this.dataUrl),
      };
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      this.failure = error;
    }
  }

  /** Loads the outlines of the units, which the first view does without. */
  async loadOutlines(): Promise<void> {
    const { manifest } = this;
    try {
      const topology = await loadTopology(this.dataUrl, manifest);
      this.arcs = indexArcs(topology, manifest.units);
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      this.notices.error(this.words.errors.outlines);
    }
  }

  /** The saved work, or an empty history when there is none or the browser keeps nothing. */
  async #restore(atlas: Atlas): Promise<History> {
    try {
      this.#store = await ProjectStore.open(atlas, (error) => this.#saveFailed(error));
      const { history, losses } = await this.#store.load();
      this.#tellLosses(losses);
      return history;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.#saveFailed(error);
      return new History();
    }
  }

  #saveFailed({ reason }: StoreError): void {
    const { errors } = this.words;
    this.notices.error(
      reason === 'elsewhere' ? errors.savedElsewhere : reason === 'newer' ? errors.savedNewer : errors.saveFailed,
    );
  }

  #tellLosses(losses: readonly Loss[]): void {
    const lost = losses.filter(({ kind }) => kind !== 'recoded');
    if (lost.length) this.notices.error(this.words.errors.restored(this.format, lost.length));
  }

  #nameAround(atlas: Atlas, units: Uint16Array): string {
    const [{ values }] = atlas.populations;
    const largest = units.reduce((a, b) => ((values[b] || 0) > (values[a] || 0) ? b : a));
    return this.words.territories.around(atlas.names[largest]);
  }

  /** Calls `repaint` after every edit, until the returned function is called. */
  onRepaint(repaint: (what: Repaint) => void): () => void {
    this.#repainters.add(repaint);
    return () => this.#repainters.delete(repaint);
  }

  inhabitants(population: number | null): string {
    return inhabitants(population, this.language);
  }

  /** Title of a source: of the catalogue, or of a layer of the data in use. */
  sourceTitle(source: string): string {
    const layer = this.manifest.layers.find(({ id }) => id === source);
    if (layer) return `${layer.title}, ${layer.publisher}, ${layer.vintage}`;
    if (source === TYPED_SOURCE) return this.words.funding.typed;
    const { title, publisher, date } = SOURCES[source] ?? { title: source, publisher: '', date: null };
    return [title, publisher, date].filter(Boolean).join(', ');
  }

  /** Where a source can be read; `null` when no address is known. */
  sourceUrl(source: string): string | null {
    return (this.manifest.layers.find(({ id }) => id === source) ?? SOURCES[source])?.url ?? null;
  }

  sourceText(source: string, vintage: string, quality: Quality): string {
    const title = this.sourceTitle(source);
    return [title, title.includes(vintage) ? '' : vintage, this.words.qualities[quality]].filter(Boolean).join(' · ');
  }

  search(query: string): Hit[] {
    return query.trim() ? search(this.atlas, this.network.cpts, query, 8) : [];
  }

  placeName(place: Focus): string {
    return hitName(this.country, place);
  }

  placeDetail(place: Focus): string {
    return hitDetail(this.country, place, this.language);
  }

  placeUnits(place: Focus): Uint16Array {
    return hitUnits(this.country, this.drawing, place);
  }

  /** Changes screen. Coverage opens on its whole scope. */
  show(screen: Screen): void {
    if (screen === 'coverage' && screen !== this.screen) this.lookAtScope();
    this.screen = screen;
  }

  /** Brings the scope of the coverage figures into view. */
  lookAtScope(): void {
    const { scope } = this.coverage;
    if (scope.kind === 'france') this.placeToSee = { code: 'metropole' };
    else this.lookAt(this.coverage.unitsOf(scope));
  }

  /** Counts the coverage of another part of the country. */
  openScope(scope: Scope): void {
    this.coverage.scope = scope;
    this.focus = null;
    this.highlight = null;
    this.lookAtScope();
    this.notices.announce(this.scopeName(scope));
  }

  scopeName(scope: Scope): string {
    return scope.kind === 'france' ? this.words.coverage.france : this.coverage.nameOf(scope);
  }

  /** Makes a territory of a white zone and takes it in hand. */
  sketchZone({ heart, units }: WhiteZone): void {
    this.territories.create(this.words.territories.around(this.atlas.names[heart]), units);
    this.show('territory');
    this.lookAt(units);
  }

  /** Makes territories of the maillage found, and shows them. */
  openProposals(replacing: boolean): void {
    const { territories, scope, zone } = this.proposals.found!;
    const names = territories.map(({ reason }) => this.words.territories.around(this.atlas.names[reason.centre]));
    this.proposals.open(names, replacing);
    this.show('territory');
    if (scope.kind === 'france' && !zone) this.placeToSee = { code: 'metropole' };
    else this.lookAt(Uint16Array.from(territories.flatMap(({ units }) => [...units])));
    this.notices.info(this.words.proposals.opened(this.format, territories.length));
  }

  /** Looks at a place: the map goes there and the card says what can be done with it. */
  goTo(place: Focus): void {
    this.focus = { kind: place.kind, index: place.index };
    this.target = this.placeUnits(place);
    if (this.screen === 'data') this.screen = 'territory';
  }

  lookAt(units: Uint16Array): void {
    this.target = units.slice();
  }

  undo(): void {
    const label = this.territories.undo();
    if (label) this.notices.announce(this.words.announce.undone(editText(label, this.language)));
  }

  redo(): void {
    const label = this.territories.redo();
    if (label) this.notices.announce(this.words.announce.redone(editText(label, this.language)));
  }

  /** Takes or leaves units, and says so to a screen reader. */
  toggle(units: Iterable<number>): void {
    const before = this.territories.verdict.units;
    this.territories.toggle(units);
    this.announceChange(before);
  }

  /** Says what changed since the territory had `before` units. */
  announceChange(before: number): void {
    const { units, population } = this.territories.verdict;
    if (units === before) return;
    const { added, removed } = this.words.announce;
    const say = units > before ? added : removed;
    this.notices.announce(say(this.format, Math.abs(units - before), this.inhabitants(population.value)));
  }

  /** Opens a copy of an existing CPTS as a territory. */
  startFrom(index: number): void {
    const cpts: ExistingCpts = this.network.cpts[index];
    this.territories.create(cpts.name, cpts.units, cpts.id);
    this.focus = null;
    this.lookAt(cpts.units);
  }

  /** Up to three existing CPTS to open as an example: of known units, each in a department of its own, the smallest. */
  get examples(): { index: number; name: string }[] {
    const seen = new Set<number>();
    return this.network.cpts
      .map(({ name, units, stage }, index) => ({ index, name, units, stage }))
      .filter(({ units, stage }) => units.length > 2 && stage === 'aci')
      .filter(({ units }) => {
        const department = this.atlas.department[units[0]];
        return !seen.has(department) && seen.add(department);
      })
      .slice(0, 3);
  }

  get regionsByName() {
    return this.atlas.regions.toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));
  }

  createTerritory(): void {
    const { list } = this.territories;
    this.territories.create(this.words.territories.unnamed(list.length + 1));
  }

  duplicate(id: string): void {
    const { name } = this.territories.list.find((line) => line.id === id)!;
    this.territories.duplicate(id, this.words.focus.copyOf(name));
  }

  /** Takes the units of an EPCI that the territory in hand does not have yet. */
  addEpci(code: string): void {
    const index = this.atlas.epcis.findIndex((epci) => epci.code === code);
    this.territories.add(this.placeUnits({ kind: 'epci', index }));
  }

  /** Names of the existing CPTS that hold a unit. */
  cptsOf(unit: number): string[] {
    const { offsets, members, cpts } = this.network;
    return Array.from(members.subarray(offsets[unit], offsets[unit + 1]), (member) => cpts[member].name);
  }

  /** EPCI of a unit, or `null`. */
  epciOf(unit: number): number | null {
    const epci = this.atlas.epci[unit];
    return epci === NONE ? null : epci;
  }

  populationOf(units: Iterable<number>): number | null {
    return populationOf(this.atlas, units);
  }

  /** Opens the territory of a shared link. A link that cannot be read changes nothing and is said. */
  openLink(fragment: string): void {
    try {
      const { name, codes } = decodeLink(fragment);
      const { units, unknown } = resolveCodes(this.atlas, codes);
      this.#open(name, units);
      this.notices.info(this.words.link.opened(this.territories.current!.name, this.format, units.length));
      if (unknown.length) this.notices.error(this.words.link.unknownUnits(this.format, unknown.length));
    } catch (error) {
      if (!(error instanceof LinkError)) throw error;
      this.notices.error(error.reason === 'version' ? this.words.link.newer : this.words.link.broken);
    }
  }

  /** Takes in hand the territory that is the same already, or makes it. */
  #open(name: string, units: Uint16Array): void {
    const same = this.territories.document.territories.find(
      (territory) => territory.name === name && territory.units.join() === units.join(),
    );
    if (same) this.territories.select(same.id);
    else this.territories.create(name || this.#nameAround(this.atlas, units), units);
    this.lookAt(units);
  }

  /** The sentence for a file that holds no territory. */
  fileProblem(error: ExchangeError): string {
    const { errors } = this.words;
    switch (error.reason) {
      case 'no-codes':
        return errors.importForeign;
      case 'projected':
        return errors.importProjected;
      case 'geometry':
        return errors.importGeometry;
      case 'empty':
      case 'unreadable':
        return errors.importBroken;
    }
  }

  /** The sentence for a data folder that cannot be used. */
  failureText({ reason, file }: LoadError): string {
    const { errors } = this.words;
    switch (reason) {
      case 'missing':
        return errors.dataMissing;
      case 'version':
        return errors.dataVersion;
      case 'corrupt':
        return errors.dataCorrupt(file);
      case 'network':
        return errors.network;
    }
  }
}
