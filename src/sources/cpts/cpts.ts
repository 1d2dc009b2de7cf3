import type { Engine, Row } from '../../data/engine';
import { foldHeader } from '../../data/importers/columns';
import { guess } from '../../data/importers/guess';
import { column, readable } from '../../data/importers/sql';
import type { Survey } from '../../data/importers/survey';
import type { Role } from '../../data/importers/kinds';
import type { Guess, Importer } from '../../data/importers/types';
import type { ReadTable } from '../../data/readers/table';
import { cptsColumns } from './columns';
import { runLists } from './lists';
import { runSurfaces } from './surfaces';
import { certainStage, proposedStage, saysNone, speaksOfCpts, spelling } from './words';

/** From this confidence on nobody is asked. */
const ASKED = 0.7;
/** Less than for the figures of the same table. */
const UNLIKELY = 0.25;
/** Words that a person can answer for. */
const MOST_WORDS = 100;

/**
 * CPTS as ARS and federations list them: a row a commune, communes in one cell or in columns, cross tables, CPTS in
 * columns, merged cells, quarters (IRIS), or polygons.
 */
export const cpts: Importer = {
  recognise(table, _sample, found) {
    const { level, survey } = found;
    const said = cptsColumns(found);
    if (!said) return null;
    const { columns, members, certain, byEpci = false } = said;
    const name = columns.cpts;
    const drawn = table.surfaces !== null && !columns.code && !columns.name && !columns.codes && !members.length;
    const headed = name === undefined || speaksOfCpts(name);
    const confidence = drawn ? (headed ? 0.9 : certain ? 0.75 : 0.6) : certain && !byEpci ? 0.95 : ASKED;
    const isSeat =
      level === 'practitioner' ||
      ((columns.codes === undefined || byEpci) && !members.length && isDirectory(survey, name));
    return guess({ kind: 'cpts', confidence: isSeat ? UNLIKELY : confidence, columns, members });
  },

  /** Whether the blanks are merged cells, and which stage words are to be answered, only the whole table says. */
  async settle(engine, table, guessed) {
    const words = await stageWords(engine, table, guessed);
    const blanks = await blanksOf(engine, table, guessed);
    return {
      ...guessed,
      confidence: blanks === 'doubt' ? Math.min(guessed.confidence, ASKED) : guessed.confidence,
      stageWords: words,
      options: { ...guessed.options, blanks: blanks === 'above' ? 'above' : 'none' },
    };
  },

  run: (engine, table, guessed, context) =>
    guessed.columns.code || guessed.columns.name || guessed.columns.codes || guessed.members.length
      ? runLists(engine, table, guessed, context)
      : runSurfaces(engine, table, guessed, context),
};

const ADDRESS = /(^|_)(adresse|address|voie|rue|numvoie|siret|finess)(_(?!e?mail)|$)/;
const FEW = 3;

/** Whether each CPTS comes once, with an address: its commune is that of its seat. */
function isDirectory({ table, cells }: Survey, name: string | undefined): boolean {
  if (name === undefined || table.surfaces || !table.columns.some((one) => ADDRESS.test(foldHeader(one)))) return false;
  const names = cells(name).map(spelling);
  return names.length >= FEW && new Set(names).size >= 0.8 * names.length;
}

/** Words that mean no stage for certain, or that the CPTS is no more. */
async function stageWords(engine: Engine, table: ReadTable, { columns }: Guess): Promise<Guess['stageWords']> {
  if (!columns.stage) return [];
  const word = readable(`trim(${column(columns.stage)})`);
  const rows = await engine.query(
    `SELECT ${word} AS word FROM ${table.relation} WHERE ${word} <> '' GROUP BY word ORDER BY min(line) LIMIT ${MOST_WORDS}`,
  );
  return rows
    .map(({ word: text }) => text as string)
    .filter((text) => ['unknown', 'ended'].includes(certainStage(text)))
    .map((text) => ({ word: text, answer: proposedStage(text) }));
}

const PLACES: readonly Role[] = ['code', 'name', 'postcode', 'codes'];

/**
 * What a row without the name of its CPTS is in. Merged cells are filled on the first row of each block: each name
 * comes once, the first row has one, and most rows have none. Where most rows have none otherwise, it is a doubt.
 */
async function blanksOf(
  engine: Engine,
  table: ReadTable,
  { columns, members }: Guess,
): Promise<'none' | 'above' | 'doubt'> {
  const places = [...PLACES.map((role) => columns[role]), ...members].filter((one) => one !== undefined);
  if (!columns.cpts || !places.length) return 'none';
  const placed = `coalesce(${places.map((one) => `nullif(trim(${column(one)}), '')`).join(', ')}) IS NOT NULL`;
  const rows: Row[] = await engine.query(
    `SELECT line, coalesce(${readable(`trim(${column(columns.cpts)})`)}, '') AS name FROM ${table.relation} WHERE ${placed} ORDER BY line`,
  );
  const names = rows.map(({ name }) => name as string);
  const blank = names.filter((name) => !name).length;
  // Those that the reader of the workbook has filled were merged for certain.
  const merged = new Set(table.merged?.[columns.cpts]);
  const written = names.filter((name, i) => name && !merged.has(Number(rows[i].line)));
  if (!blank || !written.length) return 'none';
  const once = new Set(written.map(spelling)).size === written.length;
  const mayBeMerged = names[0] !== '' && once && !written.some(saysNone);
  if (mayBeMerged && names.length >= 2 * written.length) return 'above';
  return mayBeMerged || 2 * blank > names.length ? 'doubt' : 'none';
}
