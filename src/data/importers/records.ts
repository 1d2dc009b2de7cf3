import type { Atlas } from '../../atlas/atlas';
import { normalisedNames, normaliseName } from '../../atlas/names';
import unknownWords from '../../../data/imports/unknown-words.json';
import { identifier, literal, type Engine, type Row } from '../engine';
import type { ReadTable } from '../readers/table';
import { placeKeys, type PlaceKey, type Placing } from '../recode';
import { LISTED_LINES, type ImportReport, type Rejected, type RejectedLine, type SetAside } from '../report';
import { ImportError } from './errors';
import type { Guess } from './types';

/** A piece of SQL over the columns of the table. */
export type Sql = string;

/** One figure of a row. All are texts, as the file has them. */
export interface Figure {
  /** What it counts. */
  item: Sql;
  amount: Sql;
  /** `count` is refused when negative; `text` is taken as it is. */
  as: 'count' | 'rate' | 'text';
  /** What the row weighs in a mean; NULL when nothing says. */
  weight?: Sql;
}

/** What an importer makes of a table. */
export interface Reading {
  /** What is read in place of the table, with its columns and more. */
  from?: Sql;
  figures: readonly Figure[];
  /** Reason to set the row aside, or NULL. */
  aside?: Sql;
  /** Whether the same figure of the same commune may come twice (one row a facility), or is a mistake. */
  repeats: 'count' | 'refuse';
}

const RECORD = 'import_record';
const KEY = 'import_key';
const HEIR = 'import_heir';
const JUDGED = 'import_judged';
const VERDICT = 'import_verdict';

/** A table keyed by commune has at most a few spellings of each; beyond, the key is another column. */
const MOST_KEYS = 400_000;
/** Under this part of known places, the file is not about French communes. */
const LEAST_KNOWN = 0.5;
/** Reasons of places that are French all the same. */
const KNOWN_PLACES: readonly string[] = ['split', 'city', 'city-whole'];
/** Foreign codes may look like French ones: the names beside them tell. */
const LEAST_AGREEING = 0.3;
const NAMES_TO_JUDGE = 20;

export const column = (name: string | undefined): Sql => (name === undefined ? 'NULL::VARCHAR' : identifier(name));
const list = (words: readonly string[]) => words.map(literal).join(', ');

/** NULL for what the file writes in place of a value. */
const known = (text: Sql, words: readonly string[]) =>
  `CASE WHEN lower(trim(${text})) IN (${list(words)}) THEN NULL ELSE nullif(trim(${text}), '') END`;
const figureText = (text: Sql) => known(text, [...unknownWords.words, ...unknownWords.secret]);
const plainText = (text: Sql) => known(text, unknownWords.words);

/** A number as French and English files write it: `1 234,5`, `1234.5`; NULL for anything else. */
export const number = (text: Sql): Sql =>
  `TRY_CAST(replace(regexp_replace(${text}, '[\\s\\x{00A0}\\x{202F}]', '', 'g'), ',', '.') AS DOUBLE)`;

/**
 * The records of a table, one a figure, in temporary tables of the engine: read, placed on today's units, judged, and
 * then summed without a row leaving the engine. One import at a time.
 */
export class Records {
  private constructor(
    readonly engine: Engine,
    readonly table: ReadTable,
  ) {}

  /** @throws {ImportError} when most rows are not about French communes. */
  static async read(engine: Engine, table: ReadTable, guess: Guess, atlas: Atlas, reading: Reading): Promise<Records> {
    const records = new Records(engine, table);
    await records.drop();
    await records.#stage(guess, reading);
    await records.#place(guess, atlas);
    await records.#judge(reading.repeats);
    return records;
  }

  async #stage({ columns }: Guess, { from = this.table.relation, figures, aside = 'NULL::VARCHAR' }: Reading) {
    const place = (name: string | undefined) => `coalesce(trim(${column(name)}), '')`;
    const structs = figures.map(({ item, amount, as, weight = 'NULL::VARCHAR' }) => {
      const written = as === 'text' ? plainText(amount) : figureText(amount);
      return `{item: ${item}, written: ${written}, judged: ${literal(as)}, weight: ${number(weight)}}`;
    });
    await this.engine.query(`
      CREATE TEMP TABLE ${RECORD} AS
      SELECT line, code, name, postcode, department, aside, figure.item, figure.written, figure.judged, figure.weight
      FROM (
        SELECT line, ${place(columns.code)} AS code, ${place(columns.name)} AS name,
          ${place(columns.postcode)} AS postcode, ${place(columns.department)} AS department,
          ${aside} AS aside, unnest([${structs.join(', ')}]) AS figure
        FROM ${from})`);
  }

  async #place({ options }: Guess, atlas: Atlas) {
    const keys = (await this.engine.query(`
      SELECT code, name, postcode, department, count(DISTINCT line)::DOUBLE AS rows
      FROM ${RECORD} WHERE aside IS NULL GROUP BY ALL LIMIT ${MOST_KEYS + 1}`)) as unknown as (PlaceKey & {
      rows: number;
    })[];
    const placings = placeKeys(atlas, keys, options.splits);
    refuseForeign(atlas, keys, placings);
    const names = ['code', 'name', 'postcode', 'department'] as const;
    await this.engine.createTable(
      KEY,
      [
        { name: 'key', type: 'BIGINT' },
        ...names.map((name) => ({ name, type: 'VARCHAR' as const })),
        { name: 'identity', type: 'VARCHAR' },
        { name: 'recoded', type: 'BIGINT' },
        { name: 'shared', type: 'BIGINT' },
        { name: 'problem', type: 'VARCHAR' },
      ],
      [
        keys.map((key, i) => {
          const placing = placings[i];
          const found = 'heirs' in placing;
          return [
            i,
            ...names.map((name) => key[name]),
            found ? placing.identity : null,
            Number(found && placing.recoded),
            Number(found && placing.shared),
            found ? null : placing.reason,
          ];
        }),
      ],
    );
    await this.engine.createTable(
      HEIR,
      [
        { name: 'key', type: 'BIGINT' },
        { name: 'unit', type: 'BIGINT' },
        { name: 'share', type: 'DOUBLE' },
      ],
      [placings.flatMap((placing, i) => ('heirs' in placing ? placing.heirs : []).map((h) => [i, h.unit, h.share]))],
    );
  }

  /** The first wrong in a record decides; a row is taken whole or not at all. */
  async #judge(repeats: Reading['repeats']) {
    await this.engine.query(`
      CREATE TEMP TABLE ${JUDGED} AS
      SELECT record.* EXCLUDE (aside), key.key, key.identity, key.recoded, key.shared,
        coalesce(record.aside, CASE WHEN problem = 'city-whole' THEN problem END) AS aside,
        CASE WHEN judged <> 'text' THEN ${number('written')} END AS value,
        CASE WHEN record.aside IS NOT NULL OR problem = 'city-whole' THEN NULL WHEN problem IS NOT NULL THEN problem
          WHEN judged <> 'text' AND written IS NOT NULL AND (value IS NULL OR NOT isfinite(value)) THEN 'number'
          WHEN judged = 'count' AND value < 0 THEN 'negative' END AS wrong
      FROM ${RECORD} AS record LEFT JOIN ${KEY} AS key USING (code, name, postcode, department)`);
    if (repeats === 'refuse') await this.#refuseRepeats();
    await this.engine.query(`
      CREATE TEMP TABLE ${VERDICT} AS
      SELECT line, min(wrong) AS wrong,
        coalesce(min(aside), CASE WHEN count(written) = 0 THEN 'no-value' END) AS aside,
        max(recoded) AS recoded, max(shared) AS shared,
        any_value(concat_ws(' ', nullif(code, ''), nullif(postcode, ''), nullif(name, ''))) AS place,
        min(written) FILTER (wrong IN ('number', 'negative', 'conflict')) AS given
      FROM ${JUDGED} GROUP BY line`);
  }

  /** The same figure again is set aside; another figure for the same thing leaves no way to know which is right. */
  async #refuseRepeats() {
    await this.engine.query(`
      CREATE OR REPLACE TEMP TABLE ${JUDGED} AS
      SELECT * EXCLUDE (wrong, aside, lowest, highest, place),
        CASE WHEN wrong IS NULL AND aside IS NULL AND lowest <> highest THEN 'conflict' ELSE wrong END AS wrong,
        CASE WHEN wrong IS NULL AND aside IS NULL AND lowest = highest AND place > 1 THEN 'repeated' ELSE aside END AS aside
      FROM (SELECT *, min(written) OVER same AS lowest, max(written) OVER same AS highest,
          row_number() OVER (PARTITION BY identity, item, wrong, aside ORDER BY line) AS place
        FROM ${JUDGED} WINDOW same AS (PARTITION BY identity, item, wrong, aside))`);
  }

  /**
   * One row for each unit and item that the rows taken speak of.
   * @param measures SQL aggregates over `value`, `written`, `weight` and `share`, by name.
   */
  collect(measures: Record<string, Sql>): Promise<Row[]> {
    const selected = Object.entries(measures).map(([name, sql]) => `${sql} AS ${name}`);
    return this.engine.query(`
      SELECT unit, item, ${selected.join(', ')} ${this.#taken}
      WHERE judged.written IS NOT NULL GROUP BY unit, item ORDER BY item, unit`);
  }

  /** Places in today's country that the rows taken speak of, whatever they say of them. */
  get #taken(): Sql {
    return `FROM ${JUDGED} AS judged
      JOIN ${VERDICT} AS verdict ON verdict.line = judged.line AND verdict.wrong IS NULL AND verdict.aside IS NULL
      JOIN ${HEIR} AS heir ON heir.key = judged.key`;
  }

  /** The parts of the report that every import shares. @throws {ImportError} when no row could be taken. */
  async report(): Promise<
    Pick<ImportReport, 'rows' | 'communes' | 'units' | 'merged' | 'setAside' | 'rejected' | 'lines'> & {
      shared: number;
    }
  > {
    const counts = await this.engine.query(`
      SELECT wrong, CASE WHEN wrong IS NULL THEN aside END AS aside, count(*)::DOUBLE AS rows,
        sum(recoded)::DOUBLE AS recoded, sum(shared)::DOUBLE AS shared
      FROM ${VERDICT} GROUP BY ALL ORDER BY rows DESC`);
    const lines = await this.engine.query(`
      SELECT line, wrong AS reason, coalesce(nullif(concat_ws(' : ', nullif(place, ''), given), ''), '') AS input
      FROM ${VERDICT} WHERE wrong IS NOT NULL ORDER BY line LIMIT ${LISTED_LINES}`);
    const [{ communes }] = await this.engine.query(
      `SELECT count(DISTINCT identity)::DOUBLE AS communes ${this.#taken}`,
    );
    const [{ units, merged }] = await this.engine.query(`
      SELECT count(*)::DOUBLE AS units, count(*) FILTER (codes > 1)::DOUBLE AS merged
      FROM (SELECT unit, count(DISTINCT identity) FILTER (judged.code <> '') AS codes ${this.#taken} GROUP BY unit)`);
    const taken = counts.find(({ wrong, aside }) => wrong === null && aside === null);
    const refused = this.table.refused.map(({ line, reason }) => ({
      line,
      reason: 'unreadable' as const,
      input: reason,
    }));
    const rejected = counts.flatMap(({ wrong, rows }) =>
      wrong === null ? [] : [{ reason: wrong as Rejected, rows: rows as number }],
    );
    if (refused.length) rejected.push({ reason: 'unreadable', rows: refused.length });
    const setAside = counts.flatMap(({ aside, rows }) =>
      aside === null ? [] : [{ reason: aside as SetAside, rows: rows as number }],
    );
    if (!taken) throw new ImportError('nothing', { reason: (rejected[0] ?? setAside[0])?.reason ?? 'no-value' });
    const total = (of: { rows: number }[]) => of.reduce((sum, { rows }) => sum + rows, 0);
    return {
      rows: {
        read: (taken.rows as number) + total(setAside) + total(rejected),
        taken: taken.rows as number,
        recoded: taken.recoded as number,
        setAside: total(setAside),
        rejected: total(rejected),
      },
      communes: communes as number,
      units: units as number,
      merged: merged as number,
      setAside,
      rejected,
      lines: [...(lines as unknown as RejectedLine[]), ...refused]
        .sort((a, b) => a.line - b.line)
        .slice(0, LISTED_LINES),
      shared: taken.shared as number,
    };
  }

  /** Empties the engine of the import. */
  async drop(): Promise<void> {
    for (const name of [RECORD, KEY, HEIR, JUDGED, VERDICT]) await this.engine.query(`DROP TABLE IF EXISTS ${name}`);
  }
}

/** @throws {ImportError} `foreign`, or `nothing` when no row names a place. */
function refuseForeign(atlas: Atlas, keys: readonly (PlaceKey & { rows: number })[], placings: readonly Placing[]) {
  if (keys.length > MOST_KEYS) throw new ImportError('missing', { what: 'code' });
  let [read, known, named, agreeing] = [0, 0, 0, 0];
  placings.forEach((placing, i) => {
    if ('reason' in placing && placing.reason === 'place-missing') return;
    read += keys[i].rows;
    if ('reason' in placing && !KNOWN_PLACES.includes(placing.reason)) return;
    known += keys[i].rows;
    if (!('heirs' in placing) || placing.recoded || !keys[i].code || !keys[i].name) return;
    named++;
    if (normalisedNames(atlas)[placing.heirs[0].unit] === normaliseName(keys[i].name)) agreeing++;
  });
  const examples = keys.filter((_, i) => 'reason' in placings[i]).slice(0, 3);
  const shown = examples.map(({ code, name }) => code || name).join(', ');
  if (known < LEAST_KNOWN * read) throw new ImportError('foreign', { known, read, examples: shown });
  if (named >= NAMES_TO_JUDGE && agreeing < LEAST_AGREEING * named)
    throw new ImportError('foreign', { known: agreeing, read: named, examples: shown });
}
