import type { History } from '../../project/history';
import { Comparing } from './comparing.svelte';
import type { CountryInUse } from '../country.svelte';
import { DossierState } from '../answers/dossier.svelte';
import { Project, type ProjectHost } from './project.svelte';
import { Scenarios } from './scenarios.svelte';
import { Territories, type TerritoriesHost } from './territories.svelte';

/** A project on the page: its document, its scenarios, alone and compared, its territories, and the dossier of the one in hand. */
export class Work {
  readonly project: Project;
  readonly scenarios: Scenarios;
  readonly territories: Territories;
  readonly dossier: DossierState;
  readonly comparing: Comparing;

  constructor(inUse: CountryInUse, history: History, host: ProjectHost & TerritoriesHost) {
    this.project = new Project(history, host);
    this.scenarios = new Scenarios(this.project);
    this.territories = new Territories(inUse, this.project, host);
    this.comparing = new Comparing(this.territories, this.project);
    this.dossier = new DossierState(this.territories, this.project);
  }
}
