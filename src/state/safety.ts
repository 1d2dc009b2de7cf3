import { resolveCodes } from '../atlas/codes';
import { scenarioOf } from '../project/document';
import { LinkError, ProjectFileError, type StoreError } from '../project/errors';
import { readProjectFile, writeProjectFile } from '../project/file';
import { decodeScenarioLink, encodeScenarioLink, SCENARIO_PREFIX } from '../project/link/scenario';
import type { Loss } from '../project/loss';
import { openProject } from '../project/scenarios';
import { scenarioName } from '../words/edits';
import { lossesText, recodedText } from '../words/losses';
import type { App } from './app.svelte';

/** What a person is told of the keeping of their work, and the ways in which it leaves and comes back whole. */
export class Safety {
  constructor(private readonly app: App) {}

  failed({ reason }: StoreError): void {
    this.#warn(this.app.words.keeping.failed[reason]);
  }

  lost(losses: readonly Loss[]): void {
    const what = lossesText(losses, this.app.language);
    if (what) this.#warn(this.app.words.keeping.lost(what));
    this.#tellRecoded(losses);
  }

  /** Whether edits are taken in this tab; says so when they are not. */
  mayEdit(): boolean {
    const { keeping, notices, words } = this.app;
    if (keeping.role === 'writer') return true;
    notices.error(words.keeping.tabs.refused);
    return false;
  }

  /** The project as a file. */
  fileText(): string {
    return writeProjectFile(this.app.atlas, this.app.project.document);
  }

  /** Opens a project file in place of the project, as one edit to undo. A file that cannot be read changes nothing. */
  openFile(text: string): void {
    const { atlas, project, notices, words, format, language } = this.app;
    try {
      const { document, losses, changed } = readProjectFile(atlas, text);
      project.perform((before) => openProject(before, document));
      notices.info(words.keeping.opened(format, document.scenarios.length));
      const what = lossesText(losses, language);
      if (what) notices.error(words.keeping.lostFile(what));
      else if (changed) notices.error(words.keeping.changed);
      this.#tellRecoded(losses);
    } catch (error) {
      if (!(error instanceof ProjectFileError)) throw error;
      notices.error(words.keeping.fileProblems[error.reason]);
    }
  }

  /** The scenario in hand as a link fragment. */
  scenarioLink(): string {
    const { project, atlas, language } = this.app;
    const { name, territories } = scenarioOf(project.document);
    return encodeScenarioLink({
      name: scenarioName(name, language),
      vintage: project.document.settings.vintage,
      territories: territories.map((territory) => ({
        name: territory.name,
        origin: territory.origin,
        codes: Array.from(territory.units, (unit) => atlas.codes[unit]),
      })),
    });
  }

  /** Opens the territory or the scenario of a shared link. A link that cannot be read changes nothing and is said. */
  openLink(fragment: string): void {
    if (!fragment.startsWith(SCENARIO_PREFIX)) return this.app.editing.openLink(fragment);
    const { notices, words, format, atlas, scenarios, view } = this.app;
    try {
      const { name, vintage, territories } = decodeScenarioLink(fragment);
      const read = territories.map((territory) => ({ ...territory, ...resolveCodes(atlas, territory.codes) }));
      const unnamed = (i: number) => words.territories.unnamed(i + 1);
      scenarios.open(
        name.trim() || words.scenarios.first,
        vintage,
        read.map((territory, i) => ({ ...territory, name: territory.name.trim() || unnamed(i) })),
      );
      view.lookAt(Uint16Array.from(new Set(read.flatMap(({ units }) => [...units]))));
      notices.info(words.keeping.link.opened(name, format, territories.length));
      // One that is not loaded is said beside the figures.
      if (vintage !== null && this.app.territories.vintageMissing === null)
        notices.info(words.vintageChoice.fromLink(vintage));
      const unknown = read.reduce((sum, territory) => sum + territory.unknown.length, 0);
      if (unknown) notices.error(words.link.unknownUnits(format, unknown));
    } catch (error) {
      if (!(error instanceof LinkError)) throw error;
      notices.error(error.reason === 'version' ? words.link.newer : words.link.broken);
    }
  }

  /** Stays until it is dismissed: figures may have changed with the communes. */
  #tellRecoded(losses: readonly Loss[]): void {
    const { notices, language } = this.app;
    const recoded = recodedText(losses, language);
    if (recoded) notices.error(recoded);
  }

  /** Says what is wrong, and offers the project file. */
  #warn(text: string): void {
    const { notices, words } = this.app;
    notices.error(text, { label: words.keeping.open, act: () => (this.app.dialog = 'project') });
  }
}
