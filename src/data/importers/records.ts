import type { Atlas } from '../../atlas/atlas';
import { literal, type Engine, type Row, type TableColumn, type Watch } from '../engine';
import type { ReadTable } from '../readers/table';
import { placeKeys } from '../recode';
import { ImportError } from './errors';
import { refuseForeign, type CountedKey } from './foreign';
import { outcomeOf, type Outcome } from './outcome';
import { column, knownFigure, knownText, number, type Sql } from './sql';
import type { Guess, ImportContext } from './types';

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
  /** Which part of its row a record stands for, when a row is a list; each part is taken or not by itself. */
  part?: Sql;
  /** Whether Paris, Lyon and Marseille stand for all their arrondissements. */
  wholeCities?: boolean;
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
const BATCH = 4096;
const NAMING = ['code', 'name', 'postcode', 'department'] as const;
const texts = (names: readonly string[]) => names.map((name): TableColumn => ({ name, type: 'VARCHAR' }));
const wholes = (names: readonly string[]) => names.map((name): TableColumn => ({ name, type: 'BIGINT' }));

/** The rows of each of many items, handed to the engine some at a time: between two, the page answers. */
function* inBatches<Item, Row>(items: readonly Item[], rowsOf: (item: Item, at: number) => Row[]): Generator<Row[]> {
  for (let first = 0; first < items.length; first += BATCH)
    yield items.slice(first, first + BATCH).flatMap((item, i) => rowsOf(item, first + i));
}

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
  static async read(
    engine: Engine,
    table: ReadTable,
    guess: Guess,
    { atlas, watch }: ImportContext,
    reading: Reading,
  ): Promise<Records> {
    const records = new Records(engine, table);
    await records.drop();
    try {
      await records.#stage(guess, reading, watch);
      watch?.signal?.throwIfAborted();
      await records.#place(guess, atlas, reading);
      await records.#judge(reading);
    } catch (error) {
      await records.drop();
      throw error;
    }
    return records;
  }

  async #stage({ columns }: Guess, reading: Reading, watch: Watch | undefined) {
    const { from = this.table.relation, figures, aside = 'NULL::VARCHAR', part = '0' } = reading;
    const naming = NAMING.map((role) => [role, `coalesce(trim(${column(columns[role])}), '')`] as const);
    const figured = figures.map(({ item, amount, as, weight }) => [
      ['item', item] as const,
      ['written', as === 'text' ? knownText(amount) : knownFigure(amount)] as const,
      ['judged', literal(as)] as const,
      ['weight', number(weight ?? column(undefined))] as const,
    ]);
    const staged =
      figures.length === 1
        ? // What is set aside, most of a national file, keeps nothing but its line and the reason.
          `SELECT line, ${part} AS part, import_aside AS aside,
            ${[...naming, ...figured[0]].map(([name, sql]) => `CASE WHEN import_aside IS NULL THEN ${sql} END AS ${name}`).join(', ')}
          FROM (SELECT *, ${aside} AS import_aside FROM ${from})`
        : `SELECT line, part, ${NAMING.join(', ')}, aside, figure.item, figure.written, figure.judged, figure.weight
          FROM (SELECT line, ${part} AS part, ${naming.map(([name, sql]) => `${sql} AS ${name}`).join(', ')}, ${aside} AS aside,
            unnest([${figured.map((one) => `{${one.map(([name, sql]) => `${name}: ${sql}`).join(', ')}}`).join(', ')}]) AS figure
            FROM ${from})`;
    await this.engine.query(`CREATE TEMP TABLE ${RECORD} AS ${staged}`, [], watch);
  }

  async #place({ options: { splits } }: Guess, atlas: Atlas, { wholeCities = false }: Reading) {
    const keys = (await this.engine.query(`
      SELECT ${NAMING.join(', ')}, count(*)::DOUBLE AS records
      FROM ${RECORD} WHERE aside IS NULL GROUP BY ALL LIMIT ${MOST_KEYS + 1}`)) as unknown as CountedKey[];
    if (keys.length > MOST_KEYS) throw new ImportError('missing', { what: 'code' });
    const placings = await placeKeys(atlas, keys, { splits, wholeCities });
    refuseForeign(atlas, keys, placings);
    const columns = [...wholes(['key', 'recoded', 'shared']), ...texts(['identity', 'problem', ...NAMING])];
    const keyRows = inBatches(placings, (placing, i) => {
      const naming = NAMING.map((role) => keys[i][role]);
      if ('reason' in placing) return [[i, 0, 0, null, placing.reason, ...naming]];
      return [[i, Number(placing.recoded), Number(placing.shared), placing.identity, null, ...naming]];
    });
    await this.engine.createTable(KEY, columns, keyRows);
    const heirColumns = [...wholes(['key', 'unit']), { name: 'share', type: 'DOUBLE' } as const];
    const heirRows = inBatches(placings, (placing, i) =>
      'heirs' in placing ? placing.heirs.map(({ unit, share }) => [i, unit, share]) : [],
    );
    await this.engine.createTable(HEIR, heirColumns, heirRows);
  }

  /** The first wrong in a record decides; a row, or a part of one that is a list, is taken whole or not at all. */
  async #judge({ repeats, figures }: Reading) {
    await this.engine.query(`
      CREATE TEMP ${repeats === 'count' ? 'VIEW' : 'TABLE'} ${JUDGED} AS
      SELECT record.* EXCLUDE (aside), key.key, key.identity, key.recoded, key.shared,
        coalesce(record.aside, CASE WHEN problem = 'city-whole' THEN problem END) AS aside,
        CASE WHEN judged <> 'text' THEN ${number('written')} END AS value,
        CASE WHEN record.aside IS NOT NULL OR problem = 'city-whole' THEN NULL WHEN problem IS NOT NULL THEN problem
          WHEN judged <> 'text' AND written IS NOT NULL AND (value IS NULL OR NOT isfinite(value)) THEN 'number'
          WHEN judged = 'count' AND value < 0 THEN 'negative' END AS wrong
      FROM ${RECORD} AS record LEFT JOIN ${KEY} AS key USING (${NAMING.join(', ')})`);
    if (repeats === 'refuse') await this.#refuseRepeats();
    const place = `concat_ws(' ', nullif(code, ''), nullif(postcode, ''), nullif(name, ''))`;
    // Where a row is one record there is nothing to bring together, and millions of rows to save.
    await this.engine.query(
      figures.length === 1
        ? `CREATE TEMP VIEW ${VERDICT} AS
          SELECT line, part, wrong, coalesce(aside, CASE WHEN written IS NULL THEN 'no-value' END) AS aside,
            recoded, shared, ${place} AS place,
            CASE WHEN wrong IN ('number', 'negative', 'conflict') THEN written END AS given
          FROM ${JUDGED}`
        : `CREATE TEMP TABLE ${VERDICT} AS
          SELECT line, part, min(wrong) AS wrong,
            coalesce(min(aside), CASE WHEN count(written) = 0 THEN 'no-value' END) AS aside,
            max(recoded) AS recoded, max(shared) AS shared, any_value(${place}) AS place,
            min(written) FILTER (wrong IN ('number', 'negative', 'conflict')) AS given
          FROM ${JUDGED} GROUP BY line, part`,
    );
    this.#taken = `FROM (SELECT * FROM ${JUDGED} WHERE wrong IS NULL AND aside IS NULL AND written IS NOT NULL) AS judged
      ${figures.length === 1 ? '' : `SEMI JOIN (SELECT * FROM ${VERDICT} WHERE wrong IS NULL AND aside IS NULL) USING (line, part)`}
      JOIN ${HEIR} AS heir USING (key)`;
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

  /** The records taken, with the units that they go to. */
  #taken: Sql = '';

  /**
   * One row for each unit and item that the rows taken speak of.
   * @param measures SQL aggregates over `value`, `written`, `weight` and `share`, by name.
   */
  collect(measures: Record<string, Sql>): Promise<Row[]> {
    const selected = Object.entries(measures).map(([name, sql]) => `${sql} AS ${name}`);
    return this.engine.query(
      `SELECT unit, item, ${selected.join(', ')} ${this.#taken} GROUP BY unit, item ORDER BY item, unit`,
    );
  }

  /** For each item, how many different things (`written`) no row places. */
  unplaced(): Promise<Row[]> {
    return this.engine.query(`
      SELECT item, count(*)::DOUBLE AS things
      FROM (SELECT item, written FROM ${JUDGED} WHERE aside IS NULL AND written IS NOT NULL
        GROUP BY ALL HAVING count(*) = count(wrong))
      GROUP BY item ORDER BY item`);
  }

  /** @throws {ImportError} `nothing` when no row could be taken. */
  outcome(): Promise<Outcome> {
    return outcomeOf(this.engine, this.table, VERDICT, this.#taken);
  }

  /** Empties the engine of the import. */
  async drop(): Promise<void> {
    const kinds = await this.engine.query(
      `SELECT table_name AS name, table_type AS kind FROM information_schema.tables
      WHERE table_name IN ('${[RECORD, KEY, HEIR, JUDGED, VERDICT].join("', '")}')`,
    );
    for (const { name, kind } of kinds) await this.engine.query(`DROP ${kind === 'VIEW' ? 'VIEW' : 'TABLE'} ${name}`);
  }
}
