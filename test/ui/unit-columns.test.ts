import { expect, it } from 'vitest';
import { COMMUNE_COLUMNS } from '../../src/columns/communes';
import { sortedUnits, tracksOf, type UnitColumn } from '../../src/ui/territory/unit-columns';

const column = (over: Partial<UnitColumn>): UnitColumn => ({
  key: 'x',
  title: 'X',
  numeric: false,
  width: { least: 8 },
  text: String,
  order: { figures: (unit) => unit },
  ...over,
});

it('gives a track to each column and one to the button, and never less than they need', () => {
  const { tracks, least } = tracksOf([column({ width: { least: 10, share: 2 } }), column({ width: { least: 4.5 } })]);
  expect(tracks).toBe('minmax(10rem, 2fr) 4.5rem 2.5rem');
  expect(least).toBe('17rem');
});

it('puts names in the order of the language and figures by size, unknown ones last whichever the way', () => {
  const names = ['Étampes', 'Evry', 'Dax'];
  const units = Uint16Array.of(0, 1, 2);
  const byName = column({ order: { names: (unit) => names[unit] } });
  expect([...sortedUnits(units, byName, false, 'fr')]).toEqual([2, 0, 1]);
  const figures = [NaN, 3, 7];
  const bySize = column({ order: { figures: (unit) => figures[unit] } });
  expect([...sortedUnits(units, bySize, false, 'fr')]).toEqual([1, 2, 0]);
  expect([...sortedUnits(units, bySize, true, 'fr')]).toEqual([2, 1, 0]);
});

it('has one key a column', () => {
  const keys = COMMUNE_COLUMNS.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});
