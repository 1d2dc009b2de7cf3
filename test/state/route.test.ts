import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import { PARTS } from '../../src/dossier/contents';
import { encodeScenarioLink } from '../../src/project/link/scenario';
import { encodeLink } from '../../src/project/link/territory';
import { COVERAGE_VIEWS, parseRoute, printRoute, type Route } from '../../src/state/view/route';

const id = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 64 });
const held = fc.oneof(
  fc.constant({ scenario: null, territory: null }),
  fc.record({ scenario: id, territory: fc.option(id) }),
);
const scope = fc.oneof(
  fc.constant({ kind: 'france' as const }),
  fc.record({ kind: fc.constantFrom('region', 'department', 'epci'), code: id }),
);
const routes: fc.Arbitrary<Route> = fc.oneof(
  held.map((shown): Route => ({ screen: 'territory', ...shown })),
  fc
    .tuple(fc.constantFrom(...PARTS, 'all' as const), held)
    .map(([part, shown]): Route => ({ screen: 'dossier', part, ...shown })),
  fc
    .tuple(scope, fc.constantFrom(...COVERAGE_VIEWS))
    .map(([scope, view]): Route => ({ screen: 'coverage', scope, view })),
  fc.constant<Route>({ screen: 'data' }),
  fc.option(fc.tuple(id, id)).map((scenarios): Route => ({ screen: 'compare', scenarios })),
  fc
    .constantFrom(encodeLink('A', ['03190']), encodeScenarioLink({ name: 'B', vintage: null, territories: [] }))
    .map((fragment): Route => ({ screen: 'link', fragment })),
);
/** As the address bar gives it back. */
const inTheBar = (fragment: string) => new URL(fragment, 'https://exemple.fr/').hash;

describe('addresses', () => {
  it('are read back as the route that was written, from the address bar too', () => {
    fc.assert(
      fc.property(routes, (route) => {
        const fragment = printRoute(route);
        expect(parseRoute(fragment)).toEqual(route);
        expect(inTheBar(fragment)).toBe(fragment);
      }),
    );
  });

  it('are those of today for ever', () => {
    const today: [Route, string][] = [
      [{ screen: 'territory', scenario: 'first', territory: 'a1' }, '#/tracer/first/a1'],
      [{ screen: 'territory', scenario: 'first', territory: null }, '#/tracer/first'],
      [{ screen: 'coverage', scope: { kind: 'france' }, view: 'figures' }, '#/couverture/france'],
      [{ screen: 'coverage', scope: { kind: 'region', code: '53' }, view: 'zones' }, '#/couverture/region/53/zones'],
      [
        { screen: 'coverage', scope: { kind: 'department', code: '2A' }, view: 'proposals' },
        '#/couverture/departement/2A/propositions',
      ],
      [
        { screen: 'coverage', scope: { kind: 'epci', code: '200071140' }, view: 'figures' },
        '#/couverture/epci/200071140',
      ],
      [{ screen: 'data' }, '#/donnees'],
      [{ screen: 'compare', scenarios: null }, '#/comparer'],
      [{ screen: 'compare', scenarios: ['first', 'a1'] }, '#/comparer/first/a1'],
      [{ screen: 'dossier', part: 'letter', scenario: 'first', territory: 'a1' }, '#/dossier/lettre/first/a1'],
      [{ screen: 'dossier', part: 'all', scenario: null, territory: null }, '#/dossier/tout'],
    ];
    for (const [route, fragment] of today) {
      expect(printRoute(route)).toBe(fragment);
      expect(parseRoute(fragment)).toEqual(route);
    }
  });

  it('may leave out what is in hand', () => {
    expect(parseRoute('')).toEqual({ screen: 'territory', scenario: null, territory: null });
    expect(parseRoute('#/couverture')).toEqual({ screen: 'coverage', scope: { kind: 'france' }, view: 'figures' });
    expect(parseRoute('#/dossier')).toEqual({ screen: 'dossier', part: 'fiche', scenario: null, territory: null });
  });

  it('read garbage as nothing, and what they do read they write the same', () => {
    for (const garbage of [
      '#x',
      '#/',
      '#/tracer/',
      '#/tracer/a/b/c',
      '#/tracer/%',
      '#/couverture/region',
      '#/donnees/1',
    ])
      expect(parseRoute(garbage)).toBeNull();
    expect(parseRoute('#/couverture/canton/1')).toBeNull();
    expect(parseRoute('#/couverture/france/toString')).toBeNull();
    const words = fc.constantFrom(
      'tracer',
      'couverture',
      'dossier',
      'donnees',
      'region',
      'france',
      'zones',
      'fiche',
      'é',
    );
    const near = fc.array(fc.oneof(words, fc.string()), { maxLength: 5 }).map((steps) => `#/${steps.join('/')}`);
    fc.assert(
      fc.property(fc.oneof(near, fc.string()), (fragment) => {
        const route = parseRoute(fragment);
        if (route) expect(parseRoute(printRoute(route))).toEqual(route);
      }),
    );
  });
});
