import { describe, expect, test } from 'vitest';
import { MARK, Marks, sketchMark } from '../../src/map/marks';

function board(count: number) {
  const painted = new Map<number, number>();
  const written: number[] = [];
  const marks = new Marks(count, (unit, mark) => {
    written.push(unit);
    painted.set(unit, mark);
  });
  return { marks, painted, written };
}

describe('marks', () => {
  test('are written for the changed units only, and once', () => {
    const { marks, painted, written } = board(1000);
    marks.replace(MARK.current, [3, 5, 7]);
    marks.flush();
    expect(written).toEqual([3, 5, 7]);
    marks.set(5, MARK.current, false);
    marks.set(9, MARK.current, true);
    marks.set(3, MARK.current, false);
    marks.set(3, MARK.current, true);
    marks.flush();
    expect(written.slice(3)).toEqual([5, 9]);
    expect([...painted]).toEqual([
      [3, MARK.current],
      [5, 0],
      [7, MARK.current],
      [9, MARK.current],
    ]);
    marks.flush();
    expect(written).toHaveLength(5);
  });

  test('replaced keep the units that stay', () => {
    const { marks, written } = board(10);
    marks.replace(MARK.current, [1, 2, 3]);
    marks.flush();
    marks.replace(MARK.current, [2, 3, 4]);
    marks.flush();
    expect(written).toEqual([1, 2, 3, 1, 4]);
  });

  test('of a preview hide the territory below and give it back', () => {
    const { marks, painted } = board(4);
    marks.set(2, MARK.sketch, true);
    marks.set(2, MARK.current, true);
    marks.set(2, MARK.removing, true);
    marks.flush();
    expect(painted.get(2)).toBe(MARK.removing);
    marks.set(2, MARK.removing, false);
    marks.flush();
    expect(painted.get(2)).toBe(MARK.current);
    marks.set(2, MARK.current, false);
    marks.flush();
    expect(painted.get(2)).toBe(MARK.sketch);
  });

  test('of a sketch tell its hue, and are written again when it goes to another', () => {
    const { marks, painted, written } = board(6);
    marks.sketch([
      { units: [1, 2], hue: 3 },
      { units: [3], hue: 5 },
    ]);
    marks.flush();
    expect([...painted]).toEqual([
      [1, sketchMark(3)],
      [2, sketchMark(3)],
      [3, sketchMark(5)],
    ]);
    marks.sketch([
      { units: [1], hue: 3 },
      { units: [2, 3], hue: 5 },
    ]);
    marks.flush();
    expect(written.slice(3)).toEqual([2]);
    marks.set(3, MARK.current, true);
    marks.flush();
    expect(painted.get(3)).toBe(MARK.current);
  });

  test('are all written again to a map that has forgotten them', () => {
    const { marks, written } = board(6);
    marks.replace(MARK.current, [1, 4]);
    marks.flush();
    written.length = 0;
    marks.set(5, MARK.sketch, true);
    marks.rewrite();
    expect(written.sort()).toEqual([1, 4, 5]);
  });
});
