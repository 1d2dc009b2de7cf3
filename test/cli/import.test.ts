import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run';
import { en } from '../../src/words/en';
import { Format } from '../../src/language/format';
import { reportCsv, reportLines } from '../../src/words/imports';
import { casePath } from '../cases';
import { DATA_FOLDER } from '../folder';

const folder = mkdtempSync(join(tmpdir(), 'perimetre-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function perimetre(words: string[], interactive = false) {
  let [out, error] = ['', ''];
  const terminal = {
    out: (text: string) => (out += text),
    error: (text: string) => (error += text),
    interactive,
    folder,
  };
  const code = await run([...words, '--data', resolve(DATA_FOLDER)], terminal);
  return { code, out, error };
}

function file(name: string, ...lines: string[]): string {
  writeFileSync(join(folder, name), lines.join('\n'));
  return name;
}

describe('perimetre import', () => {
  it('prints the report as JSON', async () => {
    const name = file('cpts.csv', 'cpts;code_insee', 'CPTS Nord;03190', 'CPTS Nord;=2+5');
    const { code, out, error } = await perimetre(['import', name]);
    expect([code, error]).toEqual([0, '']);
    const report = JSON.parse(out) as Parameters<typeof reportCsv>[0];
    expect(report).toMatchObject({
      format: 'perimetre-import',
      version: 1,
      file: 'cpts.csv',
      kind: 'cpts',
      rows: { read: 2, taken: 1, rejected: 1 },
      rejected: [{ reason: 'code-malformed', rows: 1 }],
      lines: [{ line: 3, reason: 'code-malformed', input: '=2+5' }],
    });
    const english = { words: en, format: new Format('en') };
    expect(reportCsv(report, english)).toContain("\n3;'=2+5;");
    expect(reportLines(report, english).join('\n')).toContain('2 rows read: 1 taken, 0 set aside, 1 rejected.');
  });

  it('says it in French to a person, and takes a file as it is told to', async () => {
    const name = file('chiffres.csv', 'CODGEO;PMUN2021', '03190;5');
    const { code, out } = await perimetre(['import', name, '--as', 'indicator'], true);
    expect(code).toBe(0);
    expect(out).toContain('Autre indicateur par commune');
    expect(out).toContain('1 ligne lue\u00a0: 1 prise, 0 laissée de côté, 0 rejetée.');
  });

  it.each([
    ['nothing', ['import'], 'Donnez le fichier à lire'],
    ['no such file', ['import', 'absent.csv'], 'ne s’ouvre pas'],
    ['no such kind', ['import', 'x.csv', '--as', 'meteo'], 'Sorte inconnue'],
    ['two files', ['import', 'x.csv', 'y.csv'], 'est de trop'],
  ])('exits 2 on %s', async (_, words, sentence) => {
    const { code, out, error } = await perimetre(words);
    expect([code, out]).toEqual([2, '']);
    expect(error).toContain(sentence);
  });

  it.each([
    ['empty.csv', [''], 'est vide'],
    ['page.csv', ['<!doctype html><html><body>404</body></html>'], 'page web'],
    ['other.csv', ['a;b', '1;2', '3;4'], 'Aucune commune reconnue'],
    ['year.csv', ['DEPCOM;COM;PMUN', '03190;Moulins;5'], 'Il manque le millésime'],
    ['foreign.csv', ['code_insee;valeur', '97999;1', '96001;2'], 'ne parle pas de communes françaises'],
  ])('exits 2 on %s, with a sentence that says what to do', async (name, lines, sentence) => {
    const { code, out, error } = await perimetre(['import', file(name, ...lines)]);
    expect([code, out]).toEqual([2, '']);
    expect(error).toContain(sentence);
    expect(error).toContain('Rien n’a été changé');
  });
});

describe('lists of CPTS given to the other commands', () => {
  const coverage = async (...words: string[]) => {
    const { code, out, error } = await perimetre(['coverage', '--department', '03', ...words]);
    return {
      code,
      error,
      covered: code === 0 ? (JSON.parse(out) as { allStages: { units: number } }).allStages.units : 0,
    };
  };

  it.each([
    ['d01-noms-entete2.xlsx', 14],
    ['d02b-liste-noms-virgules.csv', 13],
    ['d03-croise-x.csv', 14],
    ['d05f-cellules-fusionnees.xlsx', 14],
    ['d06c-une-feuille-par-cpts.xlsx', 14],
    ['d09-shp-cp1252-sans-cpg.zip', 14],
    ['f01-cpts-entetes-usuels.csv', 1],
    ['f02-cpts-tab.csv', 1],
  ])('%s', async (name, covered) => {
    const answer = await coverage('--cpts', casePath(name), '--complete', '03');
    expect(answer).toMatchObject({ code: 0, covered });
    expect(answer.error).toContain(`${name}\u00a0: CPTS existantes`);
  });

  it('are read in the sheet that is named, and refused by their file', async () => {
    const sheet = await coverage('--cpts', casePath('d06-deux-feuilles.xlsx'), '--sheet', 'Lisez-moi');
    expect(sheet).toMatchObject({ code: 2 });
    const { code, error } = await coverage('--cpts', casePath('c45-departements.geojson'));
    expect(code).toBe(2);
    expect(error).toContain('c45-departements.geojson ne contient pas des CPTS, mais des départements');
  });
});
