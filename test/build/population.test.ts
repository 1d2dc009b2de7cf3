import { describe, expect, test } from 'vitest';
import { readCommunes, readEpcis, readLives } from '../../scripts/data/decoupage';
import { NONE } from '../../src/atlas/atlas';
import { readCantons } from '../../scripts/data/layers/cantons';
import { readHistory } from '../../scripts/data/layers/history';
import { readPopulations } from '../../scripts/data/layers/population';
import { readFigures, VINTAGES } from '../../scripts/data/layers/vintages';
import { readUnits } from '../../scripts/data/units';
import { folderOf, sum } from './folder';

const units = readUnits();
const { columns, year, layer } = await readPopulations(units, null);
const history = readHistory(units);
const [municipale, totale] = columns;
const vintage = (of: number) => [municipale, ...history.columns].find((column) => column.vintage === of)!.values;
const over = (values: Float64Array, codes: string) =>
  codes
    .split(' ')
    .flatMap((code) => units.resolve(code))
    .reduce((total, unit) => total + values[unit], 0);
const unknown = (values: Float64Array) => units.codes.filter((_, unit) => Number.isNaN(values[unit]));
const inDepartment = (code: string) => (_: unknown, unit: number) =>
  units.departments[units.department[unit]].code === code;

const ALARIC =
  '11001 11013 11022 11023 11027 11042 11043 11048 11056 11064 11068 11075 11077 11081 11092 11095 11098 11111 11122 11126 11132 11140 11146 11148 11151 11190 11198 11200 11203 11210 11220 11241 11248 11257 11261 11273 11286 11301 11315 11318 11324 11330 11337 11342 11396 11397 11422 11433';
const BOUT_DU_LAC = '74072 74104 74123 74135 74147 74167 74234';

describe('population of reference', () => {
  test('arrondissements add up to their city', () => {
    const city = (code: string) => readCommunes().lines.find((line) => line.code === code)!.population;
    for (const code of ['75056', '69123', '13055']) expect(over(municipale.values, code)).toBe(city(code));
  });

  test('the country is the sum of the communes of the package', () => {
    const communes = readCommunes().lines.filter(({ type }) => type === 'commune-actuelle');
    expect(sum(municipale.values)).toBe(communes.reduce((total, { population = 0 }) => total + population, 0));
  });

  test('Mayotte is the census of 2017', () => {
    const mayotte = units.codes.flatMap((code, unit) => (inDepartment('976')(code, unit) ? [unit] : []));
    expect(mayotte).toHaveLength(17);
    expect(mayotte.reduce((total, unit) => total + municipale.values[unit], 0)).toBe(256_518);
    expect(new Set(mayotte.map((unit) => year[unit]))).toEqual(new Set([2017]));
  });

  test('the collectivités have the year of their census, their published sum, and no invented figure', () => {
    const years = (code: string) => [...new Set(year.filter((_, unit) => inDepartment(code)(_, unit)))];
    expect(['975', '977', '978', '986', '987', '988', '984', '989'].map(years)).toEqual([
      [2023],
      [2023],
      [2023],
      [2023],
      [2022],
      [2025],
      [0],
      [0],
    ]);
    expect(sum(municipale.values.filter((_, unit) => inDepartment('986')(_, unit)))).toBe(11_151);
    expect(unknown(municipale.values)).toEqual(['98411', '98412', '98413', '98414', '98415', '98901']);
  });

  test('the totale of the package is of 2022, and unknown where the DGCL has none', () => {
    expect(totale.vintage).toBe(2022);
    expect(totale.values[units.index.get('01304')!]).toBe(2_912);
    expect(unknown(totale.values).filter((code) => code < '975')).toHaveLength(45 + 4);
    expect(unknown(totale.values).filter((code) => code >= '975')).toHaveLength(94 + 17);
  });

  test('rows without a figure are reported', () => {
    expect(layer.rows).toEqual({ read: 35_011, taken: 35_005, recoded: 0, setAside: 6, rejected: 0 });
  });

  const rows = units.codes.flatMap((code, unit) => {
    const inFile = code < '975' && !Number.isNaN(municipale.values[unit]);
    return inFile ? [`${code};${municipale.values[unit]};${municipale.values[unit] + 10}`] : [];
  });
  const insee = (lines: string[]) =>
    readPopulations(units, folderOf({ 'insee/donnees_communes.csv': ['COM;PMUN;PTOT', ...lines].join('\n') }));

  test("INSEE's file gives both measures of 2023, the package what it lacks", async () => {
    const { columns, layer } = await insee(rows);
    expect(columns[0].values).toEqual(municipale.values);
    expect(columns[1]).toMatchObject({ measure: 'totale', vintage: 2023 });
    expect(sum(columns[1].values)).toBe(
      sum(columns[0].values.filter((_, unit) => units.codes[unit] < '975')) + 349_000,
    );
    expect(layer.rows).toEqual({ read: 34_900, taken: 34_900, recoded: 0, setAside: 0, rejected: 0 });
  });

  test('a file of another vintage, or cut short, is refused', async () => {
    await expect(insee(rows.map((row) => row.replace(/^03190;\d+/, '03190;1')))).rejects.toThrow(
      /le total national de municipale-2023 est/,
    );
    await expect(insee(rows.slice(0, 20_000))).rejects.toThrow('20000 unités trouvées, 34900 étaient attendues');
  });
});

describe('older vintages', () => {
  test('published CPTS: Alaric on 2016, Bout du Lac on 2020', () => {
    expect(over(vintage(2016), ALARIC)).toBe(47_477);
    expect(over(vintage(2023), ALARIC)).toBe(46_897);
    expect(over(vintage(2020), BOUT_DU_LAC)).toBe(15_254);
    expect(over(vintage(2023), BOUT_DU_LAC)).toBe(15_410);
  });

  test('nothing is lost nor counted twice on the way to the COG 2026', () => {
    for (const version of VINTAGES) {
      const figures = readFigures(version);
      const values = vintage(version.vintage);
      const kept = [...figures].filter(([code]) => {
        const heirs = units.resolve(code);
        return heirs.length === 1 && !Number.isNaN(values[heirs[0]]);
      });
      expect(sum(values)).toBe(kept.reduce((total, [, population]) => total + population, 0));
    }
  });

  test('communes re-created since, and those they came out of, are unknown', () => {
    const metropole = (of: number) => unknown(vintage(of)).filter((code) => code < '975');
    expect(metropole(2022)).toEqual(['15031', '15035', '15047', '15141', '15171']);
    expect(metropole(2020)).toEqual([...metropole(2022), '60054', '60694', '85084', '85165', '85212'].sort());
    for (const code of ['14666', '14712']) expect(metropole(2016)).toContain(code);
  });

  test('Mayotte has no figure of these vintages', () => {
    for (const of of [2016, 2020, 2022]) {
      expect(
        vintage(of)
          .filter((_, unit) => inDepartment('976')(_, unit))
          .every(Number.isNaN),
      ).toBe(true);
    }
  });

  test('2016: the total of the DGCL confirms the communes of every EPCI without a merger in 2018-2019', () => {
    const figures = readFigures(VINTAGES.find((version) => version.vintage === 2016)!);
    const merged = new Set(
      readLives('decoupage-2019')
        .lines.filter((life) => life.raisonDebut === 'commune nouvelle' && life.dateDebut! > '2018-01-01')
        .map(({ code }) => code),
    );
    const epcis = readEpcis('decoupage-2019').lines.filter(
      ({ membres }) => !membres.some(({ code }) => merged.has(code) || code.startsWith('976')),
    );
    expect(epcis).toHaveLength(1_067);
    for (const { nom, membres, populationMunicipale } of epcis)
      expect(
        membres.reduce((total, { code }) => total + figures.get(code)!, 0),
        nom,
      ).toBe(populationMunicipale);
  });

  test('2020: a commune merged on 1 January 2023 has all its inhabitants, not those of its chef-lieu alone', () => {
    expect(vintage(2020)[units.index.get('50272')!]).toBe(1_664);
    expect(vintage(2020)[units.index.get('02564')!]).toBe(871);
  });
});

test('cantons are told commune by commune, and none is made up for a town that several share', () => {
  const rows = ['DEP;CODCAN;COM', '03;01;03001', '03;01;03002', '03;;03190', '63;01;63003', '75;ZZ;99999'];
  const { canton, count } = readCantons(units, folderOf({ 'insee/donnees_communes.csv': rows.join('\n') }));
  const of = (code: string) => canton[units.index.get(code)!];
  expect(count).toBe(2);
  expect(of('03001')).toBe(of('03002'));
  expect(of('63003')).not.toBe(of('03001'));
  expect([of('03190'), of('03003')]).toEqual([NONE, NONE]);
  expect(readCantons(units, null).count).toBe(0);
});
