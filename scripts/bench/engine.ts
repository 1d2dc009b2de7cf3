import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { featureCollection, multiPolygon } from '@turf/helpers';
import union from '@turf/union';
import { PROFESSIONS, type Atlas } from '../../src/atlas/atlas';
import { decodeTopology } from '../../src/atlas/files';
import { FILES } from '../../src/atlas/file-names';
import { readAtlas, readExistingCpts } from '../../src/cli/folder';
import { createCountry, type Country } from '../../src/domain/country';
import { evaluate } from '../../src/checks/evaluate';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { Territory } from '../../src/domain/territory';
import { boundaryLines, indexArcs, type IndexedArcs } from '../../src/kernel/arcs';
import { outline } from '../../src/kernel/outline';
import { UnitSet } from '../../src/kernel/unit-set';
import { printLine, seeded, time } from './measure';

export const SIZES = [60, 1000];
/** Inland, on the coast, in a dense suburb: Moulins, Lorient, Créteil. */
const HEARTS = ['03190', '56121', '94028'];
const TOGGLES = 400;
const SEED = 2026;

/**
 * One toggle of one unit: the whole verdict and the outline by the engine, beside the same sums by SQL in DuckDB and
 * the same outline by turf.union. Prints JSON lines.
 * @param folder a built data folder.
 */
export async function benchEngine(folder: string): Promise<void> {
  const atlas = readAtlas(folder);
  const country = createCountry(atlas, readExistingCpts(folder, atlas));
  const arcs = indexArcs(decodeTopology(readFileSync(join(folder, FILES.topology))), atlas.count);
  const sql = await openSums(join(folder, FILES.database), atlas);
  for (const size of SIZES) {
    const cases = HEARTS.map((code) => drawn(atlas, atlas.codes.indexOf(code), size));
    const territories = cases.map(({ units }) => new Territory(country, units));
    const toggles = cases.flatMap(({ edits }, of) => edits.map((unit) => ({ of, unit })));
    const step = ({ of, unit }: (typeof toggles)[number]) => {
      territories[of].toggle(unit);
      return evaluate(country, territories[of], DEFAULT_SETTINGS);
    };
    printLine('toggle', { by: 'engine', units: size }, await time(toggles, TOGGLES / 4, step));
    const sets = toggles.map(({ of, unit }) => {
      const set = new UnitSet(cases[of].units);
      set.toggle(unit);
      return set;
    });
    const quarter = TOGGLES / 4;
    printLine('outline', { by: 'engine lines', units: size }, await time(sets, quarter, (s) => boundaryLines(arcs, s)));
    printLine('outline', { by: 'engine polygons', units: size }, await time(sets, quarter, (s) => outline(arcs, s)));

    await sql.start(cases[0].units);
    const reference = new Territory(country, cases[0].units);
    const bySql = await time(cases[0].edits.slice(0, 60), 10, (unit) => sql.toggle(unit));
    for (const unit of cases[0].edits.slice(0, 60)) reference.toggle(unit);
    await sql.check(country, reference);
    printLine('toggle', { by: 'DuckDB SQL, sums only', units: size }, bySql);

    const few = sets.slice(0, size > 100 ? 4 : 12);
    const byTurf = await time(few, 1, (set) => union(featureCollection(polygons(atlas, arcs, set))));
    printLine('outline', { by: 'turf.union', units: size }, byTurf);
  }
  sql.close();
}

/** A territory of `size` units grown from `heart`, and seeded toggles inside it, on its edge and around. */
export function drawn(atlas: Atlas, heart: number, size: number): { units: number[]; edits: number[] } {
  const { offsets, targets } = atlas.adjacency;
  const grown = [heart];
  const met = new UnitSet(grown);
  for (const unit of grown) {
    for (let e = offsets[unit]; e < offsets[unit + 1]; e++) if (met.add(targets[e])) grown.push(targets[e]);
    if (grown.length > 1.2 * size) break;
  }
  const random = seeded(SEED);
  const edits = Array.from({ length: TOGGLES }, () => grown[Math.floor(random() * grown.length)]);
  return { units: grown.slice(0, size), edits };
}

const polygons = (atlas: Atlas, arcs: IndexedArcs, set: UnitSet) =>
  [...set]
    .filter((unit) => !Number.isNaN(atlas.longitude[unit]))
    .map((unit) => multiPolygon(outline(arcs, new UnitSet([unit]))));

/** The sums of a territory by SQL, over one wide table in memory: the kindest case for DuckDB. */
async function openSums(database: string, atlas: Atlas) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`ATTACH '${database}' AS built (READ_ONLY)`);
  const populations = atlas.populations.map(
    ({ measure, vintage }) => `${measure === 'municipale' ? 'pmun' : 'ptot'}_${vintage}`,
  );
  await connection.run(`CREATE TABLE wide AS
    SELECT (row_number() OVER (ORDER BY code) - 1)::INTEGER AS unit, department, epci, ${populations.join(', ')},
      ${PROFESSIONS.map((key) => `p.${key}`).join(', ')}
    FROM built.units LEFT JOIN (
      SELECT code AS c, ${PROFESSIONS.map((key) => `any_value(count) FILTER (key = '${key}') AS ${key}`).join(', ')}
      FROM built.professionals GROUP BY code) p ON p.c = code`);
  await connection.run('CREATE TABLE territory (unit INTEGER)');
  const columns = [...populations, ...PROFESSIONS].map((name) => `sum(${name})`).join(', ');
  const sums = `SELECT ${columns}, count(DISTINCT department), count(DISTINCT epci) FROM wide JOIN territory USING (unit)`;
  const inside = new Set<number>();
  const read = async () => (await connection.runAndReadAll(sums)).getRows()[0];
  return {
    async start(units: number[]) {
      inside.clear();
      for (const unit of units) inside.add(unit);
      await connection.run('DELETE FROM territory');
      await connection.run(`INSERT INTO territory VALUES ${units.map((unit) => `(${unit})`).join(', ')}`);
    },
    async toggle(unit: number) {
      const out = inside.delete(unit);
      if (!out) inside.add(unit);
      await connection.run(
        out ? `DELETE FROM territory WHERE unit = ${unit}` : `INSERT INTO territory VALUES (${unit})`,
      );
      return read();
    },
    /** Both sides must have counted the same inhabitants, or the comparison is worth nothing. */
    async check(country: Country, territory: Territory) {
      const [population] = await read();
      const expected = evaluate(country, territory, DEFAULT_SETTINGS).population.value;
      if (Number(population) !== expected) throw new Error(`SQL counts ${population}, the engine ${expected}`);
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
