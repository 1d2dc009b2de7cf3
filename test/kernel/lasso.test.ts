import { describe, expect, it } from 'vitest';
import { unitsInBox, unitsInPolygon } from '../../src/kernel/lasso';

const longitude = Float32Array.of(0, 1, 2, 2, NaN);
const latitude = Float32Array.of(46, 46, 46, 47, NaN);

describe('lasso', () => {
  it('takes the centres inside a polygon, closed or not, and none by a line', () => {
    const triangle: [number, number][] = [
      [-0.5, 45.5],
      [2.5, 45.5],
      [2.5, 47.5],
    ];
    expect(unitsInPolygon(longitude, latitude, triangle)).toEqual([1, 2, 3]);
    expect(unitsInPolygon(longitude, latitude, [...triangle, triangle[0]])).toEqual([1, 2, 3]);
    expect(unitsInPolygon(longitude, latitude, triangle.slice(0, 2))).toEqual([]);
    expect(unitsInPolygon(longitude, latitude, [])).toEqual([]);
  });

  it('gives up what a lasso that crosses itself goes round twice', () => {
    const square: [number, number][] = [
      [-0.5, 45.5],
      [1.5, 45.5],
      [1.5, 46.5],
      [-0.5, 46.5],
    ];
    expect(unitsInPolygon(longitude, latitude, square)).toEqual([0, 1]);
    expect(unitsInPolygon(longitude, latitude, [...square, ...square])).toEqual([]);
  });

  it('takes the edges of a box', () => {
    expect(unitsInBox(longitude, latitude, 0, 45, 1, 46)).toEqual([0, 1]);
  });
});
