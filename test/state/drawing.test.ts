import { describe, expect, it } from 'vitest';
import { Drawing } from '../../src/state/drawing/drawing.svelte';
import { builtCountry } from '../folder';

const { atlas } = builtCountry();

describe('the grain of drawing', () => {
  const drawing = new Drawing(
    () => atlas,
    () => [],
  );
  const taken = (code: string) => Array.from(drawing.expand(atlas.codes.indexOf(code)), (unit) => atlas.codes[unit]);

  it('a department is every commune whose code starts with its own, Corsica and overseas included', () => {
    drawing.grain = 'departement';
    for (const [code, department] of [
      ['03190', '03'],
      ['2A004', '2A'],
      ['75113', '75'],
      ['97101', '971'],
    ])
      expect(taken(code)).toEqual(atlas.codes.filter((one) => one.startsWith(department)));
    expect(taken('03190')).toHaveLength(317);
  });

  it('an EPCI is all its communes; a commune in none, and the grain of communes, take it alone', () => {
    drawing.grain = 'epci';
    expect(taken('03190')).toHaveLength(44);
    expect(taken('29155')).toEqual(['29155']);
    drawing.grain = 'commune';
    expect(taken('03190')).toEqual(['03190']);
  });
});
