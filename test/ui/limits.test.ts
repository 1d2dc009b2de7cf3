import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import type { Atlas, Indicator } from '../../src/atlas/atlas';
import { Format } from '../../src/language/format';
import { classTexts, limitTexts } from '../../src/language/limits';
import { indicatorScale } from '../../src/state/view/indicator-scale';
import { fr } from '../../src/words/fr';

const french = new Format('fr');

describe('the classes of a legend', () => {
  it('are written with the decimals that tell them apart, and no more', () => {
    expect(limitTexts([0.08, 0.1, 0.12, 0.15, 0.22], french)).toEqual(['0,08', '0,1', '0,12', '0,15', '0,22']);
    expect(limitTexts([500, 2000], french).map((text) => text.replaceAll(/\s/g, ' '))).toEqual(['500', '2 000']);
    expect(limitTexts([1.5, 2, 4.2], french)).toEqual(['1,5', '2', '4,2']);
    expect(limitTexts([1.5, 2], french, 1)).toEqual(['1,5', '2,0']);
    expect(limitTexts([1 / 3, 2 / 3], french)).toEqual(['0,3', '0,7']);
  });

  it('are never said alike, whatever the indicator', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), { minLength: 8, maxLength: 200 }),
        (figures) => {
          const values = Float64Array.from(figures);
          const rate = { aggregate: 'rate', values, categories: [] as string[] } as unknown as Indicator;
          const { breaks } = indicatorScale({ populations: [{}] } as unknown as Atlas, rate);
          if (!breaks.length) return;
          const labels = classTexts(breaks, fr.background, french);
          expect(new Set(labels).size).toBe(breaks.length + 1);
        },
      ),
    );
  });
});
