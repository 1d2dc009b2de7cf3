import { LATE_STAGES, type Atlas, type LateStage } from '../atlas/atlas';
import type { Manifest } from '../atlas/manifest';
import { populationOf, withColumns, type Country } from '../domain/country';
import type { Scope } from '../domain/scope';
import type { Network } from '../domain/verdict';
import { indexArcs, type IndexedArcs } from '../kernel/arcs';
import type { History } from '../project/history';
import type { Format } from '../language/format';
import type { Words } from '../words/fr';
import { inhabitants } from '../language/language';
import type { Language } from '../words/language';
import { FRENCH, LANGUAGES, type Locale } from '../words/languages';
import { Arrivals } from './arrivals.svelte';
import { Background } from './background.svelte';
import { BasemapChoice } from './basemap.svelte';
import { KeptChoice } from './kept-choice.svelte';
import { Citations } from './citations';
import { Contours } from './contours.svelte';
import { Perimeters } from './perimeters.svelte';
import { CountryInUse } from './country.svelte';
import { CoverageState } from './coverage.svelte';
import type { DossierState } from './dossier.svelte';
import { Drawing } from './drawing.svelte';
import { Database } from './database';
import { Editing, largestOf } from './editing';
import { Gestures } from './gestures.svelte';
import { Intake, type IntakeHost } from './imports-intake.svelte';
import { Imports, openKept, type Kept } from './imports.svelte';
import { LoadError, loadStage, loadTopology } from './load';
import { Keeping } from './keeping.svelte';
import { Navigation } from './navigation.svelte';
import { Notices } from './notices.svelte';
import { Offline, type OfflineWorker } from './offline.svelte';
import { Places } from './places';
import { contoursProblem, folderProblem } from './problems';
import { BroughtPoints } from './points.svelte';
import { Pointed } from './pointed.svelte';
import { Proposals } from './proposals.svelte';
import type { Project, ProjectHost } from './project.svelte';
import { Queries } from './queries.svelte';
import { Recount } from './recount.svelte';
import type { Screen } from './route';
import { Safety } from './safety';
import type { Scenarios } from './scenarios.svelte';
import { SharedLink } from './shared-link.svelte';
import { Startup, type Opened } from './startup.svelte';
import { Tables } from './tables';
import type { Repaint, Territories } from './territories.svelte';
import { View } from './view.svelte';
import { Work } from './work';

/** Milliseconds for which the columns that come late leave the line to the first picture of the map, at most. */
const PATIENCE: Record<LateStage, number> = { figures: 3000, details: 20_000 };
const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

export type DialogName = 'paste' | 'share' | 'project' | 'shortcuts';

interface Loaded {
  imports: Imports;
  intake: Intake;
  work: Work;
  drawing: Drawing;
  backgrounds: { territory: Background; coverage: Background };
  coverage: CoverageState;
  proposals: Proposals;
  pointed: Pointed;
  recount: Recount;
  queries: Queries;
  contours: Contours;
  points: BroughtPoints;
}

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
  arcs = $state.raw<IndexedArcs | null>(null);
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
  /** To be called once the map is painted or cannot be, or when more is asked for than the first screen: what comes late waits for it. */
  freeLine!: () => void;
  readonly #free: Promise<void>;
  readonly keeping = new Keeping({
    failed: (error) => this.safety.failed(error),
    lost: (losses) => this.safety.lost(losses),
    replaced: (history) => this.own.project.replace(history),
  });
  readonly safety = new Safety(this);
  readonly offline: Offline;
  readonly database: Database;
  #loaded = $state.raw<Loaded | null>(null);
  #inUse: CountryInUse | null = null;
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
    this.#free = new Promise<void>((resolve) => (this.freeLine = resolve));
    this.startup = new Startup(dataUrl, (atlas) => this.keeping.open(atlas));
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

  /** What the project is worked on, and all that is shown derives from. */
  get inUse(): CountryInUse {
    if (!this.#inUse) throw new Error('the data folder is not loaded yet');
    return this.#inUse;
  }

  get ready(): boolean {
    return this.#loaded !== null;
  }

  get #data(): Loaded {
    if (!this.#loaded) throw new Error('the data folder is not loaded yet');
    return this.#loaded;
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
    return this.#data.work;
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
    return this.#data.imports;
  }

  get intake(): Intake {
    return this.#data.intake;
  }

  get territories(): Territories {
    return this.work.territories;
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

  get pointed(): Pointed {
    return this.#data.pointed;
  }

  get contours(): Contours {
    return this.#data.contours;
  }

  get points(): BroughtPoints {
    return this.#data.points;
  }

  /** The national perimeters of CPTS, to be asked for. */
  readonly perimeters = new Perimeters(
    (file) => this.intake.add([file]),
    // One that fails is tried again, and told, when the file is read.
    () => void this.database.open().catch(() => undefined),
  );

  get queries(): Queries {
    return this.#data.queries;
  }

  get recount(): Recount {
    return this.#data.recount;
  }

  get dossier(): DossierState {
    return this.work.dossier;
  }

  /** Loads the data folder and the saved work. */
  async start(): Promise<void> {
    const [opened, kept] = await Promise.all([this.startup.open(), openKept()]);
    if (!opened) return;
    this.#loaded = this.#assemble(opened, kept);
    this.imports.settle();
    this.navigation.open(location.hash);
    if (this.keeping.role === 'writer') void this.imports.sweep();
    await this.arrivals.start(LATE_STAGES);
    await this.loadOutlines();
    await this.offline.start();
  }

  #assemble({ country, history }: Opened, { store, kept }: Kept): Loaded {
    const inUse = (this.#inUse = new CountryInUse(country));
    const work = this.workOn(history, {
      writes: () => this.keeping.role === 'writer',
      refused: () => this.notices.error(this.words.keeping.tabs.refused),
      changed: (history) => this.keeping.save(history),
    });
    const { project, scenarios, territories } = work;
    project.follow(() => this.notices.forgetRemark());
    const contours = new Contours(country, {
      country: () => inUse.newest,
      sharpened: (sharper) => this.#goOnOver(sharper),
      failed: (error) => this.notices.error(contoursProblem(this.language, country.atlas, error)),
    });
    const imports = new Imports(inUse, project, kept, store, contours, {
      goOnOver: (country) => this.#goOnOver(country),
      notKept: ({ reason }, file) => this.notices.error(this.words.intake.notKept[reason](file)),
    });
    const tables = new Tables(country.atlas, this.database, imports);
    const coverage = new CoverageState(inUse, territories);
    const proposals = new Proposals(inUse, coverage, territories, scenarios);
    return {
      work,
      imports,
      intake: new Intake(this.database, imports, this.#intakeHost),
      drawing: new Drawing(country.atlas),
      backgrounds: {
        territory: new Background(inUse, 'none'),
        coverage: new Background(inUse, 'stage', () => coverage.classes),
      },
      coverage,
      proposals,
      pointed: new Pointed(coverage, proposals),
      recount: new Recount(country.atlas, tables),
      queries: new Queries(tables),
      contours,
      points: new BroughtPoints(inUse),
    };
  }

  /** Work over a history, said and shown by this page. */
  workOn(history: History, host: Pick<ProjectHost, 'writes' | 'refused' | 'changed'>): Work {
    return new Work(this.inUse, history, {
      ...host,
      locked: (name) => this.notices.error(this.words.territories.refused(name)),
      nameFor: (units) => this.words.territories.around(largestOf(this.inUse.newest.atlas, units)),
      kept: (name) => this.notices.error(this.words.territories.kept(name)),
      repaint: (what) => this.#repainters.forEach((repaint) => repaint(what)),
    });
  }

  /** The columns that come after the first verdict. */
  readonly arrivals = new Arrivals({
    turn: (stage) => Promise.race([this.#free, pause(PATIENCE[stage])]),
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

  /** Goes on with the same work over a country of the same units. */
  #goOnOver(country: Country): void {
    this.inUse.newest = country;
    for (const work of [this.own, this.shared.work]) work?.territories.recount();
  }

  get #intakeHost(): IntakeHost {
    return {
      country: () => this.inUse.newest,
      whole: this.arrivals.all,
      arcs: () => this.arcs,
      outlines: async () => {
        await this.loadOutlines();
        return this.arcs;
      },
      territory: (file) => {
        this.dropped = file;
        this.dialog = 'paste';
      },
      // What was left out of a national list may be a CPTS: it then covers no department for certain.
      complete: (file, { kind, rows }) =>
        this.perimeters.gave(file) && kind === 'cpts' && !rows.rejected
          ? this.atlas.departments.map(({ code }) => code)
          : [],
      landed: ({ name }, { id, report: { kind, rows } }) => {
        // A list of CPTS answers nothing before somebody says what it covers.
        if (kind === 'cpts') this.reporting = id;
        const { landed, seeReport } = this.words.intake;
        const see = () => (this.reporting = id);
        this.notices.offer(landed(name, this.format, rows.taken, rows.setAside, rows.rejected), seeReport, see);
      },
    };
  }

  #outlines: Promise<void> | null = null;

  /** Loads the outlines of the units, which the first view does without; again when they could not be had. */
  loadOutlines(): Promise<void> {
    return (this.#outlines ??= this.#loadOutlines());
  }

  async #loadOutlines(): Promise<void> {
    const { manifest } = this;
    try {
      const topology = await loadTopology(this.dataUrl, manifest);
      this.arcs = indexArcs(topology, manifest.units);
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      this.#outlines = null;
      this.notices.error(this.words.errors.outlines);
    }
  }

  #offerRelease(): void {
    const { offered, takeOver, otherTabs } = this.words.offline;
    const take = async () => {
      if (await this.offline.takeOver()) return;
      this.notices.error(otherTabs);
      this.#offerRelease();
    };
    this.notices.offer(offered, takeOver, () => void take());
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
