import type { Language } from '../words/language';
import type { Citation } from './sources';
import type { Cell, Kind, Table } from './table';

const FORMATS: Partial<Record<Kind, string>> = {
  integer: '#,##0',
  decimal: '0.0',
  percent: '0.0%',
  euros: '#,##0\\ "€"',
  kilometres: '0.0\\ "km"',
};
const CENTS = '#,##0.00\\ "€"';
/** What a spreadsheet refuses in the name of a sheet, and how long that may be. */
const REFUSED = /[[\]:*?/\\]/g;
const LONGEST = 31;
const HEAD = { fontWeight: 'bold' as const, wrap: true };

/**
 * A workbook with one sheet a table. Each row keeps its vintage, its quality and the numbers of its sources; a figure
 * that is unknown is an empty cell whose quality says so. The table of sources goes last, over what `drawn` says.
 */
export async function workbook(
  tables: readonly Table[],
  citations: readonly Citation[],
  drawn: readonly string[],
  { words, format }: Language,
): Promise<Blob> {
  const { default: write } = await import('write-excel-file/universal');
  const { vintage, quality, source } = words.dossier;
  const number = new Map(citations.map((citation) => [citation.key, citation.number]));
  const header = (titles: readonly string[]) => titles.map((value) => ({ value, ...HEAD }));
  const cell = ({ value, kind }: Cell) => {
    // Cents are shown where there are some.
    const written = kind === 'euros' && value !== null && !Number.isInteger(value) ? CENTS : FORMATS[kind];
    return typeof value === 'number' && written ? { value, format: written } : value;
  };
  const sheet = ({ id, title, columns, rows, note }: Table) => {
    const sourced = rows.some(({ from }) => from !== null);
    const last = tables.length && note ? [[], [note]] : [];
    return {
      sheet: words.dossier.sheets[id] ?? title,
      columns: columns.map((_, i) => ({ width: i === 0 ? 34 : 18 })),
      stickyRowsCount: 1,
      data: [
        header([...columns, ...(sourced ? [vintage, quality, source] : [])]),
        ...rows.map(({ head, cells, from }) => [
          head,
          ...cells.map(cell),
          ...(from
            ? [
                format.vintage(from.vintage),
                words.qualities[from.quality],
                from.sources.map((key) => number.get(key)).join(', '),
              ]
            : []),
        ]),
        ...last,
      ],
    };
  };
  const named = new Set<string>();
  const sheets = tables.map(sheet).map((one) => ({ ...one, sheet: unique(one.sheet, named) }));
  sheets.at(-1)!.data.push([], ...drawn.map((line) => [line]));
  return write(sheets).toBlob();
}

/** A name that the spreadsheet takes and that no other sheet has; one that is too long ends with a whole word. */
function unique(title: string, taken: Set<string>): string {
  const base = title.replace(REFUSED, ' ').trim();
  const cut = (most: number) => (base.length <= most ? base : base.slice(0, most).replace(/\s+\S*$/, ''));
  let name = cut(LONGEST);
  for (let n = 2; taken.has(name); n++) name = `${cut(LONGEST - 3)} ${n}`;
  taken.add(name);
  return name;
}
