import { describe, expect, test } from 'vitest';
import { NONE } from '../../src/atlas/atlas';
import { readCommunes, readEpcis } from '../../scripts/data/decoupage';
import { openUnits } from '../../scripts/data/layers/moves';
import { readUnits } from '../../scripts/data/units';
import { folderOf } from './folder';

const units = readUnits();
const resolve = (code: string, of = units) => of.resolve(code).map((unit) => of.codes[unit]);

describe('units of the COG 2026', () => {
  test('34,966 communes and 45 arrondissements, in the order of their codes', () => {
    expect(units.count).toBe(34_966 + 45);
    expect(units.cityOf.filter(Boolean)).toHaveLength(45);
    expect(units.codes).toEqual([...units.codes].sort());
    expect(new Set(units.codes).size).toBe(units.count);
    for (const city of ['75056', '69123', '13055']) expect(units.index.has(city)).toBe(false);
  });

  test('the cities replaced by their arrondissements are the only rows set aside', () => {
    const [{ rows, setAside }] = units.layers;
    expect(rows).toEqual({ read: 35_014, taken: 35_011, recoded: 0, setAside: 3, rejected: 0 });
    expect(setAside[0].examples.sort()).toEqual(['13055', '69123', '75056']);
  });

  test('each unit stands in the department that begins its code', () => {
    const misplaced = units.codes.filter(
      (code, unit) => !code.startsWith(units.departments[units.department[unit]].code),
    );
    expect(misplaced).toEqual([]);
    expect(units.departments[units.department[units.index.get('2A004')!]]).toMatchObject({
      code: '2A',
      name: 'Corse-du-Sud',
    });
    expect(units.regions[units.departments[units.department[units.index.get('03190')!]].region].code).toBe('84');
  });

  test('each EPCI has the members of its list, arrondissements standing for their city', () => {
    const count = new Uint32Array(units.epcis.length);
    units.epci.forEach((epci) => epci !== NONE && count[epci]++);
    const extra = new Map([
      ['75056', 19],
      ['69123', 8],
      ['13055', 15],
    ]);
    const expected = new Map(
      readEpcis().lines.map(({ code, membres }) => [
        code,
        membres.reduce((sum, member) => sum + 1 + (extra.get(member.code) ?? 0), 0),
      ]),
    );
    units.epcis.forEach(({ code }, epci) => expect(count[epci], code).toBe(expected.get(code)));
    expect(units.epcis[units.epci[units.index.get('75113')!]].name).toBe('Métropole du Grand Paris');
  });

  test('four islands and the 94 communes of the collectivités are in no EPCI', () => {
    const outside = units.codes.filter((_, unit) => units.epci[unit] === NONE);
    expect(outside.filter((code) => code < '975')).toEqual(['22016', '29083', '29155', '85113']);
    expect(outside).toHaveLength(98);
  });
});

describe('recoding', () => {
  test('a code in force is itself, an unknown code is nothing', () => {
    expect(resolve('03190')).toEqual(['03190']);
    expect(resolve('00000')).toEqual([]);
  });

  test('a city is its arrondissements', () => {
    expect(resolve('75056')).toHaveLength(20);
    expect(resolve('69123')).toEqual(Array.from({ length: 9 }, (_, i) => `6938${i + 1}`));
    expect(resolve('13055')).toHaveLength(16);
  });

  test('every delegated or associated commune belongs to its chef-lieu', () => {
    const delegated = readCommunes().lines.filter(({ code, chefLieu }) => chefLieu && !units.index.has(code));
    expect(delegated.length).toBeGreaterThan(1_000);
    expect(delegated.filter(({ code, chefLieu }) => resolve(code).join() !== chefLieu)).toEqual([]);
  });

  test('a delegated commune stays with the commune that it is in, wherever its own code went before', () => {
    expect(resolve('60455')).toEqual(['60694']);
    expect(resolve('55273')).toEqual(['55386']);
  });

  test('a gone code follows the package: Seine-et-Oise to Val-d’Oise', () => {
    expect(resolve('78480')).toEqual(['95480']);
  });
});

describe("INSEE's moves", () => {
  const head = 'MOD,DATE_EFF,TYPECOM_AV,COM_AV,TYPECOM_AP,COM_AP';
  const withMoves = (...rows: string[]) =>
    openUnits(folderOf({ 'insee/mouvements-communes.csv': [head, ...rows].join('\n') }));

  test('are chained from date to date', async () => {
    const moved = await withMoves(
      '41,1950-01-01,COM,99901,COM,99902',
      '32,1990-01-01,COM,99902,COM,99903',
      '32,2010-01-01,COM,99903,COM,03190',
    );
    expect(resolve('99901', moved)).toEqual(['03190']);
  });

  test('give several heirs to a code that ended in a split', async () => {
    const moved = await withMoves('21,1990-01-01,COM,99901,COM,03190', '21,1990-01-01,COM,99901,COM,03321');
    expect(resolve('99901', moved)).toEqual(['03190', '03321']);
  });

  test('of a code used again follow its last life', async () => {
    const moved = await withMoves('33,1973-01-01,COM,99901,COM,03190', '32,2016-01-01,COM,99901,COM,03321');
    expect(resolve('99901', moved)).toEqual(['03321']);
  });

  test('that go round in a circle end nowhere', async () => {
    const round = withMoves('50,2000-01-01,COM,99901,COM,99902', '50,2000-01-01,COM,99902,COM,99901');
    await expect(round).rejects.toThrow(/^Aucune ligne de insee\/mouvements-communes\.csv/);
  });

  test('without a following commune are reported', async () => {
    const { layers } = await withMoves('30,2007-02-23,COM,97123,,', '32,2016-01-01,COM,99901,COM,03321');
    expect(layers[1].rows).toEqual({ read: 2, taken: 1, recoded: 0, setAside: 1, rejected: 0 });
    expect(layers[1].setAside).toEqual([{ reason: 'no-successor', count: 1, examples: [] }]);
  });
});
