import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { SourceError } from '../errors';
import { readProfessionals } from '../layers/professionals';
import { DownloadError } from './errors';
import type { Session } from './session';
import type { OfficialSource } from './source';
import { unpack } from './unpack';

/** The first BPE in the layout of Melodi. */
const OLDEST = 2024;
const fileOf = (year: number) => `insee/bpe${year}-sante.csv`;

/**
 * INSEE's facilities (BPE), health part: the newest edition that is there and that the build reads. An edition comes
 * out the year after its own.
 */
export const bpe: OfficialSource = {
  key: 'bpe',
  files: [fileOf(OLDEST + 1), fileOf(OLDEST)],
  fallback: 'les densités de chaque département (BPE 2024), réparties selon la population : effectifs estimés',
  async run(session) {
    for (let year = session.year - 1; ; year--) {
      try {
        return await fetchYear(session, year);
      } catch (error) {
        const isAbsent = error instanceof SourceError || (error instanceof DownloadError && !error.passing);
        if (!isAbsent || year <= OLDEST) throw error;
      }
    }
  },
};

async function fetchYear(session: Session, year: number): Promise<string> {
  const { path, address, retrieved } = await session.fetch('insee-bpe', 'bpe-{year}.zip', { year });
  const counts = await countFacilities(unpack(path, /_data\.csv$/i), year);
  const provenance = { source: 'insee-bpe', address, vintage: `BPE ${year}`, retrieved, caveats: [] };
  await session.publish({ [fileOf(year)]: counts }, provenance, (folder) =>
    readProfessionals(session.units, folder, new Float64Array(session.units.count)),
  );
  return `BPE ${year}`;
}

/**
 * Facilities a commune and type, from the table of Melodi, where totals by group stand among the rows, and a city with
 * arrondissements stands beside them. Health is the domain D.
 */
async function countFacilities(table: Uint8Array, year: number): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'perimetre-bpe-'));
  const [from, to] = [join(folder, 'data.csv'), join(folder, 'counts.csv')];
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    writeFileSync(from, table);
    await connection.run(`COPY (
      SELECT GEO AS DEPCOM, FACILITY_TYPE AS TYPEQU, CAST(sum(CAST(OBS_VALUE AS DOUBLE)) AS BIGINT) AS NB_EQUIP
      FROM read_csv('${from}', delim = ';', header = true, all_varchar = true)
      WHERE GEO_OBJECT IN ('COM', 'ARM') AND GEO NOT IN ('75056', '69123', '13055')
        AND BPE_MEASURE = 'FACILITIES' AND TIME_PERIOD = '${year}' AND FACILITY_TYPE LIKE 'D___'
      GROUP BY ALL ORDER BY ALL
    ) TO '${to}' (HEADER, DELIMITER ';')`);
    return readFileSync(to);
  } catch (cause) {
    const [line] = (cause as Error).message.split('\n');
    throw new DownloadError('unreadable', { file: `bpe-${year}.zip`, cause: line });
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true });
  }
}
