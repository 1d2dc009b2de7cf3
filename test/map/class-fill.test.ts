import { createExpression } from '@maplibre/maplibre-gl-style-spec';
import { expect, test } from 'vitest';
import { NO_CLASS } from '../../src/map/choropleth';
import { classOf } from '../../src/map/class-fill';
import fc from '../fast-check';

/** The letter that MapLibre reads for each unit of `classes`. */
function read(classes: Uint8Array): string[] {
  const made = createExpression(classOf(classes), 'layers[0].filter');
  if (made.result === 'error') throw new Error(made.value.join());
  return Array.from(classes, (_, id) =>
    String(made.value.evaluateWithoutErrorHandling({ zoom: 5 }, { type: 3, id, properties: {} })),
  );
}

const letterOf = (one: number) => String.fromCharCode('A'.charCodeAt(0) + one);

test('the map reads for each unit the class that it was given, and none for the others', () => {
  const classes = fc.uint8Array({ max: 30, minLength: 1, maxLength: 200 }).chain((given) =>
    fc.array(fc.boolean(), { minLength: given.length, maxLength: given.length }).map((left) => {
      left.forEach((without, unit) => without && (given[unit] = NO_CLASS));
      return given;
    }),
  );
  fc.assert(
    fc.property(classes, (given) => {
      expect(read(given)).toEqual(Array.from(given, letterOf));
    }),
  );
  // To the last unit of the country.
  const country = Uint8Array.from({ length: 35_011 }, (_, unit) => (unit * 7919) % 31);
  expect(read(country)).toEqual(Array.from(country, letterOf));
});
