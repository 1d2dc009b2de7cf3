import { describe, expect, it } from 'vitest';
import type { ExistingCpts, Stage } from '../../src/atlas/atlas';
import type { Country } from '../../src/domain/country';
import { coverOf, type AdoptedSketch } from '../../src/domain/cover';
import type { Scope } from '../../src/domain/scope';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { STAGES, UNLISTED } from '../../src/domain/network';
import { VIABILITIES, whiteZonesOf, zoneClasses, type AssessedZone } from '../../src/domain/white-zones';
import { countryOf, synthetic, type SyntheticOptions } from '../synthetic';

const cpts = (name: string, units: number[], stage: Stage = 'aci'): ExistingCpts => ({
  id: name,
  name,
  stage,
  stageText: '',
  stageDate: '',
  units: Uint16Array.from(units),
  source: { title: 'test', url: null },
});

const country = (rows: string[], network: ExistingCpts[], options: SyntheticOptions = {}): Country =>
  countryOf(synthetic(rows, options).atlas, network);

const zonesOf = (
  of: Country,
  { scope = { kind: 'france' }, sketches = [] }: { scope?: Scope; sketches?: AdoptedSketch[] } = {},
): AssessedZone[] => whiteZonesOf(of, coverOf(of, sketches), scope, DEFAULT_SETTINGS);

const THOUSANDS = (figures: number[]) => (unit: number) => figures[unit] * 1000;

describe('white zones', () => {
  it('there is one a landmass when there is no CPTS, and none when all is covered', () => {
    const rows = ['aaa.b', 'aaa.b'];
    const bare = zonesOf(country(rows, [], { population: () => 20_000 }));
    expect(bare.map(({ units, viability }) => [[...units], viability])).toEqual([
      [[0, 1, 2, 4, 5, 6], 'alone'],
      [[3, 7], 'alone'],
    ]);
    expect(zonesOf(country(rows, [cpts('A', [0, 1, 2, 3]), cpts('B', [4, 5, 6, 7])]))).toEqual([]);
  });

  it('a zone names its heart, its departments, its inhabitants and the CPTS around', () => {
    const [zone] = zonesOf(
      country(['aabbb'], [cpts('A', [0]), cpts('B', [4])], { population: THOUSANDS([50, 5, 12, 9, 60]) }),
    );
    expect(zone).toMatchObject({ population: 26_000, heart: 2, departments: [1, 0], minimum: 20_000 });
    expect(zone.holders).toEqual([
      { holder: 0, contacts: 1, kilometres: null },
      { holder: 1, contacts: 1, kilometres: null },
    ]);
    expect(zone.extensions).toEqual([]);
  });

  it('are painted by what can be done of them, over the stages of the CPTS around', () => {
    const of = country(['aaaaa'], [cpts('A', [1, 3], 'projet')], { population: THOUSANDS([25, 5, 3, 9, 12]) });
    const zones = zonesOf(of);
    const classes = zoneClasses(of, zones);
    const kindOf = (unit: number) => VIABILITIES[classes[unit] - UNLISTED - 1];
    for (const { units, viability } of zones) for (const unit of units) expect(kindOf(unit)).toBe(viability);
    expect(zones.flatMap(({ units }) => [...units]).sort()).toEqual([0, 2, 4]);
    expect([kindOf(0), STAGES[classes[1]], STAGES[classes[3]]]).toEqual(['alone', 'projet', 'projet']);
  });

  it('a CPTS that touches more of the zone comes first', () => {
    const [zone] = zonesOf(country(['aaa', 'aaa', 'aaa'], [cpts('corner', [0, 3, 6]), cpts('bottom', [7, 8])]));
    expect(zone.holders.map(({ holder, contacts }) => [holder, contacts])).toEqual([
      [0, 2],
      [1, 2],
    ]);
    const [other] = zonesOf(country(['aaa', 'aaa', 'aaa'], [cpts('A', [0]), cpts('B', [6, 7, 8])]));
    expect(other.holders.map(({ holder, contacts }) => [holder, contacts])).toEqual([
      [1, 3],
      [0, 2],
    ]);
  });

  describe('below the minimum', () => {
    // A ring of eight units around one, and a white unit on either side of the ring's right edge.
    const rows = ['aaaa', 'aaaa', 'aaaa'];
    const ring = [0, 1, 2, 4, 6, 8, 9, 10];

    it('joins the zone beyond a commune that a CPTS can cede, and counts that commune', () => {
      const population = (unit: number) => ({ 5: 8_000, 6: 3_000, 3: 12_000, 7: 4_000, 11: 4_000 })[unit] ?? 10_000;
      const [east, middle] = zonesOf(country(rows, [cpts('ring', ring)], { population }));
      expect(east.viability).toBe('alone');
      expect(middle).toMatchObject({ population: 8_000, viability: 'joined' });
      expect(middle.joined).toMatchObject({ population: 31_000, minimum: 20_000 });
      expect(middle.joined!.steps).toMatchObject([{ via: 'ceded', unit: 6, kilometres: 0 }]);
      expect(middle.joined!.steps[0].zone.units).toEqual(Uint16Array.of(3, 7, 11));
      expect(
        middle.extensions.map(({ holder, before, after }) => [holder, before.population, after.population]),
      ).toEqual([[0, 73_000, 81_000]]);
    });

    it('a CPTS cedes nothing that would cut it in two', () => {
      const corridor = country(['aaa', 'aaa', 'aaa'], [cpts('column', [1, 4, 7])], { population: () => 15_000 });
      const cut = country(['aaa'], [cpts('one', [1])], { population: () => 15_000 });
      for (const zone of [...zonesOf(corridor), ...zonesOf(cut)]) {
        expect(zone.neighbours.every(({ unit }) => unit !== 4)).toBe(true);
        if (zone.population! < 20_000) expect(zone.viability).toBe('extension');
      }
    });

    it('a CPTS cedes nothing that would put it below the minimum', () => {
      const zones = (rest: number) =>
        zonesOf(
          country(['aaa', '.a.'], [cpts('T', [1, 3])], { population: (unit) => [12_000, 9_000, 12_000, rest][unit] }),
        );
      expect(zones(20_000).map(({ viability }) => viability)).toEqual(['joined', 'joined']);
      expect(zones(19_999).map(({ viability }) => viability)).toEqual(['extension', 'extension']);
    });

    it('a commune in several CPTS must be ceded by all of them', () => {
      const population = (unit: number) => [12_000, 9_000, 12_000, 30_000][unit];
      const both = [cpts('T', [1, 3]), cpts('alone', [1])];
      expect(zonesOf(country(['aaa', '.a.'], both, { population }))[0].viability).toBe('extension');
    });

    it('two CPTS met in turn: one zone after the other until the minimum is reached', () => {
      const chain = country(['aaaaa', '.a.a.'], [cpts('P', [1, 5]), cpts('Q', [3, 6])], {
        population: (unit) => [8_000, 1_000, 5_000, 1_000, 9_000, 30_000, 30_000][unit],
      });
      const first = zonesOf(chain).find(({ heart }) => heart === 0)!;
      expect(first.joined!.steps.map(({ unit }) => unit)).toEqual([1, 3]);
      expect(first.joined!.population).toBe(24_000);
    });

    it('can only extend a CPTS, and says which class and ceiling that gives', () => {
      const classes = country(['aaa'], [cpts('A', [0]), cpts('B', [2])], {
        population: THOUSANDS([39, 2, 170]),
      });
      const [zone] = zonesOf(classes);
      expect(zone.viability).toBe('extension');
      const figures = zone.extensions.map(({ before, after }) => [
        [before.population, before.class, before.ceiling.value, before.operating.value],
        [after.population, after.class, after.ceiling.value, after.operating.value],
      ]);
      expect(figures).toEqual([
        [
          [39_000, 1, null, 50_000],
          [41_000, 2, 362_500, 60_000],
        ],
        [
          [170_000, 3, null, 75_000],
          [172_000, 3, null, 75_000],
        ],
      ]);
      expect(zone.extensions[0].before.ceiling.quality).toBe('unknown');
    });

    it('an island joins over the water the nearest zone that makes it viable', () => {
      const rows = ['a.b.cc'];
      const [main, small, island] = zonesOf(
        country(rows, [], { population: (unit) => [900, 1_000, 30_000, 30_000][unit] }),
      );
      expect(main.viability).toBe('alone');
      expect(small.joined!.steps).toMatchObject([{ via: 'gap', unit: 2 }]);
      expect(island).toMatchObject({ heart: 0, viability: 'joined' });
      expect(island.joined!.steps[0].unit).toBe(2);
      expect(island.joined!.steps[0].kilometres).toBeCloseTo(4 * 11.1, 0);
    });

    it('an island nearest to a CPTS can extend it over the water', () => {
      const [island] = zonesOf(
        country(['a.bb'], [cpts('B', [1, 2])], { population: (unit) => [900, 30_000, 5_000][unit] }),
      );
      expect(island.viability).toBe('extension');
      expect(island.extensions).toMatchObject([{ holder: 0, contacts: 0, after: { population: 35_900 } }]);
      expect(island.extensions[0].kilometres).toBeCloseTo(22.2, 0);
    });

    it('alone in the world, it is isolated; of unknown population or place, it is unknown', () => {
      expect(zonesOf(country(['a'], []))[0].viability).toBe('isolated');
      expect(zonesOf(country(['aa'], [cpts('A', [0])], { population: () => NaN }))[0]).toMatchObject({
        viability: 'unknown',
        population: null,
      });
      const adrift = country(['a.b'], [cpts('B', [1])]);
      adrift.atlas.longitude[0] = adrift.atlas.latitude[0] = NaN;
      expect(zonesOf(adrift)[0]).toMatchObject({ viability: 'unknown', neighbours: [], extensions: [] });
    });

    it('is viable as soon as what is known of it reaches the minimum', () => {
      const [zone] = zonesOf(country(['aa'], [], { population: (unit) => [20_000, NaN][unit] }));
      expect(zone).toMatchObject({ viability: 'alone', population: null, known: 20_000 });
    });
  });

  it('is cut at the edge of the scope, and what goes on is a neighbour', () => {
    const two = country(['aaabbb'], [cpts('A', [0])], { population: () => 8_000 });
    const scope: Scope = { kind: 'department', code: 'a' };
    const [zone, ...others] = zonesOf(two, { scope });
    expect(others).toEqual([]);
    expect(zone).toMatchObject({ population: 16_000, viability: 'joined', departments: [0] });
    expect(zone.joined!.steps).toMatchObject([{ via: 'edge', unit: 3, zone: { known: 24_000, within: false } }]);
    expect(zonesOf(two)).toHaveLength(1);
    expect(zonesOf(two, { scope: { kind: 'department', code: 'nowhere' } })).toEqual([]);
  });

  it('with the sketches adopted: what they take is no longer white, what a stand-in leaves becomes white', () => {
    const start = country(['aaaaa'], [cpts('A', [0, 1])], { population: () => 12_000 });
    expect(zonesOf(start).map(({ units }) => [...units])).toEqual([[2, 3, 4]]);
    const sketch = (units: number[], origin: string | null = null) => ({
      name: 'Esquisse',
      units: Uint16Array.from(units),
      origin,
    });
    const adopted = zonesOf(start, { sketches: [sketch([2, 3])] });
    expect(adopted.map(({ units, viability }) => [[...units], viability])).toEqual([[[4], 'extension']]);
    expect(adopted[0].extensions).toMatchObject([{ holder: 1, after: { population: 36_000 } }]);
    const standIn = zonesOf(start, { sketches: [sketch([1, 2, 3, 4], 'A')] });
    expect(standIn.map(({ units }) => [...units])).toEqual([[0]]);
  });
});
