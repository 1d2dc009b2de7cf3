import fc from '../fast-check';
import { describe, expect, test } from 'vitest';
import { advance, IDLE, type Action, type Gesture, type Input, type Tool } from '../../src/map/tools/gesture';

const down = (x: number, y: number, more = {}): Input => ({
  type: 'down',
  at: { x, y },
  pans: false,
  removes: false,
  ...more,
});
const move = (x: number, y: number): Input => ({ type: 'move', at: { x, y } });
const up: Input = { type: 'up' };
const abort: Input = { type: 'abort' };

function play(tool: Tool, inputs: readonly Input[]): { gesture: Gesture; actions: Action[] } {
  let gesture: Gesture = IDLE;
  const actions: Action[] = [];
  for (const input of inputs) {
    const [next, action] = advance(tool, gesture, input);
    gesture = next;
    if (action) actions.push(action);
  }
  return { gesture, actions };
}

describe('a gesture', () => {
  test('with the lasso keeps every place passed', () => {
    const { gesture, actions } = play('lasso', [down(0, 0), move(10, 0), move(10, 10), up]);
    expect(gesture).toEqual(IDLE);
    expect(actions.map(({ type }) => type)).toEqual(['begin', 'extend', 'extend', 'commit']);
    expect(actions[3]).toMatchObject({
      stroke: {
        tool: 'lasso',
        mode: 'add',
        path: [
          { x: 0, y: 0 },
          { x: 10, y: 0 },
          { x: 10, y: 10 },
        ],
      },
    });
  });

  test('with the rectangle keeps its first and last corner', () => {
    const { actions } = play('rectangle', [down(1, 2), move(5, 5), move(8, 9), up]);
    expect(actions.at(-1)).toMatchObject({
      type: 'commit',
      stroke: {
        path: [
          { x: 1, y: 2 },
          { x: 8, y: 9 },
        ],
      },
    });
  });

  test('with the eraser, or with Alt, removes', () => {
    expect(play('eraser', [down(0, 0)]).actions[0]).toMatchObject({ stroke: { mode: 'remove' } });
    expect(play('brush', [down(0, 0, { removes: true })]).actions[0]).toMatchObject({ stroke: { mode: 'remove' } });
    expect(play('brush', [down(0, 0)]).actions[0]).toMatchObject({ stroke: { mode: 'add' } });
  });

  test('with the click tool is left to the map', () => {
    expect(play('click', [down(0, 0), move(5, 5), up]).actions).toEqual([]);
  });

  test('that pans moves by what the pointer moved, with every tool', () => {
    for (const tool of ['click', 'brush', 'rectangle', 'lasso', 'eraser'] as const) {
      const { actions } = play(tool, [down(10, 10, { pans: true }), move(13, 8), move(20, 8), up, move(50, 50)]);
      expect(actions).toEqual([
        { type: 'pan', dx: 3, dy: -2 },
        { type: 'pan', dx: 7, dy: 0 },
      ]);
    }
  });

  test('given up ends at once and the pointer then draws nothing', () => {
    const { gesture, actions } = play('brush', [down(0, 0), move(1, 1), abort, move(2, 2), up]);
    expect(gesture).toEqual(IDLE);
    expect(actions.map(({ type }) => type)).toEqual(['begin', 'extend', 'abort']);
  });

  test('whatever comes in: each stroke begins once and ends once, and nothing else happens between two strokes', () => {
    const at = fc.record({ x: fc.integer({ min: 0, max: 99 }), y: fc.integer({ min: 0, max: 99 }) });
    const input = fc.oneof(
      fc.record({ type: fc.constant('down' as const), at, pans: fc.boolean(), removes: fc.boolean() }),
      fc.record({ type: fc.constant('move' as const), at }),
      fc.constant(up),
      fc.constant(abort),
    );
    const tools = fc.constantFrom<Tool>('brush', 'rectangle', 'lasso', 'eraser');
    fc.assert(
      fc.property(tools, fc.array(input, { maxLength: 40 }), (tool, inputs) => {
        const { actions } = play(tool, [...inputs, abort]);
        const word = actions.map(({ type }) => type[0]).join('');
        expect(word).toMatch(/^(p|be*[ca])*$/);
      }),
      { numRuns: 300 },
    );
  });
});
