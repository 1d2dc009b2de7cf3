import { isErrorText, numberCell, type Cell } from './cell-format';
import { ReadError } from './errors';
import { Sheet } from './sheet';
import type { Source } from './source';
import { visitXml, type XmlVisitor } from './xml';

/** Blanks up to the end of a row or of a sheet are written as one cell repeated as many times as there is room. */
const FARTHEST = 16_384;

/**
 * Reads the tables of an OpenDocument spreadsheet (ISO/IEC 26300), a part at a time.
 * @param content `content.xml` of the package, or the flat file that holds everything.
 * @param onRead told the share read, from 0 to 1.
 */
export async function readOds(
  content: Source,
  signal?: AbortSignal,
  onRead?: (share: number) => void,
): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  let read = 0;
  const onBytes = (bytes: number) => onRead?.((read += bytes) / content.size);
  await visitXml(content, spreadsheetVisitor(content.name, sheets), signal, onBytes);
  return sheets;
}

/** As many rows as a sheet may have. */
const FARTHEST_ROW = 2 ** 20;

type Attributes = Readonly<Record<string, string>>;

const times = (written: string | undefined) => Math.max(1, Number(written) || 1);

function spreadsheetVisitor(file: string, sheets: Sheet[]): XmlVisitor {
  let inSpreadsheet = false;
  /** Tables may stand in cells, and are not read. */
  let depth = 0;
  let [line, rowTimes, column] = [1, 1, 0];
  let cells: Cell[] = [];
  let attributes: Attributes | null = null;
  /** Elements of a cell that are no text of its own: notes and drawings. */
  let aside = 0;
  let paragraphs: string[] = [];
  let inParagraph = false;

  const add = (text: string) => (paragraphs[paragraphs.length - 1] += text);
  const endCell = (isCovered: boolean) => {
    const cell = attributes && !isCovered ? cellOf(attributes, paragraphs.join('\n')) : null;
    const repeated = times(attributes?.['number-columns-repeated']);
    if (cell !== null && cell !== '') {
      if (column + repeated > FARTHEST) throw new ReadError('bomb', file);
      const sheet = sheets.at(-1)!;
      const [down, across] = [
        times(attributes?.['number-rows-spanned']),
        times(attributes?.['number-columns-spanned']),
      ];
      if (down > 1) sheet.merges.push({ top: line, bottom: line + down - 1, left: column, right: column + across - 1 });
      for (let i = 0; i < repeated; i++) cells[column + i] = cell;
    }
    column += repeated;
    attributes = null;
  };
  const endRow = () => {
    if (cells.length && rowTimes > FARTHEST_ROW) throw new ReadError('bomb', file);
    if (cells.length) for (let i = 0; i < rowTimes; i++) sheets.at(-1)!.add(line + i, [...cells]);
    line += rowTimes;
  };

  return {
    open(name, given) {
      if (name === 'spreadsheet') inSpreadsheet = true;
      else if (!inSpreadsheet) return;
      else if (name === 'table') {
        if (depth++ === 0) {
          sheets.push(new Sheet(given.name ?? '', file));
          line = 1;
        }
      } else if (depth !== 1) return;
      else if (name === 'table-row') [cells, column, rowTimes] = [[], 0, times(given['number-rows-repeated'])];
      else if (name === 'table-cell' || name === 'covered-table-cell') [attributes, paragraphs, aside] = [given, [], 0];
      else if (!attributes) return;
      else if (ASIDE.has(name)) aside++;
      else if (aside) return;
      else if (name === 'p' || name === 'h') {
        paragraphs.push('');
        inParagraph = true;
      } else if (!inParagraph) return;
      else if (name === 's') add(' '.repeat(Math.min(1000, times(given.c))));
      else if (name === 'tab') add('\t');
      else if (name === 'line-break') add('\n');
    },
    close(name) {
      if (name === 'spreadsheet') inSpreadsheet = false;
      else if (!inSpreadsheet) return;
      else if (name === 'table') depth--;
      else if (depth !== 1) return;
      else if (name === 'table-row') endRow();
      else if (name === 'table-cell' || name === 'covered-table-cell') endCell(name !== 'table-cell');
      else if (ASIDE.has(name)) aside--;
      else if (!aside && (name === 'p' || name === 'h')) inParagraph = false;
    },
    text(part) {
      if (inParagraph && !aside) add(part.replaceAll(/\s+/g, ' '));
    },
  };
}

const ASIDE = new Set(['annotation', 'shapes', 'frame', 'custom-shape', 'detective']);

/** What a cell says (part 3, 19.385): its value rather than what is shown of it. */
function cellOf(attributes: Attributes, text: string): Cell {
  if (isErrorText(text)) return null;
  switch (attributes['value-type']) {
    case 'float':
    case 'percentage':
    case 'currency':
      return numberCell(attributes.value ?? text);
    case 'date':
      return (attributes['date-value'] ?? text).replace(/T00:00:00(\.0+)?Z?$/, '');
    case 'boolean':
      return attributes['boolean-value'] ?? text;
    case 'string':
      return attributes['string-value'] ?? text;
    default:
      return text;
  }
}
