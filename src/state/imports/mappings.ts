import { isAbove } from '../../data/importers/levels';
import type { Guess } from '../../data/importers/types';
import type { ReadTable } from '../../data/readers/table';

const SAVED = 'perimetre-mappings';
/** Shapes of files that are remembered, the latest ones. */
const MOST = 40;

/** How a person had a table read: what holds for another file of the same columns, so neither its year nor its figures. */
type Mapping = Pick<Guess, 'kind' | 'level' | 'columns' | 'figures' | 'members'> & {
  options: Pick<Guess['options'], 'splits' | 'activity' | 'stages' | 'blanks'>;
};

/** What tells files of one shape: their columns, in any order. */
const shapeOf = ({ columns, surfaces }: ReadTable) => [surfaces ? 'drawn' : 'table', ...columns.toSorted()].join('\n');

/** The guesses of a table as a person settled them for another of the same shape; `null` when nobody did. */
export function remembered(table: ReadTable, guesses: readonly Guess[]): Guess[] | null {
  const mapping = new Map(read()).get(shapeOf(table));
  const base = mapping && guesses.find(({ kind }) => kind === mapping.kind);
  if (!mapping || !base) return null;
  const { level, columns, figures, members, options } = mapping;
  const settled: Guess = {
    ...base,
    level: isAbove(base.level) ? level : base.level,
    columns,
    figures,
    members,
    missing: base.missing.filter((what) => what === 'vintage'),
    options: { ...base.options, ...options },
  };
  return [settled, ...guesses.filter((guess) => guess !== base)];
}

/** Remembers how a table was read. */
export function remember(table: ReadTable, { kind, level, columns, figures, members, options }: Guess): void {
  const { splits, activity, stages, blanks } = options;
  const mapping: Mapping = { kind, level, columns, figures, members, options: { splits, activity, stages, blanks } };
  const shape = shapeOf(table);
  const others = read().filter(([known]) => known !== shape);
  try {
    localStorage.setItem(SAVED, JSON.stringify([...others, [shape, mapping]].slice(-MOST)));
  } catch {
    // Nothing is lost but the trouble of saying it again.
  }
}

function read(): [string, Mapping][] {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(SAVED) ?? '[]');
    return Array.isArray(saved) ? saved.filter(isEntry) : [];
  } catch {
    return [];
  }
}

const isEntry = (entry: unknown): entry is [string, Mapping] =>
  Array.isArray(entry) && typeof entry[0] === 'string' && Array.isArray((entry[1] as Mapping | null)?.figures);
