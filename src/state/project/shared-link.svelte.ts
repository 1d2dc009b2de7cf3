import { reachOf } from '../../domain/parts';
import { sameCodes, scenarioOf, type Territory } from '../../project/document';
import { LinkError } from '../../project/errors';
import { History } from '../../project/history';
import { readLink, type LinkedProject } from '../../project/link/document';
import { sameParts } from '../../project/parts';
import { sameUnits } from '../../project/units';
import { scenarioName, unusedName } from '../../words/edits';
import type { App } from '../app.svelte';
import { largestOf } from '../drawing/editing';
import type { Work } from './work';

interface Shown {
  fragment: string;
  linked: LinkedProject;
  work: Work;
}

/** A shared link, looked at beside the project of this browser, which it does not touch until it is taken over. */
export class SharedLink {
  #shown = $state.raw<Shown | null>(null);

  /** Whether its dossier is read, in place of its map. */
  reading = $state(false);

  constructor(private readonly app: App) {}

  /** What the link holds, as work that takes no edit; `null` before one is opened. */
  get work(): Work | null {
    return this.#shown?.work ?? null;
  }

  get fragment(): string | null {
    return this.#shown?.fragment ?? null;
  }

  /** What the link holds, as it came; `null` before one is opened. */
  get linked(): LinkedProject | null {
    return this.#shown?.linked ?? null;
  }

  /** The name of what it holds. */
  get name(): string {
    const { kind, document } = this.#shown!.linked;
    const { name, territories } = scenarioOf(document);
    return kind === 'territory' ? territories[0].name : scenarioName(name, this.app);
  }

  /** Opens a link, and returns whether it could be read; it is said when not, and what was shown stays. */
  open(fragment: string): boolean {
    if (fragment === this.fragment) return true;
    const { inUse, words, notices } = this.app;
    const { newest } = inUse;
    const nameOf = (units: Uint16Array, at: number) =>
      units.length ? words.territories.around(largestOf(newest.atlas, units)) : words.territories.unnamed(at + 1);
    try {
      const linked = readLink(newest.atlas, fragment, nameOf);
      const work = this.app.session.workOn(new History(linked.document), {
        writes: () => false,
        refused: () =>
          notices.error(this.app.words.link.refused, { label: this.app.words.link.take, act: () => void this.take() }),
        changed: () => undefined,
      });
      this.#shown = { fragment, linked, work };
      this.reading = false;
      return true;
    } catch (error) {
      if (!(error instanceof LinkError)) throw error;
      notices.error(error.reason === 'version' ? words.link.newer : words.link.broken);
      return false;
    }
  }

  /** Brings what is shown into the project of this browser, which comes to this tab first if another has it. */
  async take(): Promise<void> {
    const { own, keeping, notices, view, words } = this.app;
    if (keeping.role === 'reader') await keeping.takeOver();
    if (keeping.role === 'reader') return notices.error(words.keeping.tabs.refused);
    const { kind, document } = this.#shown!.linked;
    const { name, territories } = scenarioOf(document);
    if (kind === 'scenario') {
      const names = own.scenarios.list.map((scenario) => scenarioName(scenario.name, this.app));
      own.scenarios.open(unusedName(scenarioName(name, this.app), names), document.settings.vintage, territories);
    } else this.#takeTerritory(territories[0]);
    this.app.show('territory');
    view.lookAt(Uint16Array.from(territories.flatMap((one) => [...reachOf(this.app.atlas, one)])));
    notices.info(words.link.taken(this.name));
    const { vintage } = document.settings;
    // One that is not loaded is said beside the figures.
    if (vintage !== null && own.territories.vintageMissing === null)
      notices.info(words.vintageChoice.fromLink(vintage));
  }

  /** Takes in hand the territory that is the same already, or makes it. */
  #takeTerritory({ name, units, uncut = [], parts = [] }: Territory): void {
    const { territories } = this.app.own;
    const same = territories.scenario.territories.find(
      (one) =>
        one.name === name &&
        sameUnits(one.units, units) &&
        sameCodes(one.uncut ?? [], uncut) &&
        sameParts(one.parts ?? [], parts),
    );
    if (same) territories.select(same.id);
    else territories.create(name, units, null, { ...(uncut.length && { uncut }), ...(parts.length && { parts }) });
  }
}
