import type { Atlas } from '../atlas/atlas';
import { isRough } from '../atlas/manifest';
import type { Engine } from '../data/engine';
import { ImportError } from '../data/importers/errors';
import { refuseRates } from '../data/importers/figure-reading';
import { isAbove, isBelow } from '../data/importers/levels';
import { kindOf } from '../data/importers/kinds';
import type { Guess, ImportContext, Imported } from '../data/importers/types';
import { POSITION } from '../data/importers/position';
import type { ReadTable } from '../data/readers/table';
import type { ImportNote } from '../data/report';
import { IMPORTERS } from './all';
import { quartersBeside } from './quarters/beside';
import { editionNote } from './quarters/editions';
import { isBare } from './place-list';
import type { Recognised } from './recognise';
import { suggested } from './suggested';

/**
 * Takes a table as `guess` says, whole or not at all: the atlas is not touched, see `applyLayers`.
 * @throws {ImportError} when something is missing, or nothing of the table can be taken.
 */
export async function runImport(
  engine: Engine,
  table: ReadTable,
  guess: Guess,
  context: ImportContext,
): Promise<Imported> {
  if (isAbove(guess.level)) throw levelError(guess, table);
  if (isBare(guess)) throw new ImportError('bare');
  if (guess.missing[0] === 'figures' && guess.offered.every(({ aggregate }) => aggregate === 'rate'))
    refuseRates(guess);
  if (guess.missing.length) throw new ImportError('missing', { what: guess.missing[0] });
  const importer = IMPORTERS[guess.kind];
  const { layers, report } = await importer.run(engine, table, guess, context);
  const beside = await quartersBeside(engine, table, guess, context, layers);
  const all = [...layers, ...beside];
  const notes = [
    ...editionNote(all, context),
    ...report.notes,
    ...togetherNote(guess, report.rows.taken),
    ...positionNotes(guess, table, context.atlas, report.rows.taken),
    ...leftOutNote(guess, table),
    ...cutNote(guess, table),
    ...understoodNote(table),
  ];
  return {
    layers: all,
    report: { ...report, lines: await suggested(report.lines, context.atlas), notes },
  };
}

const levelError = ({ level }: Guess, { surfaces }: ReadTable) =>
  new ImportError('level', { what: level, ...(surfaces && { why: 'outline' }) });

function togetherNote({ kind, level }: Guess, rows: number): ImportNote[] {
  if (!kindOf(kind).putsTogether || !isBelow(level)) return [];
  if (kind !== 'indicator' && level !== 'iris') return [];
  return [{ note: 'put-together', count: rows, examples: [level] }];
}

/** Rows placed by their coordinates, and what outlines that are approximate make of them. */
function positionNotes({ columns }: Guess, { coordinates }: ReadTable, atlas: Atlas, rows: number): ImportNote[] {
  if (!coordinates || columns.code !== POSITION) return [];
  const placed: ImportNote = { note: 'by-position', count: rows, examples: [...coordinates] };
  return isRough(atlas) ? [placed, { note: 'rough-position', count: rows, examples: [] }] : [placed];
}

/** The columns that something was taken of. */
const takenOf = ({ columns, figures, members, totals }: Guess, table: ReadTable) =>
  new Set([
    ...Object.values(columns),
    ...(table.coordinates ?? []),
    ...members,
    ...(totals?.columns ?? []),
    ...figures.flatMap(({ column, and = [], by }) => [column, ...and, ...(by === undefined ? [] : [by])]),
  ]);

/** The columns that nothing was taken of. */
function leftOutNote(guess: Guess, table: ReadTable): ImportNote[] {
  const taken = takenOf(guess, table);
  const left = table.columns.filter((column) => !taken.has(column));
  return left.length ? [{ note: 'columns', count: left.length, examples: left }] : [];
}

/** Cells of the others of which only the beginning was read. */
function cutNote(guess: Guess, table: ReadTable): ImportNote[] {
  const taken = takenOf(guess, table);
  const cut = Object.entries(table.cut ?? {}).filter(([column]) => taken.has(column));
  const cells = cut.reduce((sum, [, count]) => sum + count, 0);
  return cells ? [{ note: 'cut', count: cells, examples: cut.map(([column]) => column) }] : [];
}

/** What is told of coordinates that were not read as the file says. */
const UNDERSTOOD = { metres: 'system-unsaid', swapped: 'axes-swapped' } as const;

const understoodNote = ({ understood, rows }: ReadTable): ImportNote[] =>
  understood ? [{ note: UNDERSTOOD[understood], count: rows, examples: [] }] : [];

/** The sheets and layers of a file that nothing was taken of. */
export function othersNote(
  tables: readonly ReadTable[],
  { table, parts = [table.name] }: Pick<Recognised, 'table' | 'parts'>,
): ImportNote[] {
  const others = tables.map(({ name }) => name).filter((name) => !parts.includes(name));
  return others.length ? [{ note: 'tables', count: others.length, examples: others }] : [];
}
