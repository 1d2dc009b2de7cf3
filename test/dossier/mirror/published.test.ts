import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROFESSIONS, type ProfessionKey } from '../../../src/atlas/atlas';
import { allTables, type Dossier } from '../../../src/dossier/contents';
import { studyOf } from '../../../src/dossier/study';
import type { Row } from '../../../src/dossier/table';
import { calendarFrom } from '../../../src/domain/calendar';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings';
import { Format } from '../../../src/language/format';
import { fr } from '../../../src/words/fr';
import { builtCountry } from '../../folder';
import { BPE, counted, dreesRows, insee, rowsOf, surfacesOf } from './official';
import { fatesSince, now, older } from './vintages';

/*
 * Every figure of the dossiers of three published CPTS, worked out again from the official files themselves: none of
 * the atlas's sums, references or tallies is used. Only the centres and the neighbours of communes are taken from it.
 */

/** Out of Neussargues en Pinatelle on 1 January 2025: the BPE of 2024 does not know them, so neither do we. */
const RECREATED = ['15031', '15035', '15047', '15171'];
const departmentOf = (code: string) => (code.startsWith('97') ? code.slice(0, 3) : code.slice(0, 2));
const codes = [...insee.keys()];
const total = (some: readonly string[], read: (code: string) => number) =>
  some.reduce((sum, code) => sum + read(code), 0);
const people = (some: readonly string[]) => total(some, (code) => insee.get(code)!.municipale);
/** Those that professionals are counted against. */
const served = (some: readonly string[]) => people(some.filter((code) => !RECREATED.includes(code)));
const professionals = (key: ProfessionKey, some: readonly string[]) =>
  total(some, (code) => counted[key].get(code) ?? 0);
/** Facilities by department. Of the BPE's own codes, fifteen are of before the COG 2026: by department, none is lost. */
const byDepartment = Object.fromEntries(
  Object.entries(counted).map(([key, counts]) => {
    const sums = new Map<string, number>();
    for (const [code, count] of counts) sums.set(departmentOf(code), (sums.get(departmentOf(code)) ?? 0) + count);
    return [key, sums];
  }),
);
const inDepartments = (key: ProfessionKey, departments: Iterable<string>) =>
  total([...departments], (department) => byDepartment[key].get(department) ?? 0);

const country = builtCountry();
const { atlas, network } = country;
/** INSEE's file leaves Mayotte out; the atlas has its population of 2017. */
const inMayotte = atlas.codes.reduce(
  (sum, code, unit) => (code.startsWith('976') ? sum + atlas.populations[0].values[unit] : sum),
  0,
);
const servedIn = new Map([['976', inMayotte]]);
for (const code of codes) {
  servedIn.set(departmentOf(code), (servedIn.get(departmentOf(code)) ?? 0) + served([code]));
}
const published = readFileSync('data/cpts-publies.csv', 'utf8')
  .split('\n')
  .map((line) => line.split(';'));
const sample = (name: string) => published.find(([given]) => given.includes(name))![10].split(' ');
const listed = (name: string) =>
  rowsOf('cpts/cpts-paca-2026.csv')
    .filter(([cpts]) => cpts === name)
    .map(([, code]) => code.trim());

const CASES = [
  { name: 'CPTS Alaric', own: sample('Alaric') },
  { name: 'CPTS du Bout du Lac', own: sample('Bout du Lac') },
  { name: 'CPTS Alpes Bléone Durance', own: listed('CPTS Alpes Bléone Durance') },
];
const surfaces = await surfacesOf(new Set(CASES.flatMap(({ own }) => own)));
const fatesOf2024 = fatesSince('2024-01-01');
/** APL by commune of today: where communes of 2024 were merged, their mean by standardised population. */
const aplOf = (key: ProfessionKey): Map<string, number> => {
  const sums = new Map<string, { parts: number; weighted: number; weight: number; first: number }>();
  for (const { code, apl, weight } of dreesRows(key)) {
    const fates = fatesOf2024(code);
    const today = fates.length === 1 ? fates[0] : code;
    const { parts, ...sum } = sums.get(today) ?? { parts: 0, weighted: 0, weight: 0, first: apl };
    sums.set(today, {
      parts: parts + 1,
      weighted: sum.weighted + apl * weight,
      weight: sum.weight + weight,
      first: apl,
    });
  }
  return new Map([...sums].map(([code, s]) => [code, s.parts === 1 ? s.first : s.weighted / s.weight]));
};
const AMOUNTS = { 1: [null, 50_000], 2: [362_500, 60_000], 3: [null, 75_000], 4: [580_000, 90_000] } as const;
const language = { words: fr, format: new Format('fr') };

describe.each(CASES)('the dossier of the $name', ({ name, own }) => {
  const units = Uint16Array.from(own, (code) => atlas.codes.indexOf(code)).sort();
  const origin = network.cpts.find((cpts) => cpts.name === name)?.id ?? null;
  const study = studyOf(country, { name, units, origin }, DEFAULT_SETTINGS, []);
  const events = calendarFrom('2027-03-01', 'avenant-2', study.verdict.funding.amounts.operating);
  const dossier: Dossier = { study, events, missions: {}, compared: [study], scenarios: null };
  const tables = new Map(allTables(dossier, { country, language }).map((table) => [table.id, table]));
  const row = (table: string, head: string): Row => tables.get(table)!.rows.find((one) => one.head.startsWith(head))!;
  const values = (table: string, head: string) => row(table, head).cells.map(({ value }) => value);

  const departments = new Set(own.map((code) => insee.get(code)!.department));
  const regions = new Set(own.map((code) => insee.get(code)!.region));
  const within = {
    department: codes.filter((code) => departments.has(insee.get(code)!.department)),
    region: codes.filter((code) => regions.has(insee.get(code)!.region)),
    france: codes,
  };
  const population = people(own);
  const size = population < 40_000 ? 1 : population <= 80_000 ? 2 : population <= 175_000 ? 3 : 4;

  it('stands for an existing CPTS, and every commune of it is known', () => {
    expect(origin).not.toBeNull();
    expect(own.every((code) => insee.has(code))).toBe(true);
  });

  it('has the inhabitants, the class and the money of INSEE and of the agreement', () => {
    expect(values('identity', 'Habitants')).toEqual([population]);
    expect(values('identity', 'Population totale')).toEqual([total(own, (code) => insee.get(code)!.totale)]);
    expect(values('identity', 'Communes')).toEqual([own.length]);
    expect(values('identity', 'Taille')).toEqual([`Taille ${size}`]);
    expect(values('amounts', 'Plafond annuel, soins non')[0]).toBe(AMOUNTS[size][0]);
    expect(values('amounts', 'Fonctionnement')[0]).toBe(AMOUNTS[size][1]);
  });

  it('covers the surface that the outlines have on an equal-area map', () => {
    const [area] = values('identity', 'Superficie');
    expect(Number(area) / total(own, (code) => surfaces.get(code)!)).toBeCloseTo(1, 4);
  });

  it.each([2022, 2020, 2016] as const)('grew since %s as INSEE and the DGCL count it, here and around', (vintage) => {
    const then = older[vintage];
    const yearly = (some: Iterable<string>) => {
      const known = [...some].filter((code) => then.has(code));
      const [before, after] = [then, now].map((counts) => total(known, (code) => counts.get(code)!));
      return (after / before) ** (1 / (2023 - vintage)) - 1;
    };
    const [inhabitants, , growth, department, region, france] = values('population', String(vintage));
    expect(inhabitants).toBe(total(own, (code) => then.get(code)!));
    expect(growth).toBeCloseTo(yearly(own), 9);
    expect(department).toBeCloseTo(yearly(within.department), 9);
    expect(region).toBeCloseTo(yearly(within.region), 9);
    expect(france).toBeCloseTo(yearly(now.keys()), 9);
  });

  it('counts and compares every profession as the BPE does, and ranks it among the departments', () => {
    for (const key of Object.keys(BPE) as ProfessionKey[]) {
      const [count, here, department, region, france, rank] = values('density', fr.professions[key]);
      expect(count).toBe(professionals(key, own));
      expect(here).toBeCloseTo((professionals(key, own) / population) * 1e4, 6);
      expect(department).toBeCloseTo((inDepartments(key, departments) / served(within.department)) * 1e4, 6);
      const all = new Set(within.region.map(departmentOf));
      expect(region).toBeCloseTo((inDepartments(key, all) / served(within.region)) * 1e4, 6);
      const everybody = [...servedIn.values()].reduce((sum, inhabitants) => sum + inhabitants, 0);
      expect(france).toBeCloseTo((inDepartments(key, new Set(servedIn.keys())) / everybody) * 1e4, 6);
      const density = (one: string, inhabitants: number) => (inDepartments(key, new Set([one])) / inhabitants) * 1e4;
      const above = [...servedIn].filter(([one, inhabitants]) => density(one, inhabitants) > Number(here)).length;
      expect(rank).toMatch(new RegExp(`^${above + 1}(er|e)\\ssur\\s101$`));
    }
    expect(values('density', fr.professions.orthophoniste).slice(0, 5)).toEqual([null, null, null, null, null]);
  });

  it('has the APL of the DREES weighted by inhabitants, here and around', () => {
    for (const key of PROFESSIONS.filter((one) => atlas.apl[one])) {
      const found = aplOf(key);
      const mean = (some: readonly string[]) => {
        const known = some.filter((code) => found.has(code));
        return total(known, (code) => found.get(code)! * insee.get(code)!.municipale) / people(known);
      };
      const [here, department, region, france] = values('apl', fr.professions[key]);
      expect(here).toBeCloseTo(mean(own), 4);
      expect(department).toBeCloseTo(mean(within.department), 4);
      expect(region).toBeCloseTo(mean(within.region), 4);
      expect(france).toBeCloseTo(mean(within.france), 4);
    }
    expect(tables.get('apl')!.rows).toHaveLength(5);
  });

  it('measures the distance to care as a search through every commune does', () => {
    const centre = (unit: number) => [atlas.longitude[unit], atlas.latitude[unit]].map((d) => (d * Math.PI) / 180);
    const kilometres = (a: number, b: number) => {
      const [[x, y], [z, t]] = [centre(a), centre(b)];
      const half = Math.sin((t - y) / 2) ** 2 + Math.cos(y) * Math.cos(t) * Math.sin((z - x) / 2) ** 2;
      return 2 * 6371 * Math.asin(Math.sqrt(half));
    };
    const near = [...atlas.codes.keys()].filter(
      (unit) => Math.abs(atlas.latitude[unit] - atlas.latitude[units[0]]) < 1.2 && !Number.isNaN(atlas.longitude[unit]),
    );
    for (const key of Object.keys(BPE) as ProfessionKey[]) {
      const has = near.filter((unit) => counted[key].has(atlas.codes[unit]));
      let travelled = 0;
      let atHome = 0;
      for (const unit of units) {
        const inhabitants = insee.get(atlas.codes[unit])!.municipale;
        if (counted[key].has(atlas.codes[unit])) atHome += inhabitants;
        else travelled += inhabitants * Math.min(...has.map((other) => kilometres(unit, other)));
      }
      const [distance, share] = values('access', fr.professions[key]);
      expect(distance).toBeCloseTo(travelled / population, 2);
      expect(share).toBeCloseTo(atHome / population, 9);
    }
  });

  it('touches the CPTS that hold a neighbouring commune, and no other', () => {
    const { offsets, targets } = atlas.adjacency;
    const around = new Set<number>();
    for (const unit of units) for (const next of targets.slice(offsets[unit], offsets[unit + 1])) around.add(next);
    for (const unit of units) around.delete(unit);
    const touching = network.cpts
      .filter((cpts) => cpts.id !== origin)
      .map((cpts) => [cpts.name, [...cpts.units].filter((unit) => around.has(unit)).length] as const)
      .filter(([, contact]) => contact > 0);
    const told = tables.get('neighbours')!.rows.map(({ head, cells }) => [head, cells[1].value]);
    expect(told.sort()).toEqual(touching.sort());
  });

  it('lists its communes with their own figures', () => {
    const rows = tables.get('communes')!.rows;
    expect(rows.map(({ cells }) => cells[0].value)).toEqual([...own].sort());
    for (const { cells } of rows) {
      const code = String(cells[0].value);
      expect(cells[3].value).toBe(insee.get(code)!.municipale);
      expect(cells[4].value).toBe(counted.medecin_generaliste.get(code) ?? 0);
    }
    const generalists = aplOf('medecin_generaliste');
    const access = tables.get('communes-apl')!.rows.map(({ cells }) => [cells[0].value, cells[1].value] as const);
    expect(access.map(([code]) => code)).toEqual([...own].sort());
    for (const [code, apl] of access) expect(apl).toBeCloseTo(generalists.get(String(code))!, 4);
  });

  it('is paid running costs in full at signature, then three quarters at each anniversary and the rest on no known day', () => {
    const [, operating] = AMOUNTS[size];
    const paid = tables
      .get('calendar')!
      .rows.filter(({ cells }) => String(cells[0].value).startsWith('Fonctionnement'))
      .map(({ head, cells }) => [head, cells[1].value]);
    expect(paid).toEqual([
      ['1er mars 2027', operating],
      ['1er mars 2028', operating * 0.75],
      ['date non renseignée', operating * 0.25],
      ['1er mars 2029', operating * 0.75],
      ['date non renseignée', operating * 0.25],
      ['1er mars 2030', operating * 0.75],
      ['date non renseignée', operating * 0.25],
      ['1er mars 2031', operating * 0.75],
      ['date non renseignée', operating * 0.25],
    ]);
  });
});
