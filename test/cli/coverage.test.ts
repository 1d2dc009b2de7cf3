import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run';
import { isOutside } from '../../src/domain/outside';
import { coverageOf } from '../../src/domain/coverage';
import { builtCountry, DATA_FOLDER } from '../folder';

const folder = mkdtempSync(join(tmpdir(), 'perimetre-coverage-'));
afterAll(() => rmSync(folder, { recursive: true }));

function coverage(words: string[], interactive = false) {
  let out = '';
  let error = '';
  const terminal = { out: (text: string) => (out += text), error: (text: string) => (error += text) };
  const code = run(['coverage', ...words, '--data', resolve(DATA_FOLDER)], { ...terminal, interactive, folder });
  return { code, out, error };
}

/** The answer where a list of CPTS is to be read. */
async function listed(words: string[]) {
  let out = '';
  const terminal = { out: (text: string) => (out += text), error: () => '', interactive: false, folder };
  expect(await run(['coverage', ...words, '--data', resolve(DATA_FOLDER)], terminal)).toBe(0);
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  return JSON.parse(out) as any;
}

function answered(words: string[]) {
  const { code, out, error } = coverage(words);
  expect([code, error]).toEqual([0, '']);
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  return JSON.parse(out) as any;
}

const country = builtCountry();
const { atlas } = country;
const inDepartment = (code: string) =>
  atlas.codes.filter((_, unit) => atlas.departments[atlas.department[unit]].code === code);

describe('perimetre coverage', () => {
  it('gives both notions over the whole country, as the kernel has them', () => {
    const json = answered([]);
    const { population, aci, allStages, cpts } = coverageOf(country, { kind: 'france' });
    expect(json).toMatchObject({ scope: { kind: 'france', code: null, name: 'France' }, units: 35_011, population });
    expect(json).toMatchObject({ aci, allStages, cpts, target: { goal: 1000, setFor: 2022, count: cpts.count } });
    const white = (of: (zone: { units: number; codes: string[] }) => number) =>
      json.whiteZones.reduce((sum: number, zone: { units: number; codes: string[] }) => sum + of(zone), 0);
    const outside = [...atlas.department].filter((department) => isOutside(atlas, department)).length;
    const uncovered = 35_011 - allStages.units - json.withoutKnownCpts.units - outside;
    expect(white(({ units }) => units)).toBe(uncovered);
    expect(white(({ codes }) => codes.length)).toBe(uncovered);
  });

  it('keeps to a department, with the CPTS of a file', async () => {
    const [first, second, ...rest] = inDepartment('90');
    const rows = [
      ...rest.map((code) => `CPTS Belfort;${code};ACI signé`),
      `CPTS Belfort;${first};ACI signé`,
      `CPTS Autre;${first};lettre d’intention`,
    ];
    writeFileSync(join(folder, 'cpts.csv'), `cpts;code_insee;statut\n${rows.join('\n')}`);
    const json = await listed(['--department', '90', '--cpts', 'cpts.csv', '--complete', '90']);
    expect(json).toMatchObject({
      scope: { kind: 'department', code: '90', name: 'Territoire de Belfort' },
      units: rest.length + 2,
      aci: { units: rest.length + 1, lowerBound: false },
      allStages: { units: rest.length + 1 },
      cpts: { count: 2, byStage: { aci: 1, lettre: 1, projet: 0, unknown: 0 } },
      target: { count: 2 },
    });
    expect(json.whiteZones).toHaveLength(1);
    const [zone] = json.whiteZones;
    const inhabitants = atlas.populations[0].values[atlas.codes.indexOf(second)];
    expect(zone).toMatchObject({
      units: 1,
      codes: [second],
      population: inhabitants,
      minimum: 20_000,
      departments: [{ code: '90', name: 'Territoire de Belfort' }],
    });
    expect(zone.neighbours.map(({ kind }: { kind: string }) => kind)).toContain('cpts');
    const { before, after } = zone.neighbours.find(({ name }: { name: string }) => name === 'CPTS Belfort').extension;
    expect(after.population - before.population).toBe(inhabitants);
    expect(before.class).toBe(3);
    expect(zone.professionals.orthophoniste).toEqual({
      value: null,
      per10000: null,
      quality: 'unknown',
      vintage: expect.any(String) as string,
    });
  });

  it('leaves the signed share unknown where no CPTS says its stage', async () => {
    writeFileSync(join(folder, 'sans-stade.csv'), `cpts;code_insee\nCPTS Belfort;${inDepartment('90')[0]}\n`);
    const { aci, allStages } = await listed(['--department', '90', '--cpts', 'sans-stade.csv']);
    expect(aci).toEqual({ units: null, population: null, listed: null, share: null, lowerBound: true });
    expect(allStages.units).toBe(1);
  });

  it('takes a code as people type it', () => {
    expect(answered(['--department', '2a']).scope).toMatchObject({ code: '2A', name: 'Corse-du-Sud' });
    expect(answered(['--department', '3']).scope).toMatchObject({ code: '03', name: 'Allier' });
    expect(answered(['--region', '84']).scope).toMatchObject({ kind: 'region', name: 'Auvergne-Rhône-Alpes' });
  });

  it('speaks French to a person, and says what the figures are drawn from', () => {
    const { code, out } = coverage(['--department', '48'], true);
    expect(code).toBe(0);
    expect(out).toMatch(/^Lozère · 152 communes · /);
    expect(out).toContain('ni part couverte ni zone blanche ne peuvent être dites');
    expect(out).toMatch(/Tous stades\u00a0: non vérifiable \(/);
    expect(out).toMatch(/Zones blanches \(\d+\)/);
  });

  it.each([
    [['--region', '99'], 'Région inconnue : « 99 »'],
    [['--department', '20'], 'Département inconnu : « 20 »'],
    [['--region', '93', '--department', '13'], 'pas les deux'],
    [['--communes', '03190'], 'Option inconnue : --communes.'],
    [['13', '14'], '« 13 » est de trop.'],
  ])('refuses %j in one sentence, exit 2', (words, sentence) => {
    const { code, out, error } = coverage(words);
    expect([code, out]).toEqual([2, '']);
    expect(error).toContain(sentence);
    expect(error).toContain('Usage : ');
  });
});
