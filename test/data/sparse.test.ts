import fc from '../fast-check';
import { expect, test } from 'vitest';
import { NONE } from '../../src/atlas/atlas';
import { denseOf, sparseOf } from '../../src/atlas/sparse';

const count = fc.oneof(fc.constant(0), fc.constant(NaN), fc.integer({ min: 1, max: NONE - 1 }));

test('a column of counts comes back as it was, zeros and unknowns apart', () => {
  fc.assert(
    fc.property(fc.array(count, { maxLength: 200 }), (counts) => {
      const values = Float32Array.from(counts);
      const sparse = sparseOf(values);
      expect(denseOf(sparse, values.length)).toEqual(values);
      expect(sparse.units).toHaveLength(counts.filter((one) => one !== 0).length);
    }),
  );
});
