import { dsvFormat } from 'd3-dsv';
import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import { harmless, writeRows } from '../../src/kernel/csv';

const RIGHT_TO_LEFT = '\u202e';
const read = (text: string) => dsvFormat(';').parseRows(text.replace(/^\uFEFF/, ''));

describe('rows for a spreadsheet', () => {
  it.each([
    "=cmd|'/C calc'!A0",
    '+33 =1+1',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r\n=1',
    '  =1',
    `${RIGHT_TO_LEFT}=1`,
    '\u200b=1',
    '\u00a0+1',
    '＝1+1',
    '-',
  ])('%j is text', (cell) => {
    expect(harmless(cell)).toBe(`'${cell}`);
  });

  it.each(['-12', '+3,5', '-0.25', 'L’Étang-la-Ville', '<b>=1</b>', '', '2A004', "'=1"])(
    '%j stays as it is',
    (cell) => {
      expect(harmless(cell)).toBe(cell);
    },
  );

  it('whatever the cells, another reader finds as many, and none that starts a formula', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ';', '"', ' ', RIGHT_TO_LEFT, 'a', '1')
        .chain((first) => fc.string({ unit: 'binary' }).map((rest) => first + rest)),
    );
    fc.assert(
      fc.property(fc.array(fc.array(hostile, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const found = read(writeRows(rows));
        expect(found.map((row) => row.length)).toEqual(rows.map((row) => row.length));
        found.flat().forEach((cell, i) => {
          expect([rows.flat()[i], `'${rows.flat()[i]}`]).toContain(cell);
          if (Number.isNaN(Number(cell.replace(',', '.')))) expect(cell.trim()).not.toMatch(/^[=+\-@]/);
        });
      }),
      { numRuns: 200 },
    );
  });
});
