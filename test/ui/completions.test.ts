import { expect, it } from 'vitest';
import { complete, completionsOf } from '../../src/ui/data/completions';

const NAMES = ['commune', 'population', 'population_annee', 'pmun_2023', 'units'];

it('a word begun is completed by the names of tables and columns, where the caret is', () => {
  const sql = 'SELECT Pop FROM commune';
  const { word, names } = completionsOf(sql, 10, NAMES);
  expect(names).toEqual(['population', 'population_annee']);
  expect(complete(sql, 10, word, names[1])).toEqual({ text: 'SELECT population_annee FROM commune', caret: 23 });
});

it('nothing is offered for a letter alone, for a name that is whole, nor after a space', () => {
  for (const [sql, caret] of [
    ['SELECT p', 8],
    ['FROM commune', 12],
    ['SELECT pop ', 11],
    ['SELECT xyz', 10],
  ] as const)
    expect(completionsOf(sql, caret, NAMES).names).toEqual([]);
});
