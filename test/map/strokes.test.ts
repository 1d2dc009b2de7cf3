import { beforeEach, describe, expect, test } from 'vitest';
import type { Position } from '../../src/kernel/arcs';
import type { UnitSet } from '../../src/kernel/unit-set';
import type { MapHost } from '../../src/map/host';
import { advance, IDLE, type Gesture, type Input, type Point, type Tool } from '../../src/map/tools/gesture';
import { Strokes } from '../../src/map/tools/strokes';
import { atlas, SIDE } from './country';

/** A view where one degree is 200 pixels, so a unit is 100 wide: unit 0 fills 0–100 in x, and 400–500 in y. */
const toDegrees = ({ x, y }: Point): Position => [1.75 + x / 200, 45.75 + (500 - y) / 200];
const unitAt = ({ x, y }: Point) => {
  const [column, row] = [Math.floor(x / 100), Math.floor((500 - y) / 100)];
  return column >= 0 && column < SIDE && row >= 0 && row < SIDE ? row * SIDE + column : null;
};

let told: unknown[];
let previews: [number[], string][];
let grain: (unit: number) => number[];
let strokes: Strokes;

beforeEach(() => {
  told = [];
  previews = [];
  grain = (unit) => [unit];
  const host = {
    expand: (unit: number) => grain(unit),
    strokeStart: (mode: string) => told.push(mode),
    strokeUnits: (units: Iterable<number>) => told.push([...units]),
    strokeEnd: () => told.push('end'),
    strokeCancel: () => told.push('cancel'),
  } as unknown as MapHost;
  strokes = new Strokes(
    () => atlas,
    { toDegrees, unitAt, unitsNear: () => [] },
    host,
    (units: UnitSet, mode) => previews.push([[...units], mode]),
  );
});

function play(tool: Tool, ...inputs: (Input | [number, number])[]) {
  let gesture: Gesture = IDLE;
  inputs.forEach((given, i) => {
    const at = Array.isArray(given) ? { x: given[0], y: given[1] } : null;
    const first = { type: 'down' as const, pans: false, removes: false };
    const input: Input = !at ? (given as Input) : i === 0 ? { ...first, at } : { type: 'move', at };
    const [next, action] = advance(tool, gesture, input);
    gesture = next;
    if (action && action.type !== 'pan') strokes.act(action);
  });
}

describe('the rectangle', () => {
  test('previews, then takes in one stroke, the units whose centre is inside', () => {
    // From the middle of unit 0 to just past the middle of unit 5, dragged upwards.
    play('rectangle', [40, 460], [160, 340], { type: 'up' });
    expect(previews).toEqual([
      [[], 'add'],
      [[0, 1, 4, 5], 'add'],
      [[], 'add'],
    ]);
    expect(told).toEqual(['add', [0, 1, 4, 5], 'end']);
  });

  test('around no centre is not a stroke', () => {
    play('rectangle', [60, 440], [90, 410], { type: 'up' });
    expect(told).toEqual([]);
  });

  test('given up takes nothing and clears its preview', () => {
    play('rectangle', [40, 460], [160, 340], { type: 'abort' });
    expect(told).toEqual([]);
    expect(previews.at(-1)![0]).toEqual([]);
  });
});

describe('the lasso', () => {
  test('takes the units whose centre is in the loop, with what the grain brings', () => {
    grain = (unit) => (unit === 0 || unit === 15 ? [0, 15] : [unit]);
    play('lasso', [10, 490], [190, 490], [190, 410], [10, 410], { type: 'up' });
    expect(told).toEqual(['add', [0, 1, 15], 'end']);
  });

  test('cannot take a unit that is not drawn by going around the whole country', () => {
    play('lasso', [-500, -500], [1500, -500], [1500, 1500], [-500, 1500], { type: 'up' });
    expect(told[1]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
  });
});

describe('the brush', () => {
  test('takes a unit once a stroke, as it passes, without gaps when the hand is fast', () => {
    strokes.brushRadius = 10;
    play('brush', [20, 480], [380, 480], [20, 480], { type: 'up' });
    expect(told).toEqual(['add', [0], [1, 2, 3], 'end']);
  });

  test('takes the units whose centre it covers beyond the one under its middle', () => {
    strokes.brushRadius = 60;
    play('brush', [100, 450], { type: 'up' });
    expect(told).toEqual(['add', [1, 0], 'end']);
  });

  test('given up asks for all to be undone', () => {
    play('eraser', [50, 450], [150, 450], { type: 'abort' });
    expect(told).toEqual(['remove', [0], [1], 'cancel']);
  });
});

test('a single unit is a stroke of its own', () => {
  grain = () => [4, 5];
  strokes.single(4, 'toggle');
  expect(told).toEqual(['toggle', [4, 5], 'end']);
});
