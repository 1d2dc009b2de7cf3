import type { Atlas } from '../../atlas/atlas';
import { literal, type Engine, type Row, type TableColumn, type Watch } from '../engine';
import { QUARTER_CODE, quarterCode } from '../place-cells';
import type { ReadTable } from '../readers/table';
import { isBeside, placeKeys } from '../recode';
import type { ImportNote } from '../report';
import { ImportError } from './errors';
import { agreements, misnamed, refuseForeign, type CountedKey } from './foreign';
import { outcomeOf, type Outcome } from './outcome';
import { column, knownFigure, knownText, number, readable, type Sql } from './sql';
import type { Guess, ImportContext } from './types';

/** One figure of a row. All are texts, as the file has them. */
export interface Figure {
  /** What it counts. */
  item: Sql;
  amount: Sql;
  /** `count` is refused when negative; `grouped` is one whose points and commas part thousands; `text` is taken as it is. */
  as: 'count' | 'grouped' | 'rate' | 'text';
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
const BATCH = 1024;
/** What is wrong with a cell alone. */
const CELL = `'number', 'negative'`;
const EXAMPLES = 5;
/** Letters of the address that a commune is the end of, and more. */
const LONGEST_PLACE = 500;
const NAMING = ['code', 'name', 'postcode', 'department'] as const;
const texts = (names: readonly string[]) => names.map((name): TableColumn => ({ name, type: 'VARCHAR' }));
const wholes = (names: readonly string[]) => names.map((name): TableColumn => ({ name, type: 'BIGINT' }));

/** `header` for a row that names the columns again, as tables of several pages do. */
const headerAgain = (columns: Guess['columns']): Sql => {
  const named = NAMING.flatMap((role) => columns[role] ?? []);
  if (!named.length) return 'NULL';
  const same = named.map((name) => `trim(${column(name)}) = ${literal(name)}`);
  return `CASE WHEN ${same.join(' AND ')} THEN 'header' END`;
};

/** The rows of each of many items, handed to the engine some at a time: between two, the page answers. */
export function* inBatches<Item, Row>(
  items: readonly Item[],
  rowsOf: (item: Item, at: number) => Row[],
): Generator<Row[]> {
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

  readonly #notes: ImportNote[] = [];
  #severalFigures = false;

  async #stage({ columns }: Guess, reading: Reading, watch: Watch | undefined) {
    const { from = this.table.relation, figures, part = '0' } = reading;
    const aside = `coalesce(${headerAgain(columns)}, ${reading.aside ?? 'NULL'})`;
    const naming = NAMING.map((role): [string, Sql] => [
      role,
      `coalesce(left(trim(${column(columns[role])}), ${LONGEST_PLACE}), '')`,
    ]);
    if (columns.quarter !== undefined) naming.push(['quarter', `coalesce(trim(${column(columns.quarter)}), '')`]);
    const figured = figures.map(({ item, amount, as, weight }) => [
      ['item', item] as const,
      ['written', as === 'text' ? knownText(readable(amount)) : knownFigure(readable(amount))] as const,
      ['judged', literal(as)] as const,
      ['weight', number(weight ?? column(undefined))] as const,
    ]);
    const staged =
      figures.length === 1
        ? // What is set aside, most of a national file, keeps nothing but its line and the reason.
          `SELECT line, ${part} AS part, import_aside AS aside,
            ${[...naming, ...figured[0]].map(([name, sql]) => `CASE WHEN import_aside IS NULL THEN ${sql} END AS ${name}`).join(', ')}
          FROM (SELECT *, ${aside} AS import_aside FROM ${from})`
        : `SELECT line, part, ${naming.map(([name]) => name).join(', ')}, aside, figure.item, figure.written, figure.judged, figure.weight
          FROM (SELECT line, ${part} AS part, ${naming.map(([name, sql]) => `${sql} AS ${name}`).join(', ')}, ${aside} AS aside,
            unnest([${figured.map((one) => `{${one.map(([name, sql]) => `${name}: ${sql}`).join(', ')}}`).join(', ')}]) AS figure
            FROM ${from})`;
    await this.engine.query(`CREATE TEMP TABLE ${RECORD} AS ${staged}`, [], watch);
  }

  async #place({ level, options: { splits } }: Guess, atlas: Atlas, { wholeCities = false, figures }: Reading) {
    const keys = (await this.engine.query(`
      SELECT ${NAMING.join(', ')}, count(*)::DOUBLE AS records
      FROM ${RECORD} WHERE aside IS NULL GROUP BY ALL ORDER BY min(line) LIMIT ${MOST_KEYS + 1}`)) as unknown as CountedKey[];
    if (keys.length > MOST_KEYS) throw new ImportError('missing', { what: 'code' });
    const rowsOf = keys.map((key) => ({ ...key, records: key.records / figures.length }));
    const placings = await placeKeys(atlas, rowsOf, { splits, wholeCities, iris: level === 'iris' });
    const agree = await agreements(atlas, rowsOf, placings);
    await refuseForeign(atlas, rowsOf, placings, agree);
    this.#notes.push(...misnamed(atlas, rowsOf, placings, agree));
    const columns = [...wholes(['key', 'recoded', 'shared']), ...texts(['identity', 'problem', 'beside', ...NAMING])];
    const keyRows = inBatches(placings, (placing, i) => {
      const naming = NAMING.map((role) => keys[i][role]);
      if (!('reason' in placing))
        return [[i, Number(placing.recoded), Number(placing.shared), placing.identity, null, null, ...naming]];
      const { reason } = placing;
      return [[i, 0, 0, null, ...(isBeside(reason) ? [null, reason] : [reason, null]), ...naming]];
    });
    await this.engine.createTable(KEY, columns, keyRows);
    const heirColumns = [...wholes(['key', 'unit']), { name: 'share', type: 'DOUBLE' } as const];
    const heirRows = inBatches(placings, (placing, i) =>
      'heirs' in placing ? placing.heirs.map(({ unit, share }) => [i, unit, share]) : [],
    );
    await this.engine.createTable(HEIR, heirColumns, heirRows);
  }

  /** What is wrong with a cell costs the cell; with the place, or with all the cells, the row. */
  async #judge({ repeats, figures }: Reading) {
    await this.engine.query(`
      CREATE TEMP ${repeats === 'count' ? 'VIEW' : 'TABLE'} ${JUDGED} AS
      SELECT record.* EXCLUDE (aside), key.key, key.identity, key.recoded, key.shared,
        coalesce(record.aside, key.beside) AS aside,
        CASE judged WHEN 'text' THEN NULL WHEN 'grouped' THEN ${number('written', true)} ELSE ${number('written')} END AS value,
        CASE WHEN record.aside IS NOT NULL OR key.beside IS NOT NULL THEN NULL WHEN problem IS NOT NULL THEN CASE WHEN written IS NOT NULL THEN problem END
          WHEN judged <> 'text' AND written IS NOT NULL AND (value IS NULL OR NOT isfinite(value)) THEN 'number'
          WHEN judged IN ('count', 'grouped') AND value < 0 THEN 'negative' END AS wrong
      FROM ${RECORD} AS record LEFT JOIN ${KEY} AS key USING (${NAMING.join(', ')})`);
    this.#severalFigures = figures.length > 1;
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
          SELECT line, part,
            coalesce(min(wrong) FILTER (wrong NOT IN (${CELL})),
              CASE WHEN count(*) FILTER (wrong IS NULL AND written IS NOT NULL) = 0 THEN min(wrong) END) AS wrong,
            count(*) FILTER (wrong IN (${CELL})) AS bad_cells,
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
   * @param items which of them, as a condition; all when it is not said.
   */
  collect(measures: Record<string, Sql>, items: Sql = 'true'): Promise<Row[]> {
    const selected = Object.entries(measures).map(([name, sql]) => `${sql} AS ${name}`);
    return this.engine.query(
      `SELECT unit, item, ${selected.join(', ')} ${this.#taken} WHERE ${items} GROUP BY unit, item ORDER BY item, unit`,
    );
  }

  /**
   * What the rows taken give quarter by quarter, by item; nothing where no column says which quarter.
   * @param measure SQL aggregate, as in `collect`.
   */
  async collectByQuarter(
    { columns }: Pick<Guess, 'columns'>,
    measure: Sql,
    items: Sql = 'true',
  ): Promise<Map<string, Map<string, number>>> {
    const byItem = new Map<string, Map<string, number>>();
    if (columns.quarter === undefined) return byItem;
    const rows = await this.engine.query(
      `SELECT quarter, item, ${measure} AS value ${this.#taken} WHERE quarter <> '' AND ${items} GROUP BY quarter, item`,
    );
    for (const { quarter, item, value } of rows as unknown as {
      quarter: string;
      item: string;
      value: number | null;
    }[]) {
      const code = quarterCode(quarter);
      if (value === null || !QUARTER_CODE.test(code)) continue;
      const own = byItem.get(item) ?? new Map<string, number>();
      byItem.set(item, own.set(code, (own.get(code) ?? 0) + value));
    }
    return byItem;
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
  async outcome(): Promise<Outcome & { notes: ImportNote[] }> {
    const outcome = await outcomeOf(this.engine, this.table, VERDICT, this.#taken);
    return { ...outcome, notes: [...this.#notes, ...(await this.#badCells())] };
  }

  /** Cells that were no figure, in rows that were taken for their others. */
  async #badCells(): Promise<ImportNote[]> {
    if (!this.#severalFigures) return [];
    const cells = await this.engine.query(`
      SELECT line, judged.written AS written, count(*) OVER ()::DOUBLE AS cells
      FROM (SELECT * FROM ${JUDGED} WHERE wrong IN (${CELL})) AS judged
      SEMI JOIN (SELECT * FROM ${VERDICT} WHERE wrong IS NULL AND aside IS NULL) USING (line, part)
      ORDER BY line LIMIT ${EXAMPLES}`);
    if (!cells.length) return [];
    const examples = cells.map(({ line, written }) => `${line as number} : ${written as string}`);
    return [{ note: 'cells', count: cells[0].cells as number, examples }];
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
