import { expect, test } from 'vitest';
import { boundsOf, unitsOf } from '../../src/map/camera';
import { atlas } from './country';

// A disc of 100 km² has a radius of 5.642 km: 0.05074° of latitude.
const RADIUS = Math.sqrt(100 / Math.PI) / 111.195;

test('bounds hold the disc of each unit', () => {
  const [west, south, east, north] = boundsOf(atlas, [0, 5])!;
  expect(south).toBeCloseTo(46 - RADIUS, 6);
  expect(north).toBeCloseTo(46.5 + RADIUS, 6);
  expect(west).toBeCloseTo(2 - RADIUS / Math.cos((46 * Math.PI) / 180), 6);
  expect(east).toBeCloseTo(2.5 + RADIUS / Math.cos((46.5 * Math.PI) / 180), 6);
});

test('bounds leave out what is not drawn', () => {
  expect(boundsOf(atlas, [15])).toBeNull();
  expect(boundsOf(atlas, [0, 15])).toEqual(boundsOf(atlas, [0]));
});

test('a frame is metropolitan France or one department', () => {
  expect(unitsOf(atlas, 'metropole')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(unitsOf(atlas, '974')).toEqual([12, 13, 14, 15]);
  expect(unitsOf(atlas, '2B')).toEqual([]);
});
