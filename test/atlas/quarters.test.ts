import { sum } from 'd3-array';
import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import { FACILITIES, PROFESSIONS, type Atlas } from '../../src/atlas/atlas';
import { resolveCodes } from '../../src/atlas/codes';
import { resolveUnits } from '../../src/atlas/lookup';
import { cutCommunes } from '../../src/atlas/quarters/cut';
import type { Quarter, QuarterCensus, QuarterLayer } from '../../src/atlas/quarters/layer';
import { apportion } from '../../src/atlas/quarters/shares';
import { codesOf } from '../../src/atlas/quarters/units';
import { weightsOf } from '../../src/atlas/quarters/weights';
import { createCountry } from '../../src/domain/country';
import { findingsOf, NOTHING_SAID } from '../../src/domain/findings';

import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { Territory } from '../../src/domain/territory';
import { indexArcs } from '../../src/kernel/arcs';
import { outline } from '../../src/kernel/outline';
import { UnitSet } from '../../src/kernel/unit-set';
import { knownCpts, synthetic } from '../synthetic';

/** Nine communes, that of the middle (00004) to be cut into four squares, drawn by another hand. */
const { atlas, topology } = synthetic(['AAA', 'AAA', 'AAA'], { population: (unit) => 1001 + unit });
const arcs = indexArcs(topology, atlas.count);
const CELL = 10_000;
const OFF = 60;

function square(code: string, x: number, y: number): Quarter {
  const [west, south, east, north] = [x, y, x + 1, y + 1].map((side) => {
    const edge = CELL + (side * CELL) / 2;
    return side === 1 ? edge : edge + (side ? OFF : -OFF);
  });
  return { code, name: `Q${code.slice(-1)}`, rings: [[west, south, east, south, east, north, west, north]] };
}

const layer: QuarterLayer = {
  layer: 'import-quarters',
  vintage: '2025',
  communes: new Map([
    [
      '00004',
      [square('000040101', 0, 0), square('000040102', 1, 0), square('000040103', 0, 1), square('000040104', 1, 1)],
    ],
  ]),
};
const census = (counts: readonly number[]): QuarterCensus => ({
  layer: 'import-census',
  vintage: '2022',
  inhabitants: new Map(counts.map((count, i) => [`00004010${i + 1}`, count])),
});
const cutBy = (people: QuarterCensus | null) => cutCommunes(atlas, arcs, layer, people, ['00004']);
const countryOf = (over: Atlas) => createCountry(over, knownCpts(over));
const unitOf = (over: Atlas, code: string) => over.codes.indexOf(code);

describe('a commune cut into quarters', () => {
  const { atlas: cut, arcs: drawn } = cutBy(census([400, 300, 200, 100]));

  it('keeps its outline to the point, and leaves no gap', () => {
    const [whole] = outline(arcs, new UnitSet([4]));
    const quarters = new UnitSet(cut.cut!.communes[0].units);
    expect(outline(drawn, quarters)).toHaveLength(1);
    const surface = (ring: readonly (readonly number[])[]) =>
      sum(ring.slice(1), ([x, y], i) => (ring[i][0] * y - x * ring[i][1]) / 2);
    expect(surface(outline(drawn, quarters)[0][0])).toBeCloseTo(surface(whole[0]), 12);
    const parts = Array.from(quarters, (unit) => surface(outline(drawn, new UnitSet([unit]))[0][0]));
    expect(sum(parts)).toBeCloseTo(surface(whole[0]), 12);
  });

  it('has for neighbours those that touch: quarters by their sides, communes along the outline', () => {
    const near = (code: string) => {
      const unit = unitOf(cut, code);
      const { offsets, targets } = cut.adjacency;
      return Array.from(targets.subarray(offsets[unit], offsets[unit + 1]), (next) => cut.codes[next]).sort();
    };
    const quarters = ['000040101', '000040102', '000040103', '000040104'].map(near);
    const around = ['00001', '00003', '00005', '00007'];
    expect(quarters.map((codes) => codes.filter((code) => code.length === 9).length)).toEqual([2, 2, 2, 2]);
    expect(quarters.map((codes) => codes.filter((code) => around.includes(code)).length)).toEqual([2, 2, 2, 2]);
    for (const code of around) expect(near(code).filter((one) => one.startsWith('00004'))).toHaveLength(2);
  });

  it('shares whole inhabitants that add up, and says that they are estimated', () => {
    const units = ['000040101', '000040102', '000040103', '000040104'].map((code) => unitOf(cut, code));
    expect(units.map((unit) => cut.populations[0].values[unit])).toEqual([402, 302, 201, 100]);
    const country = countryOf(cut);
    const part = findingsOf(country, new Territory(country, units.slice(0, 2)), DEFAULT_SETTINGS, [], NOTHING_SAID);
    expect(part.population).toMatchObject({ value: 704, quality: 'estimated' });
    expect([part.communes, part.quarters]).toEqual([0, 2]);
    expect(part.professionals.every(({ count }) => count.quality === 'estimated')).toBe(true);
  });

  it('is unknown by parts without a census, and known whole', () => {
    const { atlas: blind } = cutBy(null);
    const country = countryOf(blind);
    const [first, ...others] = blind.cut!.communes[0].units;
    const territory = new Territory(country, [0, first]);
    expect(territory.population()).toEqual({ known: 1001, unknown: 1 });
    for (const unit of others) territory.add(unit);
    expect(territory.population()).toEqual({ known: 2006, unknown: 0 });
    territory.remove(first);
    expect(territory.population()).toEqual({ known: 1001, unknown: 3 });
  });

  it('is found by its code and its name, and its quarters by theirs', () => {
    const { units } = cut.cut!.communes[0];
    expect(resolveCodes(cut, ['00004', '00000'])).toMatchObject({ units: Uint16Array.of(0, ...units), unknown: [] });
    expect(resolveCodes(cut, ['000040103', '99999']).unknown).toEqual(['99999']);
    expect([...resolveUnits(cut, 'u4').units]).toEqual([...units]);
    expect([...resolveUnits(cut, '000040102\n00003').units]).toEqual([3, unitOf(cut, '000040102')]);
    expect(codesOf(cut, [0, ...units])).toEqual(['00000', '00004']);
    expect(codesOf(cut, [0, units[1]])).toEqual(['00000', '000040102']);
  });
});

describe('the weights of quarters', () => {
  it('are parts of what the census has in the commune, other editions too, and of its commune alone', () => {
    const quarters = layer.communes.get('00004')!;
    const people = census([400, 300, 200, 50]);
    const inhabitants = new Map([...people.inhabitants, ['000040199', 50], ['000050101', 7000]]);
    expect([...weightsOf(quarters, { ...people, inhabitants })]).toEqual([0.4, 0.3, 0.2, 0.05]);
    expect([...weightsOf(quarters.slice(2), people)]).toEqual([200 / 950, 50 / 950]);
    expect([...weightsOf(quarters, null)]).toEqual([NaN, NaN, NaN, NaN]);
  });
});

describe('an island that the outline of the commune lacks', () => {
  const islet = (x: number, y: number): Quarter => ({
    code: '000040105',
    name: 'Q5',
    rings: [[x, y, x + 500, y, x + 500, y + 500, x, y + 500]],
  });
  const withIsland = (x: number, y: number) => {
    const communes = new Map([['00004', [...layer.communes.get('00004')!, islet(x, y)]]]);
    return cutCommunes(atlas, arcs, { ...layer, communes }, census([400, 300, 200, 90, 10]), ['00004']);
  };
  const near = ({ atlas: { adjacency, codes } }: ReturnType<typeof withIsland>, unit: number) =>
    Array.from(adjacency.targets.subarray(adjacency.offsets[unit], adjacency.offsets[unit + 1]), (u) => codes[u]);

  it('has its own outline in the sea, its centre and its inhabitants', () => {
    const over = withIsland(50_000, 60_000);
    const island = unitOf(over.atlas, '000040105');
    const [[ring], ...others] = outline(over.arcs, new UnitSet([island]));
    expect([ring.length, others]).toEqual([5, []]);
    expect(ring).toEqual(
      expect.arrayContaining([
        [0.5, 0.6],
        [0.505, 0.6],
        [0.505, 0.605],
        [0.5, 0.605],
      ]),
    );
    expect(over.atlas.longitude[island]).toBeCloseTo(0.5025, 5);
    expect(over.atlas.latitude[island]).toBeCloseTo(0.6025, 5);
    expect(near(over, island)).toEqual(['000040104']);
    expect(over.atlas.populations[0].values[island]).toBe(10);
    expect(sum(over.atlas.cut!.communes[0].units, (unit) => over.atlas.area[unit])).toBeCloseTo(atlas.area[4], 2);
  });

  it('is taken out of the quarter whose ground the outline makes of it', () => {
    const over = withIsland(CELL + 700, CELL + 700);
    const island = unitOf(over.atlas, '000040105');
    const around = unitOf(over.atlas, '000040101');
    expect(near(over, island)).toEqual(['000040101']);
    expect(outline(over.arcs, new UnitSet([around]))[0]).toHaveLength(2);
    expect(outline(over.arcs, new UnitSet([around, island]))[0]).toHaveLength(1);
  });

  it('leaves the whole commune in as many pieces as it had', () => {
    const country = countryOf(withIsland(50_000, 60_000).atlas);
    const { units } = country.atlas.cut!.communes[0];
    const { pieces } = findingsOf(country, new Territory(country, units), DEFAULT_SETTINGS, [], NOTHING_SAID);
    expect(pieces).toHaveLength(1);
  });
});

describe('properties of a cut', () => {
  const counts = fc.array(fc.nat(5000), { minLength: 4, maxLength: 4 }).filter((some) => sum(some) > 0);

  it('shares a whole number into whole numbers that add up to it', () => {
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        fc.array(fc.nat(100_000), { minLength: 1 }).filter((some) => sum(some) > 0),
        (whole, weights) => {
          const parts = apportion(whole, weights);
          expect(sum(parts)).toBe(whole);
          parts.forEach((part, i) => expect(Math.abs(part - (whole * weights[i]) / sum(weights))).toBeLessThan(1));
        },
      ),
    );
  });

  it('gives whole communes the figures that they have uncut, column by column, in whatever order they are taken', () => {
    const plain = countryOf(atlas);
    fc.assert(
      fc.property(
        counts,
        fc.boolean(),
        fc.subarray([0, 1, 2, 3, 5, 6, 7, 8]),
        fc.infiniteStream(fc.nat()),
        (people, known, others, order) => {
          const { atlas: over } = cutBy(known ? census(people) : null);
          const country = countryOf(over);
          const units = [...others, ...over.cut!.communes[0].units].sort(
            (a, b) => (order.next().value! % 97) - ((a + b) % 97),
          );
          const territory = new Territory(country, units);
          const expected = new Territory(plain, [...others, 4]);
          atlas.populations.forEach((_, i) => expect(territory.population(i)).toEqual(expected.population(i)));
          for (const key of PROFESSIONS) expect(territory.professionals(key)).toEqual(expected.professionals(key));
          for (const key of FACILITIES) expect(territory.facilities(key)).toEqual(expected.facilities(key));
          const seen = ({
            population,
            departments,
            epcis,
            size,
            pieces,
            enclaves,
            communes,
            quarters,
          }: ReturnType<typeof findingsOf>) => ({
            population,
            departments,
            epcis,
            size,
            pieces: pieces.map((piece) => piece.population ?? 'unknown').length,
            enclaves: enclaves.length,
            communes,
            quarters,
          });
          const findings = (of: Territory, where: typeof country) =>
            seen(findingsOf(where, of, DEFAULT_SETTINGS, [], NOTHING_SAID));
          expect(findings(territory, country)).toEqual(findings(expected, plain));
        },
      ),
    );
  });
});
