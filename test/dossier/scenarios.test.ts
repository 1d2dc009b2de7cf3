import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import { NONE, type ExistingCpts } from '../../src/atlas/atlas';
import { scenariosTable } from '../../src/dossier/compare-scenarios';
import { scenarioSheet } from '../../src/dossier/map-sheet';
import { framedBy, scenarioStudies, type ScenarioSubject } from '../../src/dossier/scenario-study';
import type { Country } from '../../src/domain/country';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { indexArcs } from '../../src/kernel/arcs';
import { Format } from '../../src/language/format';
import { fr } from '../../src/words/fr';
import { builtCountry, builtTopology } from '../folder';
import { countryOf, synthetic } from '../synthetic';

const language = { words: fr, format: new Format('fr') };
const units = (...some: number[]) => Uint16Array.from(some).sort();
const subject = (name: string, ...territories: Uint16Array[]): ScenarioSubject => ({
  name,
  territories: territories.map((own, i) => ({ name: `T${i + 1}`, units: own, origin: null })),
});

/** The rows of the table, by head, one figure a scenario. */
function figures(country: Country, subjects: readonly ScenarioSubject[]) {
  const table = scenariosTable(scenarioStudies(country, subjects, DEFAULT_SETTINGS), { country, language });
  const rows = new Map(table.rows.map(({ head, cells }) => [head, cells.map(({ value }) => value)]));
  expect(rows.size).toBe(table.rows.length);
  return { table, rows };
}

describe('scenarios side by side, worked out by hand', () => {
  /*
   *  u0  u1  u2  u3  u4  u5     department A, A, A, B, B, B; 20 000 inhabitants each, u3 50 000
   *  u6  u7  u8  u9  u10 u11    EPCI E: u0 u1 u6 u7; EPCI F: u2 u3
   */
  const epci = (unit: number) => ([0, 1, 6, 7].includes(unit) ? 'E' : [2, 3].includes(unit) ? 'F' : null);
  const { atlas } = synthetic(['AAABBB', 'AAABBB'], {
    population: (unit) => (unit === 3 ? 50_000 : unit === 11 ? 5_000 : 20_000),
    epci,
  });
  const existing: ExistingCpts = {
    id: 'x',
    name: 'CPTS X',
    stage: 'aci',
    stageText: '',
    stageDate: '',
    units: units(2, 8),
    source: { title: '', url: null },
  };
  const country = countryOf(atlas, [existing]);
  const first = subject('', units(0, 1, 6, 7), units(2, 3), units(11));
  const second: ScenarioSubject = {
    name: 'Variante',
    territories: [
      { name: 'X, redrawn', units: units(2, 8, 9), origin: 'x' },
      { name: 'In two', units: units(0, 2, 7), origin: null },
    ],
  };
  const { table, rows } = figures(country, [first, second]);

  it.each<[string, unknown[]]>([
    ['Territoires', [3, 2]],
    ['Habitants (population municipale)', [155_000, 100_000]],
    ['Communes', [7, 5]],
    ['Territoire le moins peuplé, habitants', [5_000, 60_000]],
    ['Territoire le plus peuplé, habitants', [80_000, 60_000]],
    ['Territoires qui atteignent leur minimum', [2, 2]],
    ['Part qui l’atteint', [2 / 3, 1]],
    // Exactly 80 000 is put in class 2 by default; 70 000 and 60 000 are in class 2; 5 000 in class 1.
    ['Territoires de taille 1', [1, 0]],
    ['Territoires de taille 2', [2, 2]],
    ['Territoires de taille 3', [0, 0]],
    // Avenant 2: 362 500 € in class 2, nothing published for class 1.
    ['Plafonds annuels, somme de ceux qui sont connus', [725_000, 725_000]],
    ['Territoires sans plafond connu', [1, 0]],
    ['Fonctionnement annuel, somme de ceux qui sont connus', [170_000, 120_000]],
    ['Territoires sans fonctionnement connu', [0, 0]],
    ['Territoires en plusieurs morceaux', [0, 1]],
    ['Communes dans plusieurs territoires', [0, 1]],
    ['Habitants dans plusieurs territoires', [0, 20_000]],
    // The second scenario stands in for CPTS X: it overlaps nothing that stays.
    ['CPTS existantes recouvertes', [1, 0]],
    ['Communes partagées avec elles', [1, 0]],
    ['Habitants partagés avec elles', [20_000, 0]],
    ['Départements touchés', [2, 2]],
    ['Territoires à cheval sur des départements', [1, 1]],
    ['EPCI touchés', [2, 2]],
    ['dont aucun territoire ne prend le tout', [0, 2]],
    // Left: u4 u5 u9 u10; then u1 u3 u4 u5 u6 u10 u11.
    ['Communes laissées sans CPTS', [4, 7]],
    ['Habitants laissés sans CPTS', [80_000, 155_000]],
    ['Part des habitants laissée sans CPTS', [80 / 255, 155 / 255]],
    // u4 u5 u9 u10 in one; u1, u6, and the east in three, each at 20 000 at least.
    ['Zones blanches', [1, 3]],
    ['dont sous le minimum', [0, 0]],
    ['Médecins généralistes, nombre', [7, 5]],
    ['Médecins généralistes, pour 10\u202f000 hab.', [7 / 15.5, 5 / 10]],
  ])('%s', (head, expected) => {
    const found = rows.get(head)!;
    found.forEach((value, i) => expect(value).toBeCloseTo(expected[i] as number, 9));
  });

  it('names the scenarios and where what is left was counted', () => {
    expect(table.columns).toEqual(['Repère', 'Scénario principal', 'Variante']);
    expect(table.note).toContain('Écarts\u00a0: par rapport à Scénario principal');
    expect(table.note).toContain('(A et B)');
  });

  it('leaves open what an unknown population leaves open', () => {
    const { atlas: partly } = synthetic(['AAA'], { population: (unit) => (unit === 1 ? NaN : 15_000) });
    const { rows: open } = figures(countryOf(partly, []), [subject('', units(0, 1)), subject('b', units(0, 2))]);
    expect(open.get('Territoires qui atteignent leur minimum')).toEqual([null, 1]);
    expect(open.get('Territoire le moins peuplé, habitants')).toEqual([null, 30_000]);
    expect(open.get('Habitants laissés sans CPTS')).toEqual([15_000, null]);
    expect(open.get('Part des habitants laissée sans CPTS')).toEqual([0.5, null]);
  });
});

const country = builtCountry();
const { atlas, network } = country;
const arcs = indexArcs(builtTopology(), atlas.count);

/** Scenarios of some pieces of France that may run into one another and into existing CPTS, one of them redrawn. */
const scenario = fc
  .tuple(
    fc.array(fc.tuple(fc.nat(atlas.count - 1), fc.integer({ min: 1, max: 60 })), { minLength: 1, maxLength: 6 }),
    fc.nat(network.cpts.length - 1),
    fc.boolean(),
  )
  .map(([pieces, place, redraws]): ScenarioSubject => {
    const grown = pieces.map(([start, size], i) => {
      const { offsets, targets } = atlas.adjacency;
      // Half of them around the existing CPTS, so that overlaps are met.
      const own = new Set([i % 2 ? start : network.cpts[place].units[0]]);
      for (const unit of own) {
        for (let e = offsets[unit]; e < offsets[unit + 1] && own.size < size; e++) own.add(targets[e]);
      }
      return units(...own);
    });
    const { territories, name } = subject('Essai', ...grown);
    const { id } = network.cpts[place];
    return { name, territories: territories.map((one, i) => (redraws && i === 0 ? { ...one, origin: id } : one)) };
  });

describe('scenarios side by side, whatever is drawn', () => {
  it('count each commune once, as going through the communes of France one by one does', () => {
    const [{ values }] = atlas.populations;
    const listed = countryOf(atlas, network.cpts);
    const people = (some: readonly number[]) => some.reduce((sum, unit) => sum + (values[unit] || 0), 0);
    fc.assert(
      fc.property(fc.array(scenario, { minLength: 1, maxLength: 3 }), (subjects) => {
        const { rows } = figures(listed, subjects);
        const all = [...atlas.codes.keys()];
        const drawn = new Set(subjects.flatMap(({ territories }) => territories.flatMap((one) => [...one.units])));
        const departments = new Set([...drawn].map((unit) => atlas.department[unit]));
        subjects.forEach(({ territories }, i) => {
          const value = (head: string) => rows.get(head)![i];
          const times = (unit: number) => territories.filter((one) => one.units.includes(unit)).length;
          const count = new Map([...drawn].map((unit) => [unit, times(unit)]));
          const stays = network.cpts.filter(({ id }) => !territories.some(({ origin }) => origin === id));
          const kept = new Set(stays.flatMap((cpts) => [...cpts.units]));
          const own = [...drawn].filter((unit) => count.get(unit)! > 0);
          expect(value('Communes')).toBe(own.length);
          expect(value('Habitants (population municipale)')).toBe(people(own));
          expect(value('Communes dans plusieurs territoires')).toBe(own.filter((u) => count.get(u)! > 1).length);
          expect(value('CPTS existantes recouvertes')).toBe(
            stays.filter((cpts) => cpts.units.some((unit) => count.get(unit) && !network.split.has(unit))).length,
          );
          expect(value('Habitants partagés avec elles')).toBe(
            people(own.filter((unit) => kept.has(unit) && !network.split.has(unit))),
          );
          const left = all.filter(
            (unit) => departments.has(atlas.department[unit]) && !kept.has(unit) && !count.get(unit),
          );
          expect(value('Communes laissées sans CPTS')).toBe(left.length);
          expect(value('Habitants laissés sans CPTS')).toBe(people(left));
          const epcis = new Set(own.map((unit) => atlas.epci[unit]).filter((epci) => epci !== NONE));
          const whole = [...epcis].filter((epci) =>
            territories.some((one) => all.every((unit) => atlas.epci[unit] !== epci || one.units.includes(unit))),
          );
          expect(value('EPCI touchés')).toBe(epcis.size);
          expect(value('dont aucun territoire ne prend le tout')).toBe(epcis.size - whole.length);
        });
      }),
      { numRuns: Number(process.env.PERIMETRE_SCENARIOS ?? 5) },
    );
  });

  it('are drawn one to the scale of the other, each territory filled and named', () => {
    const [a, b, c] = network.cpts;
    const subjects = [subject('', a.units, b.units), subject('Variante', a.units, b.units, c.units)];
    const studies = scenarioStudies(country, subjects, DEFAULT_SETTINGS);
    const { units: framed } = framedBy(country, studies);
    const size = { width: 300, height: 260, labels: 12 };
    const sheets = subjects.map(({ territories }) => scenarioSheet(country, arcs, territories, framed, size)!);
    expect(sheets[0].scale).toEqual(sheets[1].scale);
    expect(sheets[0].areas).toEqual(sheets[1].areas.slice(0, 2));
    expect(sheets.map(({ areas }) => areas.length)).toEqual([2, 3]);
    expect(sheets[1].labels.length).toBeGreaterThan(0);
    for (const { text } of sheets[1].labels) expect(text).toMatch(/^T[123]$/);
  });

  it('leave the overseas out of a map that shows the mainland, and say so', () => {
    const [ain, reunion] = ['01004', '97411'].map((code) => units(atlas.codes.indexOf(code)));
    const both = scenarioStudies(country, [subject('', ain, reunion)], DEFAULT_SETTINGS);
    expect(framedBy(country, both)).toEqual({ units: ain, beyond: true });
    const alone = scenarioStudies(country, [subject('', reunion)], DEFAULT_SETTINGS);
    expect(framedBy(country, alone)).toEqual({ units: reunion, beyond: false });
  });
});
