import { afterAll, describe, expect, it } from 'vitest';
import { fileURLToPath } from 'node:url';
import { nodeFile } from '../../../src/data/readers/node-file';
import { openFile } from '../../../src/data/readers/read';
import { recogniseTables } from '../../../src/sources/recognise';
import { runImport } from '../../../src/sources/run';
import type { ImportedLayer } from '../../../src/data/importers/types';
import { atlas, engine, importLines, outlines } from './context';

afterAll(() => engine.close());

const BOCAGE = ['03013', '03022', '03190', '03202', '03321'];
const SOURCES = ['03060', '03094', '03095', '03265', '03310'];
const VAL = ['03185', '03254', '03261', '03298'];
const ALL = { Bocage: BOCAGE, Sources: SOURCES, Val: VAL };
/** Several communes are named Moulins: one that nothing else tells apart is a doubt, and left out. */
const WITHOUT_MOULINS = { ...ALL, Bocage: BOCAGE.filter((code) => code !== '03190') };

async function importFile(name: string) {
  const path = fileURLToPath(new URL(`../../cases/${name}`, import.meta.url));
  const { tables } = await openFile(await nodeFile(path), engine);
  const [best] = await recogniseTables(engine, tables, atlas);
  const [guess] = best.guesses;
  const { layers, report } = await runImport(engine, best.table, guess, { atlas, outlines, file: name });
  const cpts = layers.flatMap((layer) => (layer.brings === 'cpts' ? layer.cpts : []));
  return { guess, report, cpts };
}

const codesOf = (units: Uint16Array) => Array.from(units, (unit) => atlas.codes[unit]);
const byLastWord = (cpts: Awaited<ReturnType<typeof importFile>>['cpts']) =>
  Object.fromEntries(cpts.map(({ name, units }) => [name.split(' ').at(-1), codesOf(units)]));

describe('lists of CPTS in every layout', () => {
  it.each([
    ['names and department, header on the second row', 'd01-noms-entete2.xlsx', ALL],
    ['names without department', 'd01c-noms-sans-dep.csv', WITHOUT_MOULINS],
    ['unusual headers', 'd01d-nom-membre.csv', WITHOUT_MOULINS],
    ['codes in one cell, commas', 'd02-liste-codes-virgules.csv', ALL],
    ['codes in one cell, line breaks', 'd02e-liste-codes-retours.xlsx', ALL],
    ['codes in one cell, dashes', 'd02g-liste-codes-tirets.csv', ALL],
    ['codes that lost their zero', 'd02h-liste-codes-zero-perdu.csv', ALL],
    ['names in one cell, commas', 'd02b-liste-noms-virgules.csv', WITHOUT_MOULINS],
    ['names in one cell, semicolons', 'd02c-liste-noms-pointvirgule.csv', WITHOUT_MOULINS],
    ['names in one cell, line breaks', 'd02d-liste-noms-retours.xlsx', WITHOUT_MOULINS],
    ['names with codes in one cell', 'd02f-liste-noms-codes.csv', ALL],
    ['a cross table of x', 'd03-croise-x.csv', ALL],
    ['a cross table of 1 and 0', 'd03c-croise-1-0.csv', ALL],
    ['communes under each CPTS', 'd03b-croise-colonnes-listes.csv', WITHOUT_MOULINS],
    ['communes in columns', 'd10-communes-en-colonnes.csv', WITHOUT_MOULINS],
    ['merged cells', 'd05f-cellules-fusionnees.xlsx', ALL],
    ['the second sheet of two', 'd06-deux-feuilles.xlsx', ALL],
    ['a table of the CPTS before that of their communes', 'd06b-deux-feuilles-table.xlsx', ALL],
    ['a sheet each', 'd06c-une-feuille-par-cpts.xlsx', ALL],
  ])('%s', async (_, file, expected) => {
    const { guess, report, cpts } = await importFile(file);
    expect(guess.kind).toBe('cpts');
    expect(byLastWord(cpts)).toEqual(expected);
    const doubtful = expected === ALL ? 0 : 1;
    expect(report.rows).toMatchObject({ read: 14, taken: 14 - doubtful, setAside: 0, rejected: doubtful });
  });

  it('takes the usual headers, and tabs', async () => {
    const { cpts } = await importFile('f01-cpts-entetes-usuels.csv');
    expect(cpts.map(({ name, stage, units }) => [name, stage, codesOf(units)])).toEqual([
      ['CPTS Inventée A', 'aci', ['03190']],
    ]);
    expect((await importFile('f02-cpts-tab.csv')).cpts.map(({ units }) => codesOf(units))).toEqual([['03190']]);
  });

  it('has one CPTS for all spellings of its name', async () => {
    const { cpts } = await importFile('d05e-casse-espaces.csv');
    expect(cpts.map(({ name, units }) => [name, codesOf(units)])).toEqual([
      ['CPTS Inventée A', ['03190', '03310', '03315', '03321']],
    ]);
  });

  it('has no CPTS of a name that negates', async () => {
    const { cpts, report } = await importFile('d08-sans-cpts.csv');
    expect(cpts.map(({ name, units }) => [name, codesOf(units)])).toEqual([['CPTS Inventée A', ['03190']]]);
    expect(report.rows).toMatchObject({ read: 6, taken: 1, setAside: 5 });
  });

  it('keeps a commune in each of the CPTS that share it, and says so', async () => {
    const { cpts, report } = await importFile('d07-commune-partagee.csv');
    expect(cpts.map(({ units }) => codesOf(units))).toEqual([['03190'], ['03190', '03321']]);
    expect(report.notes).toContainEqual({ note: 'in-several-cpts', count: 1, examples: ['03190'] });
  });

  it('takes a city by its name as by its code', async () => {
    const { cpts, report } = await importFile('e08-cpts-ville-nom.csv');
    const lyon = atlas.codes.filter((code) => /^6938\d$/.test(code));
    expect(cpts.map(({ units }) => codesOf(units))).toEqual([['69029', ...lyon], ['59350']]);
    expect(report.rows).toMatchObject({ read: 3, taken: 3, rejected: 0 });
  });

  it('reads CPTS in rows against communes in columns', async () => {
    const lines = ['CPTS;03190;03321;Vichy', 'CPTS A;x;x;', 'CPTS B;;;x'];
    expect(await holdings(lines)).toEqual({ 'CPTS A': ['03190', '03321'], 'CPTS B': ['03310'] });
  });

  it('reads a cross table that only the name of the file says to be about CPTS', async () => {
    const lines = ['INSEE;Commune;Habitants;Bocage;Sources', '03190;Moulins;19000;X;', '03310;Vichy;25000;;X'];
    expect(await holdings(lines, 'cpts-allier.csv')).toEqual({ Bocage: ['03190'], Sources: ['03310'] });
  });

  it('has a commune that one cell gives to two CPTS in both', async () => {
    const lines = ['Code INSEE;CPTS', '06088;CPTS Nice Nord / CPTS Nice Ouest', '03190;CPTS Val et Bocage'];
    expect(await holdings(lines)).toEqual({
      'CPTS Nice Nord': ['06088'],
      'CPTS Nice Ouest': ['06088'],
      'CPTS Val et Bocage': ['03190'],
    });
  });

  it.each([
    ['a line each', ['CPTS A : Yzeure, Avermes', 'CPTS de B : Vichy, Cusset ; Gannat', 'CPTS C: Montluçon, Domérat']],
    ['a list each', ['CPTS A;Yzeure, Avermes', 'CPTS de B;Vichy, Cusset, Gannat', 'CPTS C;Montluçon, Domérat']],
    [
      'a row a commune',
      ['Yzeure;CPTS A', 'Avermes;CPTS A', 'Vichy;CPTS de B', 'Cusset;CPTS de B', 'Gannat;CPTS de B'].concat(
        ['Montluçon', 'Domérat'].map((name) => `${name};CPTS C`),
      ),
    ],
  ])('reads %s without any header', async (_, lines) => {
    expect(await holdings(lines)).toEqual({
      'CPTS A': ['03013', '03321'],
      'CPTS de B': ['03095', '03118', '03310'],
      'CPTS C': ['03101', '03185'],
    });
  });

  it.each([
    [['CPTS de rattachement;Communes', 'CPTS A;Yzeure, Avermes', 'CPTS B;Vichy, Cusset']],
    [['CPTS de rattachement;Commune', 'CPTS A;Yzeure', 'CPTS A;Avermes', 'CPTS B;Vichy', 'CPTS B;Cusset']],
  ])('takes no title for a CPTS: %s', async (lines) => {
    expect(await holdings(lines)).toEqual({ 'CPTS A': ['03013', '03321'], 'CPTS B': ['03095', '03310'] });
  });

  it('reads postcodes as such only where the header says so', async () => {
    const lines = ['CPTS;Codes postaux', 'CPTS A;"75001, 75002"'];
    expect(await holdings(lines)).toEqual({ 'CPTS A': ['75101', '75102'] });
  });

  it('goes on from one sheet to the next, each a department', async () => {
    const sheets = { Allier: ['03190', '03310'], Cher: ['18033'] };
    const tables = await Promise.all(
      Object.entries(sheets).map(async ([name, codes]) => {
        const lines = ['CPTS;Code INSEE', ...codes.map((code) => `CPTS ${name};${code}`)];
        const { tables } = await openFile(new File([lines.join('\n')], name), engine);
        return tables[0];
      }),
    );
    const [{ table, guesses }, ...others] = await recogniseTables(engine, tables, atlas);
    expect(others).toEqual([]);
    const { layers } = await runImport(engine, table, guesses[0], { atlas, outlines, file: 'cpts.xlsx' });
    expect(heldBy(layers)).toEqual({ 'CPTS Allier': ['03190', '03310'], 'CPTS Cher': ['18033'] });
  });

  it('asks what blank names are when most rows have none and nothing says that cells are merged', async () => {
    const lines = [
      'cpts;code_insee',
      'CPTS A;03190',
      ';03321',
      ';03310',
      'CPTS A;03001',
      'CPTS B;03002',
      ';03003',
      ';03004',
    ];
    const { report } = await importLines(lines);
    expect(report.rows).toMatchObject({ taken: 3, setAside: 4 });
    const filled = await importLines(lines, { options: { blanks: 'above' } });
    expect(filled.report.rows).toMatchObject({ taken: 7, setAside: 0 });
  });
});

describe('dates and stages', () => {
  it('reads French dates, and keeps the latest', async () => {
    const { cpts } = await importFile('e01-dates-fr.csv');
    expect(cpts.map(({ stage, stageDate }) => [stage, stageDate])).toEqual([['aci', '2024-01-05']]);
  });

  it('takes a past signature of the agreement for the agreement', async () => {
    const { cpts, report } = await importFile('d05b-date-aci.csv');
    expect(cpts.map(({ stage, stageDate }) => [stage, stageDate])).toEqual([
      ['aci', '2024-02-01'],
      ['aci', '2023-06-15'],
    ]);
    expect(report.notes).toEqual([]);
  });

  it('leaves unknown a stage said in two ways', async () => {
    const { cpts } = await importFile('d05c-deux-statuts.csv');
    expect(cpts.map(({ stage, stageText }) => [stage, stageText])).toEqual([
      ['unknown', 'ACI signé / Projet'],
      ['aci', 'ACI signé'],
    ]);
  });

  it('does not take a CPTS that has ended, unless a person says otherwise', async () => {
    const lines = ['cpts;code_insee;statut', 'CPTS A;03190;Dissoute en 2024', 'CPTS B;03321;ACI signé'];
    const { layers, report } = await importLines(lines);
    const names = layers.flatMap((layer) => (layer.brings === 'cpts' ? layer.cpts.map(({ name }) => name) : []));
    expect(names).toEqual(['CPTS B']);
    expect(report.setAside).toEqual([{ reason: 'ended', rows: 1 }]);
    const kept = await importLines(lines, { options: { stages: { 'Dissoute en 2024': 'aci' } } });
    expect(kept.report.rows.taken).toBe(2);
  });

  it('says what each stage word most likely means, wherever it stands in the table', async () => {
    const words = ['projet validé', 'LI validée', 'ACI signée', 'non aboutie', 'fusionnée avec CPTS B', 'en cours'];
    const rows = atlas.codes.slice(0, 600).map((code, i) => `CPTS ${i};${code};${words[Math.floor(i / 100)]}`);
    const { guess } = await guessOf(['cpts;code_insee;statut', ...rows]);
    expect(guess.stageWords.map(({ word, answer }) => [word, answer])).toEqual([
      ['projet validé', 'projet'],
      ['LI validée', 'lettre'],
      ['ACI signée', 'aci'],
      ['non aboutie', 'ended'],
      ['fusionnée avec CPTS B', 'ended'],
      ['en cours', 'unknown'],
    ]);
  });
});

const heldBy = (layers: readonly ImportedLayer[]) =>
  Object.fromEntries(
    layers.flatMap((layer) =>
      layer.brings === 'cpts' ? layer.cpts.map(({ name, units }) => [name, codesOf(units)]) : [],
    ),
  );

const holdings = async (lines: string[], file?: string) =>
  heldBy((await importLines(lines, { kind: 'cpts', ...(file && { file }) })).layers);

async function guessOf(lines: string[]) {
  const { tables } = await openFile(new File([lines.join('\n')], 'liste.csv'), engine);
  const [best] = await recogniseTables(engine, tables, atlas);
  return { guess: best.guesses[0] };
}

describe('areas that are no CPTS', () => {
  it('refuses departments by their name', async () => {
    await expect(importFile('c45-departements.geojson')).rejects.toMatchObject({
      reason: 'level',
      params: { what: 'department' },
    });
  });

  it('refuses EPCI given with the list of their communes', async () => {
    const epcis = atlas.epcis.slice(0, 5).map(({ name }, epci) => {
      const codes = atlas.codes.filter((_, unit) => atlas.epci[unit] === epci);
      return `${name.replaceAll(';', ' ')};"${codes.join(', ')}"`;
    });
    await expect(importLines(['nom;communes', ...epcis], { kind: 'cpts' })).rejects.toMatchObject({
      params: { what: 'epci' },
    });
  });
});

describe('CPTS by quarters', () => {
  it('holds a commune in each CPTS of its IRIS, and says which are shared or in part', async () => {
    const { layers, report } = await importLines([
      'iris;cpts',
      '60880101;CPTS Est',
      '060880102;CPTS Est',
      '060880103;CPTS Ouest',
      '060040101;CPTS Ouest',
      '060040102;HORS CPTS',
      '060010000;HORS CPTS',
    ]);
    const cpts = layers.flatMap((layer) => (layer.brings === 'cpts' ? layer.cpts : []));
    expect(cpts.map(({ name, units }) => [name, codesOf(units)])).toEqual([
      ['CPTS Est', ['06088']],
      ['CPTS Ouest', ['06004', '06088']],
    ]);
    expect(report.rows).toMatchObject({ read: 6, taken: 4, setAside: 2, rejected: 0 });
    expect(report.notes.filter(({ note }) => /in-part|several|quarter/.test(note))).toEqual([
      { note: 'by-quarter', count: 2, examples: ['06004', '06088'] },
    ]);
    expect(layers[0].brings === 'cpts' && layers[0].byQuarter).toEqual(['06004', '06088']);
  });
});
