import fc from '../../fast-check';
import { describe, expect, it } from 'vitest';
import { featuresIn } from '../../../src/data/readers/json-features';

const text = fc.string({ unit: fc.constantFrom('a', 'é', '"', '\\', '{', '}', '[', ']', ',', ':', ' ', '\n') });
const value = fc.oneof(text, fc.integer(), fc.constant(null), fc.record({ features: fc.array(fc.integer()), a: text }));
const feature = fc.record({ type: fc.constant('Feature'), properties: fc.dictionary(text, value), geometry: value });
const collection = fc.record({
  before: fc.dictionary(text, value),
  features: fc.array(feature, { maxLength: 5 }),
  after: fc.dictionary(text, value),
  indent: fc.constantFrom(0, 1, 2),
});

describe('the features of a text', () => {
  it('are those of the whole document, and so is what stands beside them', () => {
    let told = 0;
    fc.assert(
      fc.property(collection, ({ before, features, after, indent }) => {
        const document = { ...before, type: 'FeatureCollection', features, ...after };
        document.type = 'FeatureCollection';
        document.features = features;
        const found = featuresIn(JSON.stringify(document, null, indent));
        if (!found) return;
        told++;
        expect(found.beside).toEqual({ ...document, features: [] });
        expect([...found.features]).toEqual(features);
      }),
      { numRuns: 500 },
    );
    expect(told).toBeGreaterThan(100);
  });

  it.each([
    ['another type', '{"type":"Topology","features":[{}]}'],
    ['a list within a member', '{"type":"FeatureCollection","more":{"features":[{}]},"features":[{}]}'],
    ['something else than objects', '{"type":"FeatureCollection","features":[null]}'],
    ['a document cut short', '{"type":"FeatureCollection","features":[{"a":"}"}'],
    ['a document that goes on', '{"type":"FeatureCollection","features":[]}{}'],
    ['no list', '{"type":"FeatureCollection"}'],
  ])('are left to the reading of the whole: %s', (_, document) => {
    expect(featuresIn(document)).toBeNull();
  });
});
