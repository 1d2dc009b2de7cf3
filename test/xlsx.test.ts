import { strFromU8, unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { expect, it } from 'vitest';
import type { Table } from '../src/dossier/table';
import { workbook } from '../src/dossier/xlsx';
import { en } from '../src/words/en';
import { Format } from '../src/language/format';

it('a workbook holds what looks like a formula as text', async () => {
  const hostile = ["=cmd|'/C calc'!A0", '+1+1', '@SUM(A1)', '<f>1+1</f>', '\u202e=1', "' onload='x"];
  const table: Table = {
    id: 'hostile',
    title: '=1+1',
    columns: ['name', '=HYPERLINK("http://x")'],
    rows: hostile.map((text) => ({ head: text, cells: [{ value: text, kind: 'text' }], from: null })),
    note: '=1+1',
  } as unknown as Table;
  const blob = await workbook([table], [], hostile, { words: en, format: new Format('en') } as never);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const sheets = Object.entries(unzipSync(bytes)).filter(([name]) => /^xl\/worksheets\/[^/]+$/.test(name));
  expect(sheets.length).toBe(1);
  for (const [, content] of sheets) expect(strFromU8(content)).not.toMatch(/<f[ >]/);
  const rows = await readSheet(Buffer.from(bytes));
  expect(rows.slice(1, 1 + hostile.length).map(([head, cell]) => [head, cell])).toEqual(
    hostile.map((text) => [text, text]),
  );
});
