import { LATE_STAGES, type Atlas } from '../atlas/atlas';
import { wholeAtlas } from '../atlas/quarters/units';
import type { Country } from '../domain/country';
import type { History } from '../project/history';
import type { App } from './app.svelte';
import { Background } from './view/background.svelte';
import { Contours } from './imports/contours.svelte';
import { CountryInUse } from './country.svelte';
import { CoverageState } from './answers/coverage.svelte';
import type { Cutting } from './drawing/cutting.svelte';
import { Drawing } from './drawing/drawing.svelte';
import { largestOf } from './drawing/editing';
import { Intake, type IntakeHost } from './imports/intake.svelte';
import { Imports, type Kept } from './imports/imports.svelte';
import { BroughtPoints } from './imports/points.svelte';
import { Pointed } from './view/pointed.svelte';
import { contoursProblem } from './page/problems';
import type { ProjectHost } from './project/project.svelte';
import { Proposals } from './answers/proposals.svelte';
import { Queries } from './answers/queries.svelte';
import { Recount } from './answers/recount.svelte';
import type { Opened } from './start/startup.svelte';
import { Tables } from './answers/tables';
import { Work } from './project/work';

/** What there is once the data is loaded: the country in use, the work of this browser, and all that derives from them. */
export class Session {
  /** What the project is worked on, and all that is shown derives from. */
  readonly inUse: CountryInUse;
  /** The project of this browser. */
  readonly work: Work;
  readonly imports: Imports;
  readonly intake: Intake;
  readonly drawing: Drawing;
  /** What is painted behind the territories: each screen with a map has its own choice. */
  readonly backgrounds: { territory: Background; coverage: Background };
  readonly coverage: CoverageState;
  readonly proposals: Proposals;
  readonly pointed: Pointed;
  readonly recount: Recount;
  readonly queries: Queries;
  readonly contours: Contours;
  readonly points: BroughtPoints;

  constructor(
    private readonly app: App,
    { country, cut, history }: Opened,
    { store, kept }: Kept,
    readonly cutting: Cutting,
  ) {
    const { atlas } = country;
    const inUse = (this.inUse = new CountryInUse(country, cut));
    this.work = this.workOn(history, {
      writes: () => app.keeping.role === 'writer',
      refused: () => app.notices.error(app.words.keeping.tabs.refused),
      changed: (history) => app.keeping.save(history),
    });
    const { project, scenarios, territories } = this.work;
    project.follow(() => app.notices.forgetRemark());
    this.contours = new Contours(country, {
      sharpened: () => this.imports.lay(),
      failed: (error) => app.notices.error(contoursProblem(app.language, atlas, error)),
    });
    this.imports = new Imports(inUse, project, kept, store, this.contours, cutting, {
      arcs: () => app.outlines.arcs,
      goOnOver: (country) => this.#goOnOver(country),
      notKept: ({ reason }, file) => app.notices.error(app.words.intake.notKept[reason](file)),
    });
    this.intake = new Intake(app.database, this.imports, this.#intakeHost());
    this.drawing = new Drawing(
      () => inUse.newest.atlas,
      () => project.document.settings.cut,
    );
    const coverage = (this.coverage = new CoverageState(inUse, territories));
    this.backgrounds = {
      territory: new Background(inUse, 'none'),
      coverage: new Background(inUse, 'stage', () => coverage.classes),
    };
    this.proposals = new Proposals(inUse, coverage, territories, scenarios);
    this.pointed = new Pointed(coverage, this.proposals);
    const tables = new Tables(atlas, app.database, this.imports);
    this.recount = new Recount(atlas, tables);
    this.queries = new Queries(tables);
    this.points = new BroughtPoints(inUse);
  }

  /** Brings what was kept into use, then what comes after the first verdict. */
  async start(): Promise<void> {
    this.imports.settle();
    this.app.navigation.open(location.hash);
    if (this.app.keeping.role === 'writer') void this.imports.sweep();
    await this.app.arrivals.start(LATE_STAGES);
    await this.app.outlines.load();
  }

  /** Work over a history, said and shown by this page. */
  workOn(history: History, host: Pick<ProjectHost, 'writes' | 'refused' | 'changed'>): Work {
    const { app, inUse } = this;
    return new Work(inUse, history, {
      ...host,
      locked: (name) => app.notices.error(app.words.territories.refused(name)),
      nameFor: (units) => app.words.territories.around(largestOf(inUse.newest.atlas, units)),
      kept: (name) => app.notices.error(app.words.territories.kept(name)),
      repaint: (what) => app.repaint(what),
    });
  }

  /** Goes on with the same work over another country; where its units are others, they are told by their codes. */
  #goOnOver(country: Country): void {
    const { atlas } = this.inUse.newest;
    this.inUse.newest = country;
    if (unitsOf(atlas) !== unitsOf(country.atlas)) return this.#renumber(atlas, country.atlas);
    for (const work of [this.work, this.app.shared.work]) work?.territories.recount();
  }

  #renumber(from: Atlas, to: Atlas): void {
    this.app.keeping.over(to);
    for (const work of [this.work, this.app.shared.work])
      work?.project.replace(this.cutting.rebase(work.project.history, from, to));
  }

  #intakeHost(): IntakeHost {
    const { app, inUse } = this;
    return {
      atlas: () => wholeAtlas(inUse.newest.atlas),
      whole: app.arrivals.all,
      arcs: () => app.outlines.arcs,
      outlines: async () => {
        await app.outlines.load();
        return app.outlines.arcs;
      },
      quarters: (commune) => this.cutting.of(commune),
      census: () => this.cutting.census,
      territory: (file) => {
        app.dropped = file;
        app.dialog = 'paste';
      },
      // What was left out of a national list may be a CPTS: it then covers no department for certain.
      complete: (file, { kind, rows }) =>
        app.perimeters.gave(file) && kind === 'cpts' && !rows.rejected
          ? app.atlas.departments.map(({ code }) => code)
          : [],
      landed: (file, kept) => {
        const {
          id,
          report: { kind, rows },
        } = kept;
        const { name } = file;
        const asked = this.cutting.askedFor(file);
        const shared = this.imports.sharedByQuarters(kept).filter((code) => this.cutting.has(code));
        if (asked !== null) return void app.editing.cut(asked, shared);
        if (shared.length) void app.editing.cutAlso(shared);
        // A list of CPTS answers nothing before somebody says what it covers.
        if (kind === 'cpts') app.reporting = id;
        const { landed, seeReport } = app.words.intake;
        const see = () => (app.reporting = id);
        app.notices.offer(landed(name, app.format, rows.taken, rows.setAside, rows.rejected), seeReport, see);
      },
    };
  }
}

/** What tells the units of an atlas from those of another: the quarters that communes are cut into. */
const unitsOf = ({ cut, codes }: Atlas): string =>
  (cut?.communes ?? []).flatMap(({ units }) => Array.from(units, (unit) => codes[unit])).join();
