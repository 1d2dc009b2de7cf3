import { scenarioOf } from '../project/document';
import { ProjectFileError, type StoreError } from '../project/errors';
import { readProjectFile, writeProjectFile } from '../project/file';
import { encodeScenarioLink } from '../project/link/scenario';
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

  /** The project as a file. */
  fileText(): string {
    return writeProjectFile(this.app.atlas, this.app.own.project.document);
  }

  /** Opens a project file in place of the project, as one edit to undo. A file that cannot be read changes nothing. */
  openFile(text: string): void {
    const { atlas, own, notices, words, format, language } = this.app;
    try {
      const { document, losses, changed } = readProjectFile(atlas, text);
      own.project.perform((before) => openProject(before, document));
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
