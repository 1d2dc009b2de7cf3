import type { Scenario } from '../../project/document';
import * as edits from '../../project/scenarios';
import type { Project } from './project.svelte';

/** The scenarios of the project: ways of cutting the same ground, to hold against each other. */
export class Scenarios {
  constructor(private readonly project: Project) {}

  readonly list: readonly Scenario[] = $derived.by(() => this.project.document.scenarios);

  get currentId(): string {
    return this.project.document.scenario;
  }

  select(id: string): void {
    this.project.hold(id, null);
  }

  /** Copies scenario `id` and takes the copy in hand. */
  branch(id: string, name: string): void {
    this.project.perform((document) => edits.branchScenario(document, id, name));
  }

  rename(id: string, name: string): void {
    this.project.perform((document) => edits.renameScenario(document, id, name));
  }

  delete(id: string): void {
    this.project.perform((document) => edits.deleteScenario(document, id));
  }

  /** Makes a scenario of `fresh` territories beside those in hand, without those of `replaced`, as one edit. */
  propose(name: string, fresh: readonly edits.FreshTerritory[], replaced: readonly string[]): void {
    this.project.perform((document) => edits.proposeScenario(document, name, fresh, replaced));
  }

  /** Makes a scenario of the territories that came under `name`, counted by `vintage`. */
  open(name: string, vintage: number | null, fresh: readonly edits.FreshTerritory[]): void {
    this.project.perform((document) => edits.openScenario(document, name, vintage, fresh));
  }
}
