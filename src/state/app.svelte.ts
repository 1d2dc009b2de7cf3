import { LATE_STAGES, type Atlas, type LateStage } from '../atlas/atlas';
import type { Manifest } from '../atlas/manifest';
import { creatingCountry, populationOf, withColumns, type Country } from '../domain/country';
import type { Scope } from '../domain/scope';
import type { Network } from '../domain/verdict';
import type { IndexedArcs } from '../kernel/arcs';
import { inTasks } from '../kernel/task';
import type { Format } from '../language/format';
import type { Words } from '../words/fr';
import { inhabitants } from '../language/language';
import type { Language } from '../words/language';
import { FRENCH, LANGUAGES, type Locale } from '../words/languages';
import { Arrivals } from './start/arrivals.svelte';
import type { Background } from './view/background.svelte';
import { BasemapChoice } from './view/basemap.svelte';
import { KeptChoice } from './page/kept-choice.svelte';
import { Citations } from './answers/citations';
import { Cutting } from './drawing/cutting.svelte';
import type { Contours } from './imports/contours.svelte';
import { Perimeters } from './imports/perimeters.svelte';
import type { CountryInUse } from './country.svelte';
import type { CoverageState } from './answers/coverage.svelte';
import type { DossierState } from './answers/dossier.svelte';
import type { Drawing } from './drawing/drawing.svelte';
import { Database } from './start/database';
import { Editing } from './drawing/editing';
import { Gestures } from './drawing/gestures.svelte';
import type { Intake } from './imports/intake.svelte';
import { openKept, type Imports, type Kept } from './imports/imports.svelte';
import { loadStage } from './start/load';
import { Keeping } from './project/keeping.svelte';
import { Navigation } from './view/navigation.svelte';
import { Notices } from './page/notices.svelte';
import { Offline, type OfflineWorker } from './start/offline.svelte';
import { Outlines } from './start/outlines.svelte';
import { Places } from './view/places';
import { folderProblem } from './page/problems';
import type { BroughtPoints } from './imports/points.svelte';
import type { Pointed } from './view/pointed.svelte';
import type { Proposals } from './answers/proposals.svelte';
import type { Project } from './project/project.svelte';
import type { Queries } from './answers/queries.svelte';
import type { Recount } from './answers/recount.svelte';
import type { Screen } from './view/route';
import { Safety } from './project/safety';
import type { Scenarios } from './project/scenarios.svelte';
import { Session } from './session';
import { SharedLink } from './project/shared-link.svelte';
import { Startup, type Opened } from './start/startup.svelte';
import { Turns } from './start/turns';
import type { Repaint, Territories } from './project/territories.svelte';
import { View } from './view/view.svelte';
import type { Work } from './project/work';

export type DialogName = 'paste' | 'share' | 'project' | 'shortcuts';

/** Everything the page knows. The one place where data, rules, document and interface meet. */
export class App {
  locale = $state.raw<Locale>('fr');
  language = $state.raw<Language>(FRENCH);
  screen = $state<Screen>('territory');
  dialog = $state<DialogName | null>(null);
  tableOpen = $state(false);
  /** Id of the import whose report is shown. */
  reporting = $state<string | null>(null);
  /** A file that holds a territory, for the paste dialog to open. */
  dropped = $state.raw<File | null>(null);
  readonly view = new View();
  readonly editing = new Editing(this);
  readonly gestures = new Gestures(this);
  readonly places = new Places(this);
  readonly shared = new SharedLink(this);
  readonly basemap = new BasemapChoice();
  /** Whether keys that write a character do nothing else: who speaks to a computer may press them unaware. */
  readonly noKeys = new KeptChoice('perimetre.keys', 'off');
  readonly navigation = new Navigation(this);
  readonly notices = new Notices();
  readonly startup: Startup;
  readonly #turns = new Turns();
  readonly keeping = new Keeping({
    failed: (error) => this.safety.failed(error),
    lost: (losses) => this.safety.lost(losses),
    erased: () => this.safety.erased(),
    replaced: (history) => this.own.project.replace(history),
  });
  readonly safety = new Safety(this);
  readonly offline: Offline;
  readonly database: Database;
  readonly outlines: Outlines;
  #session = $state.raw<Session | null>(null);
  /** What was imported before. */
  #kept!: Promise<Kept>;
  readonly #cutting = new Cutting();
  #repainters = new Set<(what: Repaint) => void>();

  /**
   * @param dataUrl address of the built data folder, without a final slash.
   * @param worker what keeps the app for use without a connection; `null` where it was built without.
   */
  constructor(
    readonly dataUrl: string,
    worker: OfflineWorker | null,
  ) {
    this.database = new Database(dataUrl);
    this.offline = new Offline(
      worker,
      () => this.#offerRelease(),
      () => location.reload(),
    );
    this.outlines = new Outlines(dataUrl, {
      manifest: () => this.manifest,
      failed: () => this.notices.error(this.words.errors.outlines),
    });
    this.startup = new Startup(dataUrl, (country) => this.#restore(country));
  }

  readonly citations: Citations = $derived.by(() => new Citations(this.manifest, this.language));

  /** From the moment when its words have come. */
  async speak(locale: Locale): Promise<void> {
    try {
      const language = await LANGUAGES[locale].load();
      [this.locale, this.language] = [locale, language];
    } catch {
      this.notices.error(this.words.errors.network);
    }
  }

  get words(): Words {
    return this.language.words;
  }

  get format(): Format {
    return this.language.format;
  }

  get ready(): boolean {
    return this.#session !== null;
  }

  get session(): Session {
    if (!this.#session) throw new Error('the data folder is not loaded yet');
    return this.#session;
  }

  get inUse(): CountryInUse {
    return this.session.inUse;
  }

  /** Territories are counted by the vintage of the settings, coverage and proposals by the newest. */
  get country(): Country {
    return this.screen === 'coverage' ? this.inUse.newest : this.territories.country;
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

  /** The project of this browser. */
  get own(): Work {
    return this.session.work;
  }

  /** The project that is shown: that of this browser, or that of a shared link. */
  get work(): Work {
    return (this.screen === 'link' ? this.shared.work : null) ?? this.own;
  }

  get project(): Project {
    return this.work.project;
  }

  get scenarios(): Scenarios {
    return this.work.scenarios;
  }

  get imports(): Imports {
    return this.session.imports;
  }

  get intake(): Intake {
    return this.session.intake;
  }

  get territories(): Territories {
    return this.work.territories;
  }

  get drawing(): Drawing {
    return this.session.drawing;
  }

  /** What is painted behind the territories: each screen with a map has its own choice. */
  get background(): Background {
    const { territory, coverage } = this.session.backgrounds;
    return this.screen === 'coverage' ? coverage : territory;
  }

  get coverage(): CoverageState {
    return this.session.coverage;
  }

  get proposals(): Proposals {
    return this.session.proposals;
  }

  get pointed(): Pointed {
    return this.session.pointed;
  }

  get contours(): Contours {
    return this.session.contours;
  }

  get cutting(): Cutting {
    return this.#cutting;
  }

  get arcs(): IndexedArcs | null {
    return this.#cutting.arcs ?? this.outlines.arcs;
  }

  get points(): BroughtPoints {
    return this.session.points;
  }

  /** The national perimeters of CPTS, to be asked for. */
  readonly perimeters = new Perimeters(
    (file) => this.intake.add([file]),
    // One that fails is tried again, and told, when the file is read.
    () => void this.database.open().catch(() => undefined),
  );

  get queries(): Queries {
    return this.session.queries;
  }

  get recount(): Recount {
    return this.session.recount;
  }

  get dossier(): DossierState {
    return this.work.dossier;
  }

  /** The saved work, over the country with the communes cut that it has cut: it names their quarters. */
  async #restore(country: Country): Promise<Omit<Opened, 'country'>> {
    const { kept } = await this.#kept;
    this.#cutting.bring(kept.flatMap(({ layers }) => layers));
    let cut = country;
    if (this.#cutting.begin()) {
      await Promise.all([this.outlines.load(country.atlas.manifest), this.#cutting.prepare()]);
      const over = await inTasks(this.#cutting.over(country.atlas, this.outlines.arcs, this.#cutting.codes([])));
      this.#cutting.use(over, []);
      if (over.arcs) cut = await inTasks(creatingCountry(over.atlas, country.network));
    }
    return { cut, history: await this.keeping.open(cut.atlas) };
  }

  /** Loads the data folder and the saved work. */
  async start(): Promise<void> {
    this.#kept = openKept();
    const opened = await this.startup.open();
    if (!opened) return;
    this.#session = new Session(this, opened, await this.#kept, this.#cutting);
    await this.session.start();
    await this.offline.start();
  }

  /**
   * To be called once the map is painted or cannot be, or when more is asked for than the first screen: what comes late
   * waits for it. A verdict frees the way for what is told beside it alone.
   */
  freeLine(stages: readonly LateStage[] = LATE_STAGES): void {
    this.#turns.free(stages);
  }

  /** The columns that come after the first verdict. */
  readonly arrivals = new Arrivals({
    turn: (stage) => this.#turns.of(stage),
    take: async (stage) => {
      const { inUse } = this;
      const atlas = await loadStage(this.dataUrl, stage, () => inUse.built.atlas);
      inUse.built = withColumns(inUse.built, atlas);
      this.imports.lay();
    },
    failed: (error) => {
      const { errors, app } = this.words;
      const act = () => this.arrivals.retry();
      this.notices.error(errors.late(folderProblem(this.words, error)), { label: app.retry, act });
    },
  });

  #offerRelease(): void {
    const { offered, takeOver, otherTabs } = this.words.offline;
    const take = async () => {
      if (await this.offline.takeOver()) return;
      this.notices.error(otherTabs);
      this.#offerRelease();
    };
    this.notices.offer(offered, takeOver, () => void take());
  }

  /** Shows an edit. */
  repaint(what: Repaint): void {
    for (const repaint of this.#repainters) repaint(what);
  }

  /** Calls `repaint` after every edit, until the returned function is called. */
  onRepaint(repaint: (what: Repaint) => void): () => void {
    this.#repainters.add(repaint);
    return () => this.#repainters.delete(repaint);
  }

  inhabitants(population: number | null): string {
    return inhabitants(population, this.language);
  }

  /** Changes screen. Coverage opens on its whole scope, nothing standing over it. */
  show(screen: Exclude<Screen, 'link'>): void {
    if (screen === 'coverage' && screen !== this.screen) {
      this.view.focus = null;
      this.lookAtScope();
    }
    this.screen = screen;
  }

  /** Brings the scope of the coverage figures into view. */
  lookAtScope(): void {
    const { scope } = this.coverage;
    if (scope.kind === 'france') this.view.lookAtCountry();
    else this.view.lookAt(this.coverage.unitsOf(scope));
  }

  /** Counts the coverage of another part of the country. */
  openScope(scope: Scope): void {
    this.coverage.scope = scope;
    this.view.focus = null;
    this.view.highlight = null;
    this.lookAtScope();
    this.notices.announce(this.scopeName(scope));
  }

  scopeName(scope: Scope): string {
    return scope.kind === 'france' ? this.words.coverage.france : this.coverage.nameOf(scope);
  }

  populationOf(units: Iterable<number>): number | null {
    return populationOf(this.atlas, units);
  }
}
