import { isDateCode, numberCell, serialDate, type Cell } from './cell-format';
import { Sheet } from './sheet';
import type { Source } from './source';
import { visitXml, type XmlVisitor } from './xml';

/**
 * Reads the sheets of an XML spreadsheet of Excel 2003, which many systems export under the name of a workbook.
 * @param onRead told the share read, from 0 to 1.
 */
export async function readSpreadsheetMl(
  source: Source,
  signal?: AbortSignal,
  onRead?: (share: number) => void,
): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  let read = 0;
  await visitXml(source, visitor(source.name, sheets), signal, (bytes) => onRead?.((read += bytes) / source.size));
  return sheets;
}

function visitor(file: string, sheets: Sheet[]): XmlVisitor {
  let [line, column, right] = [0, 0, 0];
  let cells: Cell[] | null = null;
  let data: { type: string; text: string } | null = null;
  const dates = new Set<string>();
  let [style, isDate] = ['', false];
  return {
    open(name, attributes) {
      if (name === 'Style') style = attributes.ID ?? '';
      else if (name === 'NumberFormat' && /date|time/i.test(attributes.Format ?? '')) dates.add(style);
      else if (name === 'NumberFormat' && isDateCode(attributes.Format ?? '')) dates.add(style);
      else if (name === 'Worksheet') {
        sheets.push(new Sheet(attributes.Name ?? '', file));
        line = 0;
      } else if (name === 'Row') {
        line = Number(attributes.Index ?? line + 1);
        [cells, right] = [[], -1];
      } else if (name === 'Cell' && cells) {
        column = attributes.Index ? Number(attributes.Index) - 1 : right + 1;
        isDate = dates.has(attributes.StyleID ?? '');
        right = column + Number(attributes.MergeAcross ?? 0);
        const down = Number(attributes.MergeDown ?? 0);
        if (down) sheets.at(-1)?.merges.push({ top: line, bottom: line + down, left: column, right });
      } else if (name === 'Data' && cells) data = { type: attributes.Type ?? 'String', text: '' };
    },
    close(name) {
      if (name === 'Row' && cells) {
        sheets.at(-1)?.add(line, cells);
        cells = null;
      } else if (name === 'Data' && cells && data) {
        if (data.text !== '' && column < LAST_COLUMN) cells[column] = cellOf(data.type, data.text, isDate);
        data = null;
      }
    },
    text(part) {
      if (data) data.text += part;
    },
  };
}

/** Columns that a sheet may have. */
const LAST_COLUMN = 16_384;

function cellOf(type: string, text: string, isDate: boolean): Cell {
  switch (type) {
    case 'Number': {
      const number = numberCell(text);
      return isDate && typeof number === 'number' ? serialDate(number, false) : number;
    }
    case 'DateTime':
      return text.replace(/T00:00:00(\.0+)?$/, '');
    case 'Boolean':
      return String(text === '1');
    case 'Error':
      return null;
    default:
      return text;
  }
}
