import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FILES } from '../../../src/atlas/file-names';
import { applyLayers } from '../../../src/data/apply';
import { openNodeEngine } from '../../../src/data/engine-node';
import { inVintage } from '../../../src/domain/vintage';
import { createCountry, populationOf } from '../../../src/domain/country';
import type { Database } from '../../../src/state/start/database';
import type { Imports } from '../../../src/state/imports/imports.svelte';
import { Queries } from '../../../src/state/answers/queries.svelte';
import { Recount } from '../../../src/state/answers/recount.svelte';
import { Tables } from '../../../src/state/answers/tables';
import type { ImportedLayer } from '../../../src/data/importers/types';
import { atlas, known, importLines, unitOf } from '../../data/importers/context';
import { DATA_FOLDER } from '../../folder';

const engine = await openNodeEngine();
beforeAll(async () => {
  await engine.query(`ATTACH '${resolve(join(DATA_FOLDER, FILES.database))}' AS perimetre (READ_ONLY)`);
  await engine.query("SET search_path = 'memory.main,perimetre.main'");
});
afterAll(() => engine.close());

const imports = { list: [] as unknown };
const tables = new Tables(atlas, { open: async () => engine } as unknown as Database, imports as Imports);
const bring = (layers: ImportedLayer[]) => (imports.list = [{ kept: { layers } }]);

const units = ['03190', '03321', '97601'].map(unitOf);
/** Every commune but the one in Mayotte, counted in another year. */
const lines = [
  'code_insee;PMUN24',
  ...atlas.codes.flatMap((code, unit) => (code.startsWith('976') ? [] : [`${code};${unit + 1}`])),
];

describe('figures counted again by SQL', () => {
  const counted = async (used = atlas) => {
    const recount = new Recount(atlas, tables);
    await recount.run(used, units);
    expect(recount.status).toBe('done');
    return recount.result!;
  };

  it('are those of the built tables while nothing is imported', async () => {
    const { units: count, population, generalists } = await counted();
    expect(count).toEqual({ value: 3, layer: 'units', vintage: 'COG 2026' });
    expect(population).toEqual({ value: populationOf(atlas, units), layer: 'population', vintage: '2023' });
    const { values } = atlas.professionals.medecin_generaliste;
    const expected = units.reduce((sum, unit) => sum + values[unit], 0);
    if (Number.isNaN(expected)) expect(generalists.value).toBeNull();
    else expect(generalists.value).toBeCloseTo(expected, 4);
  });

  it('are those of an import once it is in use, the built ones where it says nothing', async () => {
    const { layers, applied } = await importLines(lines, { kind: 'population' });
    bring(layers);
    const { population } = await counted(applied.atlas);
    const mayotte = atlas.populations[0].values[units[2]];
    expect(population.value).toBe(units[0] + 1 + units[1] + 1 + mayotte);
    expect(population.value).toBe(populationOf(applied.atlas, units));
    expect(population).toMatchObject({ layer: layers[0].layer.id, vintage: '2024' });
    const { atlas: before } = inVintage(createCountry(applied.atlas, known), 2016);
    expect((await counted(before)).population).toEqual({
      value: populationOf(before, units),
      layer: 'population-history',
      vintage: '2016',
    });
  });

  it('of professionals too, unknown where one commune is', async () => {
    const values = new Float32Array(atlas.count).fill(2);
    values[units[1]] = NaN;
    const layer = { ...atlas.manifest.layers[0], id: 'import-rpps' as const, quality: 'exact' as const };
    const brought: ImportedLayer = { brings: 'professionals', columns: { medecin_generaliste: values }, layer };
    bring([brought]);
    const used = applyLayers(atlas, known, [brought]).atlas;
    expect((await counted(used)).generalists).toMatchObject({ value: null, layer: 'import-rpps' });
  });
});

describe('questions in SQL', () => {
  it('reach the built tables and the imported ones, and change neither', async () => {
    const { layers } = await importLines(['code_insee;fontaines', '03190;12', '03321;7'], { kind: 'indicator' });
    bring(layers);
    const queries = new Queries(tables);
    const [table] = layers.map(({ layer }) => layer.id.replaceAll('-', '_'));
    await queries.run(`SELECT name, fontaines FROM units JOIN ${table} USING (code) ORDER BY code`);
    expect(queries.answer).toEqual({
      columns: ['name', 'fontaines'],
      rows: [
        ['Moulins', 12],
        ['Yzeure', 7],
      ],
      cut: false,
    });
    expect(queries.tables.map(({ name }) => name)).toContain(table);
    for (const sql of [
      `DROP TABLE ${table}`,
      'DELETE FROM units',
      `SELECT 1; DROP TABLE ${table}`,
      'COPY units TO STDOUT',
    ]) {
      await queries.run(sql);
      expect(queries.status, sql).toBe('refused');
      expect(queries.complaint).not.toBe('');
    }
    expect(queries.fault!.kind).toBe('select');
    await queries.run(`SELECT count(*) AS n FROM ${table}`);
    expect(queries.answer!.rows).toEqual([[2]]);
    imports.list = [];
    await queries.run(`SELECT count(*) AS n FROM ${table}`);
    expect(queries.status).toBe('refused');
  });

  it('may be asked while their names are listed, and again when a table could not be brought', async () => {
    const wells = await importLines(['code_insee;puits', '03190;12', '03321;7'], { kind: 'indicator' });
    const people = await importLines(lines, { kind: 'population' });
    const queries = new Queries(tables);
    const name = wells.layers[0].layer.id.replaceAll('-', '_');
    const ask = () => Promise.all([queries.list(), queries.run(`SELECT sum(puits)::INTEGER AS n FROM ${name}`)]);
    bring(wells.layers);
    await ask();
    expect([queries.complaint, queries.answer?.rows]).toEqual(['', [[19]]]);

    const create = engine.createTable.bind(engine);
    vi.spyOn(engine, 'createTable').mockImplementationOnce(create).mockRejectedValueOnce(new Error('no room'));
    bring([...wells.layers, ...people.layers]);
    await queries.run('SELECT 1');
    expect(queries.complaint).toBe('no room');
    await ask();
    expect(queries.answer?.rows).toEqual([[19]]);
  });

  it('may be asked with French names', async () => {
    const queries = new Queries(tables);
    await queries.run("SELECT nom, population, departement FROM commune WHERE code = '03190'");
    const [[name, population, department]] = queries.answer!.rows;
    expect([name, department]).toEqual(['Moulins', '03']);
    expect(population).toBe(populationOf(atlas, [unitOf('03190')]));
    await queries.run("SELECT habitants FROM population WHERE code = '03190' ORDER BY annee DESC LIMIT 1");
    expect(queries.answer!.rows).toEqual([[population]]);
    expect(queries.tables.find((table) => table.name === 'commune')!.columns).toContain('population');
  });

  it.each([
    ['SELECT * FROM communs', 'table', 'communs', 'commune'],
    ['SELECT pmun FROM units', 'column', 'pmun', null],
    ['SELECT nam FROM units', 'column', 'nam', 'name'],
    ['SELEC 1', 'syntax', 'SELEC', null],
    ['SELECT * FROM (SELECT 1', 'end', '', null],
    ['SELECT name, count(*) FROM units', 'group', 'name', null],
    ['SELECT code FROM units JOIN professionals ON true', 'ambiguous', 'code', null],
    ['SELECT frobnicate(code) FROM units', 'function', 'frobnicate', null],
    ["SELECT * FROM units WHERE pmun_2023 > 'beaucoup'", 'conversion', 'beaucoup', null],
  ])('that fail say why: %s', async (sql, kind, what, near) => {
    const queries = new Queries(tables);
    await queries.run(sql);
    expect(queries.status).toBe('refused');
    expect(queries.fault, queries.complaint).toMatchObject({ kind, what });
    if (near) expect(queries.fault!.near.join()).toContain(near);
  });

  it('may be stopped, and the next one answers', async () => {
    const queries = new Queries(tables);
    const long = queries.run('SELECT count(*) FROM range(100000000000) a');
    await vi.waitFor(() => expect(queries.tables).not.toEqual([]));
    queries.stop();
    expect(queries.status).toBe('stopped');
    await queries.run('SELECT 1 AS un');
    expect(queries.answer!.rows).toEqual([[1]]);
    await long;
    expect(queries.answer!.rows).toEqual([[1]]);
  });
});
