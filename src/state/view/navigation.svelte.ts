import { reachOf } from '../../domain/parts';
import { groupingOf, type Scope } from '../../domain/scope';
import { scenarioOf, type ProjectDocument } from '../../project/document';
import type { App } from '../app.svelte';
import { parseRoute, printRoute, type Held, type Route, type Screen } from './route';

/** Where addresses meet what is shown: the address of what is on screen, and what an address brings back. */
export class Navigation {
  #opened = false;

  constructor(private readonly app: App) {}

  /** Address of what is shown, as a fragment. */
  readonly address: string = $derived.by(() => printRoute(this.#routeOf(this.app.screen)));

  /** Address of another screen, on what is in hand. */
  addressOf(screen: Exclude<Screen, 'link'>): string {
    return printRoute(this.#routeOf(screen));
  }

  /** Address of a territory of the scenario that is shown. */
  addressOfTerritory(territory: string): string {
    if (this.app.screen === 'link') return this.address;
    return printRoute({ screen: 'territory', scenario: this.app.scenarios.currentId, territory });
  }

  /** Whether an address names all that it shows, and all of it is still there: one can go back to it. */
  leads(address: string): boolean {
    const route = parseRoute(address);
    switch (route?.screen) {
      case undefined:
        return false;
      case 'link':
        return route.fragment === this.app.shared.fragment;
      case 'coverage':
        return this.#knows(route.scope);
      case 'data':
        return true;
      case 'compare': {
        const { scenarios } = this.app.own.project.document;
        return route.scenarios?.every((wanted) => scenarios.some(({ id }) => id === wanted)) ?? false;
      }
      case 'territory':
      case 'dossier': {
        const { document } = this.app.own.project;
        return route.territory !== null && missingOf(document, route) === null;
      }
    }
  }

  /** Shows what an address names. What is not there any more is said, and the rest is shown. */
  open(address: string): void {
    const { app } = this;
    const route = parseRoute(address);
    switch (route?.screen) {
      case undefined:
        app.notices.error(app.words.address.unknown);
        break;
      case 'link':
        if (app.shared.open(route.fragment)) {
          app.screen = 'link';
          this.#lookAtTerritories();
        }
        break;
      case 'coverage':
        app.coverage.view = route.view;
        if (this.#knows(route.scope)) app.openScope(route.scope);
        else app.notices.error(app.words.address.noPlace);
        app.show('coverage');
        break;
      case 'compare': {
        const { comparing, project } = app.own;
        [comparing.first, comparing.second] = route.scenarios ?? [null, null];
        if (route.scenarios?.some((wanted) => !project.document.scenarios.some(({ id }) => id === wanted)))
          app.notices.error(app.words.address.missing.scenario);
        app.show('compare');
        break;
      }
      case 'data':
        app.show('data');
        break;
      case 'dossier':
        app.own.dossier.shown = route.part;
        this.#hold(route);
        app.show('dossier');
        break;
      case 'territory': {
        const before = app.screen;
        const changed = this.#hold(route);
        app.show('territory');
        // Going to the data and back must not lose the view.
        if (changed || before === 'coverage' || before === 'link') this.lookAtTerritory();
      }
    }
    if (!this.#opened && app.screen === 'territory') this.lookAtTerritory();
    this.#opened = true;
  }

  /** Brings into view what the screen is about: the place studied, or the territory in hand. */
  lookHome(): void {
    if (this.app.screen === 'coverage') this.app.lookAtScope();
    else this.lookAtTerritory();
  }

  /** Brings the territory in hand into view. */
  lookAtTerritory(): void {
    const { current } = this.app.territories;
    const units = current && reachOf(this.app.atlas, current);
    if (units?.length) this.app.view.lookAt(units);
  }

  #routeOf(screen: Screen): Route {
    const { own, coverage, shared } = this.app;
    const { id: scenario, current: territory } = own.territories.scenario;
    switch (screen) {
      case 'territory':
        return { screen, scenario, territory };
      case 'dossier':
        return { screen, part: own.dossier.shown, scenario, territory };
      case 'coverage':
        return { screen, scope: coverage.scope, view: coverage.view };
      case 'compare':
        return { screen, scenarios: own.comparing.ids };
      case 'data':
        return { screen };
      case 'link':
        return { screen, fragment: shared.fragment! };
    }
  }

  /** Takes in hand what a route names, as far as it is there. Returns whether another territory came in hand. */
  #hold(held: Held): boolean {
    const { own, notices, words } = this.app;
    const { project } = own;
    const missing = missingOf(project.document, held);
    if (missing) notices.error(words.address.missing[missing]);
    const { current: before } = scenarioOf(project.document);
    if (missing !== 'scenario') project.hold(held.scenario ?? project.document.scenario, held.territory);
    return scenarioOf(project.document).current !== before;
  }

  #knows(scope: Scope): boolean {
    return (
      scope.kind === 'france' ||
      groupingOf(this.app.coverage.country, scope.kind).groups.some(({ code }) => code === scope.code)
    );
  }

  #lookAtTerritories(): void {
    const { territories } = this.app.territories.scenario;
    this.app.view.lookAt(Uint16Array.from(territories.flatMap((territory) => [...reachOf(this.app.atlas, territory)])));
  }
}

/** What of a route is not in the project, if anything. */
function missingOf({ scenarios, scenario }: ProjectDocument, held: Held): 'scenario' | 'territory' | null {
  const found = scenarios.find(({ id }) => id === (held.scenario ?? scenario));
  if (!found) return 'scenario';
  return held.territory === null || found.territories.some(({ id }) => id === held.territory) ? null : 'territory';
}
