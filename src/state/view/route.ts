import type { Part } from '../../dossier/contents';
import type { Scope, ScopeKind } from '../../domain/scope';
import { SCENARIO_PREFIX } from '../../project/link/scenario';
import { TERRITORY_PREFIX } from '../../project/link/territory';

export const COVERAGE_VIEWS = ['figures', 'zones', 'proposals'] as const;
export type CoverageView = (typeof COVERAGE_VIEWS)[number];

/** What is looked at of the project: the ids of a scenario and of one of its territories; `null` for those in hand. */
export interface Held {
  scenario: string | null;
  territory: string | null;
}

/** Where the person is: a screen, and what it shows. */
export type Route =
  | ({ screen: 'territory' } & Held)
  | ({ screen: 'dossier'; part: Part | 'all' } & Held)
  | { screen: 'coverage'; scope: Scope; view: CoverageView }
  /** Two scenarios of the project beside each other; none named for the one in hand and the next. */
  | { screen: 'compare'; scenarios: readonly [string, string] | null }
  | { screen: 'data' }
  /** A shared link, as it came. */
  | { screen: 'link'; fragment: string };

export type Screen = Route['screen'];

/*
 * A route as the fragment of an address, e.g. `#/tracer/<scenario>/<territory>`, `#/couverture/region/53/zones`,
 * `#/dossier/lettre/<scenario>/<territory>`, `#/donnees`. Shared links are fragments of their own, older than these.
 */
const SCREENS = {
  territory: 'tracer',
  coverage: 'couverture',
  compare: 'comparer',
  data: 'donnees',
  dossier: 'dossier',
} as const;
const SCOPES: Record<ScopeKind, string> = {
  france: 'france',
  region: 'region',
  department: 'departement',
  epci: 'epci',
};
const VIEWS: Record<CoverageView, string> = { figures: 'chiffres', zones: 'zones', proposals: 'propositions' };
const DOSSIER_PARTS: Record<Part | 'all', string> = {
  fiche: 'fiche',
  diagnosis: 'diagnostic',
  letter: 'lettre',
  financing: 'financement',
  comparison: 'comparaison',
  communes: 'communes',
  all: 'tout',
};

/** The fragment of a route, with its `#`. */
export function printRoute(route: Route): string {
  switch (route.screen) {
    case 'territory':
      return fragmentOf(SCREENS.territory, ...held(route));
    case 'dossier':
      return fragmentOf(SCREENS.dossier, DOSSIER_PARTS[route.part], ...held(route));
    case 'coverage': {
      const { scope, view } = route;
      const code = scope.kind === 'france' ? [] : [scope.code];
      return fragmentOf(SCREENS.coverage, SCOPES[scope.kind], ...code, ...(view === 'figures' ? [] : [VIEWS[view]]));
    }
    case 'compare':
      return fragmentOf(SCREENS.compare, ...(route.scenarios ?? []));
    case 'data':
      return fragmentOf(SCREENS.data);
    case 'link':
      return route.fragment;
  }
}

/** The route of a fragment; that of the first screen for none, `null` for one that nothing here has written. */
export function parseRoute(fragment: string): Route | null {
  if (fragment === '' || fragment === '#') return { screen: 'territory', scenario: null, territory: null };
  if ([TERRITORY_PREFIX, SCENARIO_PREFIX].some((prefix) => fragment.startsWith(prefix)))
    return { screen: 'link', fragment };
  const steps = stepsOf(fragment);
  if (!steps) return null;
  const [screen, ...rest] = steps;
  switch (screen) {
    case SCREENS.territory: {
      const shown = heldIn(rest);
      return shown && { screen: 'territory', ...shown };
    }
    case SCREENS.dossier: {
      const part = rest.length ? keyOf(DOSSIER_PARTS, rest[0]) : 'fiche';
      const shown = heldIn(rest.slice(1));
      return part && shown && { screen: 'dossier', part, ...shown };
    }
    case SCREENS.coverage:
      return coverageIn(rest);
    case SCREENS.compare: {
      const [first, second, ...more] = rest;
      if (first === undefined) return { screen: 'compare', scenarios: null };
      return second === undefined || more.length ? null : { screen: 'compare', scenarios: [first, second] };
    }
    case SCREENS.data:
      return rest.length ? null : { screen: 'data' };
    default:
      return null;
  }
}

function coverageIn([word = SCOPES.france, ...rest]: string[]): Route | null {
  const kind = keyOf(SCOPES, word);
  if (!kind) return null;
  const [code, ...after] = kind === 'france' ? ['', ...rest] : rest;
  const view = after.length ? keyOf(VIEWS, after[0]) : 'figures';
  if (code === undefined || !view || after.length > 1) return null;
  return { screen: 'coverage', scope: kind === 'france' ? { kind } : { kind, code }, view };
}

const held = ({ scenario, territory }: Held): string[] =>
  scenario === null ? [] : territory === null ? [scenario] : [scenario, territory];

const heldIn = ([scenario = null, territory = null, ...more]: (string | null)[]): Held | null =>
  more.length ? null : { scenario, territory };

const keyOf = <K extends string>(words: Record<K, string>, word: string): K | null =>
  (Object.keys(words) as K[]).find((key) => words[key] === word) ?? null;

const fragmentOf = (...steps: string[]) => `#/${steps.map(encodeURIComponent).join('/')}`;

function stepsOf(fragment: string): string[] | null {
  if (!fragment.startsWith('#/')) return null;
  try {
    const steps = fragment.slice(2).split('/').map(decodeURIComponent);
    return steps.includes('') ? null : steps;
  } catch {
    return null;
  }
}
