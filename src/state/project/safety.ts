import { codesHeld } from '../../project/stored';
import { changedSettings } from '../../project/settings';
import { scenarioOf } from '../../project/document';
import { plainName } from '../../project/edits';
import { ProjectFileError, type StoreError } from '../../project/errors';
import { readProjectFile, writeProjectFile, type ProjectFile } from '../../project/file';
import { encodeScenarioLink } from '../../project/link/scenario';
import type { Loss } from '../../project/loss';
import { mergeScenarios, openProject } from '../../project/scenarios';
import { scenarioName, unusedName } from '../../words/edits';
import { lossesText, recodedText } from '../../words/losses';
import type { App } from '../app.svelte';

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

  /** The work is saved again; so are the imports that it uses. */
  erased(): void {
    this.#warn(this.app.words.keeping.erased);
    void this.app.imports.keepAgain();
  }

  /** The project as a file, saved by `by` today; by nobody, and no day, when it is blank. */
  fileText(by: string): string {
    const signed = plainName(by) ? { by: plainName(by), on: new Date().toISOString().slice(0, 10) } : null;
    return writeProjectFile(this.app.atlas, this.app.own.project.document, signed);
  }

  /** Opens a project file in place of the project, as one edit to undo. A file that cannot be read changes nothing. */
  openFile(text: string): void {
    const { own, notices, words, format } = this.app;
    const file = this.#readFile(text);
    if (!file || !own.project.perform((before) => openProject(before, file.document))) return;
    notices.info(words.keeping.opened(format, file.document.scenarios.length));
    this.#tellOf(file);
  }

  /** Adds the scenarios of a project file to those in place, as one edit to undo, named after who saved it and when. */
  mergeFile(text: string): void {
    const { own, notices, words, format } = this.app;
    const file = this.#readFile(text);
    if (!file) return;
    const { document, signed } = file;
    const names = own.scenarios.list.map(({ name }) => scenarioName(name, this.app));
    const received = document.scenarios
      .filter(({ territories }) => territories.length > 0)
      .map((scenario) => {
        const plain = scenarioName(scenario.name, this.app);
        const from = signed ? words.keeping.signedBy(plain, signed.by, format.date(signed.on)) : plain;
        const name = unusedName(from, names);
        names.push(name);
        return { ...scenario, name };
      });
    if (!received.length) return notices.error(words.keeping.nothingToMerge);
    if (!own.project.perform((before) => mergeScenarios(before, received))) return;
    notices.info(words.keeping.merged(format, received.length, signed?.by ?? null));
    if (changedSettings(document.settings, own.project.document.settings).length)
      notices.info(words.keeping.mergedSettings);
    this.#tellOf(file);
  }

  /** A file that cannot be read is said, and gives `null`. */
  #readFile(text: string): ProjectFile | null {
    try {
      return readProjectFile(this.app.atlas, text);
    } catch (error) {
      if (!(error instanceof ProjectFileError)) throw error;
      this.app.notices.error(this.app.words.keeping.fileProblems[error.reason]);
      return null;
    }
  }

  #tellOf({ losses, changed }: ProjectFile): void {
    const { notices, words, language } = this.app;
    const what = lossesText(losses, language);
    if (what) notices.error(words.keeping.lostFile(what));
    else if (changed) notices.error(words.keeping.changed);
    this.#tellRecoded(losses);
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
        codes: codesHeld(atlas, territory),
        ...(territory.parts && { parts: territory.parts }),
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
