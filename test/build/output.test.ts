import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { FACILITIES, PROFESSIONS } from '../../src/atlas/atlas';
import { FILES } from '../../src/atlas/file-names';
import type { Manifest } from '../../src/atlas/manifest';
import { readAtlas } from '../../src/cli/folder';
import { sum } from './folder';

const folder = process.env.PERIMETRE_DATA!;
const bytes = (name: string) => new Uint8Array(readFileSync(join(folder, name)));
const manifest = JSON.parse(new TextDecoder().decode(bytes(FILES.manifest))) as Manifest;
const atlas = readAtlas(folder);

describe('the built folder', () => {
  test('holds every file, with the size and checksum that the manifest gives', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.values(FILES).sort());
    for (const { name, bytes: size, checksum } of manifest.files) {
      expect(bytes(name).length).toBe(size);
      expect(createHash('sha256').update(bytes(name)).digest('hex')).toBe(checksum);
    }
    expect(manifest.files.map(({ name }) => name)).toEqual(
      Object.values(FILES)
        .filter((name) => name !== FILES.manifest)
        .sort(),
    );
  });

  test('accounts for every row of every layer', () => {
    for (const { id, rows, setAside, rejections, checksum, source } of manifest.layers) {
      expect(rows.taken + rows.setAside + rows.rejected, id).toBe(rows.read);
      const counted = (ended: { count: number }[]) => ended.reduce((total, { count }) => total + count, 0);
      expect([counted(setAside), counted(rejections)], id).toEqual([rows.setAside, rows.rejected]);
      expect(checksum, id).toMatch(/^[0-9a-f]{64}$/);
      expect(source, id).not.toMatch(/^\/|node_modules/);
    }
  });

  test('has a layer for every column', () => {
    const layers = new Set(manifest.layers.map(({ id }) => id));
    const { populations, professionals, facilities, apl } = atlas;
    for (const { layer } of [populations, professionals, facilities, apl].flatMap((columns) => Object.values(columns)))
      expect(layers).toContain(layer);
  });

  test('gives in its totals the sums of its columns', () => {
    expect(manifest.totals['pmun-2023']).toBe(sum(atlas.populations[0].values));
    expect(manifest.totals['pmun-2023']).toBe(68_952_941);
    for (const key of PROFESSIONS.filter((key) => key !== 'orthophoniste'))
      expect(manifest.totals[key]).toBe(Math.round(sum(atlas.professionals[key].values)));
    expect(manifest.totals.medecin_generaliste).toBe(60_573);
    for (const key of FACILITIES) {
      const { quality, values } = atlas.facilities[key];
      expect(manifest.totals[key], key).toBe(quality === 'unknown' ? undefined : sum(values));
    }
  });
});

describe('the database, under DuckDB-WASM', () => {
  let ask: (sql: string) => Record<string, unknown>[];

  beforeAll(async () => {
    const require = createRequire(import.meta.url);
    const dist = dirname(require.resolve('@duckdb/duckdb-wasm/dist/duckdb-mvp.wasm'));
    const duckdb = require(join(dist, 'duckdb-node-blocking.cjs'));
    const bundle = (name: string) => ({ mainModule: join(dist, `duckdb-${name}.wasm`), mainWorker: '' });
    const engine = await duckdb.createDuckDB(
      { mvp: bundle('mvp'), eh: bundle('eh') },
      new duckdb.VoidLogger(),
      duckdb.NODE_RUNTIME,
    );
    await engine.instantiate(() => {});
    engine.registerFileBuffer(FILES.database, bytes(FILES.database));
    engine.open({ path: ':memory:' });
    const connection = engine.connect();
    connection.query(`ATTACH '${FILES.database}' AS perimetre (READ_ONLY)`);
    connection.query('USE perimetre');
    ask = (sql) =>
      connection
        .query(sql)
        .toArray()
        .map((row: { toJSON(): Record<string, unknown> }) => row.toJSON());
  });

  test('has every unit, and NULL where the population is unknown', () => {
    expect(
      ask(
        `SELECT count(*)::INT AS units, sum(pmun_2023)::INT AS pmun, (count(*) - count(pmun_2023))::INT AS unknown FROM units`,
      ),
    ).toEqual([{ units: 35_011, pmun: 68_952_941, unknown: 6 }]);
  });

  test('sums the professionals of Moulins and its neighbours as the columns do', () => {
    const moulins = atlas.codes.indexOf('03190');
    const { offsets, targets } = atlas.adjacency;
    const around = [...targets.subarray(offsets[moulins], offsets[moulins + 1])];
    const expected = around.reduce((total, unit) => total + atlas.professionals.infirmier.values[unit], 0);
    const [{ count }] = ask(
      `SELECT sum(count)::DOUBLE AS count FROM neighbours JOIN professionals ON neighbour = professionals.code
       WHERE neighbours.code = '03190' AND key = 'infirmier'`,
    );
    expect(around.length).toBeGreaterThan(3);
    expect(count).toBeCloseTo(expected, 4);
  });

  test('counts the structures of the units that are known, and has no row for the others', () => {
    const known = FACILITIES.filter((key) => atlas.facilities[key].quality !== 'unknown').sort();
    expect(ask('SELECT key, sum(count)::INT AS count FROM facilities GROUP BY key ORDER BY key')).toEqual(
      known.map((key) => ({ key, count: manifest.totals[key] })),
    );
  });

  test('holds the layers of the manifest and the CPTS with their communes', () => {
    expect(ask('SELECT id FROM layers').map(({ id }) => id)).toEqual(manifest.layers.map(({ id }) => id));
    expect(ask(`SELECT code FROM cpts_units WHERE id = '92-cpts-boulogne-billancourt'`)).toEqual([{ code: '92012' }]);
    expect(ask(`SELECT stage FROM cpts WHERE id = '92-cpts-boulogne-billancourt'`)).toEqual([{ stage: null }]);
  });
});
