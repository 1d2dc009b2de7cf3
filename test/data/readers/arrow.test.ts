import { Table } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { toVector } from '../../../src/data/arrow';

describe('cells as Arrow', () => {
  it('texts of any alphabet, whole numbers and decimals, unknown where they are', () => {
    const texts = ['Évry-Grégy', null, '', 'ﬁn 🏥', 'x'.repeat(5000), null, 'a', 'b', 'Ÿ'];
    const wholes = [1, null, 0, -3, 2 ** 40, null, 7, 8, 9];
    const decimals = [1.5, NaN, 0, -3, 1e-9, null, 7, 8, 9];
    const table = new Table({
      text: toVector('VARCHAR', texts),
      whole: toVector('BIGINT', wholes),
      decimal: toVector('DOUBLE', decimals),
    });
    const rows = table.toArray().map((row) => row!.toJSON() as Record<string, unknown>);
    expect(rows.map(({ text }) => text)).toEqual(texts);
    expect(rows.map(({ whole }) => (whole === null ? null : Number(whole)))).toEqual(wholes);
    expect(rows.map(({ decimal }) => decimal)).toEqual(decimals.map((value) => (Number.isNaN(value) ? null : value)));
  });

  it('half a letter is no letter, and makes none with the text after it', () => {
    const column = toVector('VARCHAR', ['a\ud83c', '\udfe5b', '🏥']);
    expect([...column]).toEqual(['a\ufffd', '\ufffdb', '🏥']);
  });
});
