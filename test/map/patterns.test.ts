import { describe, expect, test } from 'vitest';
import { PATTERN_SIZE, patternPixels, type Pattern } from '../../src/map/patterns';

/** Share of the tile that is inked. */
function density(pattern: Pattern): number {
  const { data } = patternPixels(pattern, '#1f6f6b');
  let alpha = 0;
  for (let i = 3; i < data.length; i += 4) alpha += data[i];
  return alpha / (255 * PATTERN_SIZE ** 2);
}

describe('patterns', () => {
  test('ink the share of the tile that their geometry says', () => {
    expect(density('hatch')).toBeCloseTo(1 / 4, 1);
    expect(density('dots')).toBeCloseTo((4 * Math.PI * 1.7 ** 2) / 256, 1);
    expect(density('cross')).toBeCloseTo((2 * 8 * 1.8 - 1.8 ** 2) / 256, 1);
  });

  test('are drawn in the ink asked for', () => {
    const { data } = patternPixels('dots', '#1f6f6b');
    for (let i = 0; i < data.length; i += 4) expect([...data.slice(i, i + 3)]).toEqual([0x1f, 0x6f, 0x6b]);
  });

  test('run on from one tile to the next', () => {
    const { data } = patternPixels('hatch', '#000000');
    const alpha = (x: number, y: number) => data[((y % PATTERN_SIZE) * PATTERN_SIZE + (x % PATTERN_SIZE)) * 4 + 3];
    for (let x = 0; x < PATTERN_SIZE; x++)
      for (let y = 0; y < PATTERN_SIZE; y++) expect(alpha(x + 1, y)).toBe(alpha(x, y + 1));
  });
});
