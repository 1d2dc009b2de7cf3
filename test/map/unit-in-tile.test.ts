import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Position } from 'geojson';
import GeojsonVt from 'geojson-vt';
import { expect, test } from 'vitest';
import { across, down } from '../../src/map/projection';
import { unitIn } from '../../src/map/unit-in-tile';

const square = (west: number, south: number, side: number): Position[] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];

test('a place is in the unit whose outline holds it, in an enclave in no other, in the sea in none', () => {
  const units = [
    { id: 7, coordinates: [square(2, 46, 0.2), square(2.05, 46.05, 0.05).reverse()] },
    { id: 3, coordinates: [square(2.05, 46.05, 0.05)] },
  ];
  const index = new GeojsonVt(
    {
      type: 'FeatureCollection',
      features: units.map(({ id, coordinates }) => ({
        type: 'Feature',
        id,
        properties: {},
        geometry: { type: 'Polygon', coordinates },
      })),
    },
    { maxZoom: 10, indexMaxZoom: 10, indexMaxPoints: 0, tolerance: 0 },
  );
  const at = (longitude: number, latitude: number) => {
    const [x, y] = [across(longitude) * 2 ** 10, down(latitude) * 2 ** 10];
    const tile = index.getTile(10, Math.floor(x), Math.floor(y));
    return unitIn(tile ? fromGeojsonVt({ units: tile } as never) : new Uint8Array(), x % 1, y % 1);
  };
  expect(at(2.02, 46.02)).toBe(7);
  expect(at(2.07, 46.07)).toBe(3);
  expect(at(2.15, 46.15)).toBe(7);
  expect(at(2.21, 46.1)).toBeNull();
  expect(at(-5, 46)).toBeNull();
});
