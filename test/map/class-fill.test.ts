import { createExpression } from '@maplibre/maplibre-gl-style-spec';
import { expect, test } from 'vitest';
import { NO_CLASS } from '../../src/map/choropleth';
import { classOf } from '../../src/map/class-fill';
import fc from '../fast-check';

/** What MapLibre reads for each unit of `classes`. */
function read(classes: Uint8Array): number[] {
  const made = createExpression(classOf(classes), 'paint.fill-color');
  if (made.result === 'error') throw new Error(made.value.join());
  return Array.from(classes, (_, id) =>
    Number(made.value.evaluateWithoutErrorHandling({ zoom: 5 }, { type: 3, id, properties: {} })),
  );
}

test('the map reads for each unit the class that it was given, and none for the others', () => {
  const classes = fc.uint8Array({ max: 30, minLength: 1, maxLength: 200 }).chain((given) =>
    fc.array(fc.boolean(), { minLength: given.length, maxLength: given.length }).map((left) => {
      left.forEach((without, unit) => without && (given[unit] = NO_CLASS));
      return given;
    }),
  );
  fc.assert(
    fc.property(classes, (given) => {
      expect(read(given)).toEqual(Array.from(given, (one) => (one === NO_CLASS ? 31 : one)));
    }),
  );
  // To the last unit of the country.
  const country = Uint8Array.from({ length: 35_011 }, (_, unit) => (unit * 7919) % 31);
  expect(read(country)).toEqual([...country]);
});
