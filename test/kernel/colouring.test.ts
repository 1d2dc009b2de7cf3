import fc from '../fast-check';
import { describe, expect, test } from 'vitest';
import { colourGroups } from '../../src/kernel/colouring';

const SIDE = 12;

/** The squares of a board, each beside four others. */
const board = (() => {
  const rows = Array.from({ length: SIDE * SIDE }, (_, node) => {
    const [x, y] = [node % SIDE, Math.floor(node / SIDE)];
    return [x > 0 && node - 1, x < SIDE - 1 && node + 1, y > 0 && node - SIDE, y < SIDE - 1 && node + SIDE].filter(
      (next) => next !== false,
    );
  });
  const offsets = new Uint32Array(rows.length + 1);
  rows.forEach((row, node) => (offsets[node + 1] = offsets[node] + row.length));
  return { offsets, targets: Uint16Array.from(rows.flat()), rows };
})();

const touch = (a: number[], b: number[]) =>
  a.some((node) => b.includes(node) || board.rows[node].some((next) => b.includes(next)));

/** The board cut into blocks, some of them left out. */
const blocks = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), fc.infiniteStream(fc.boolean()))
  .map(([wide, high, kept]) => {
    const cut = new Map<string, number[]>();
    for (let node = 0; node < SIDE * SIDE; node++) {
      const key = `${Math.floor((node % SIDE) / wide)},${Math.floor(node / SIDE / high)}`;
      cut.set(key, [...(cut.get(key) ?? []), node]);
    }
    return [...cut.values()].filter(() => kept.next().value);
  });

describe('colours of groups', () => {
  test('differ wherever two groups touch', () => {
    fc.assert(
      fc.property(blocks, (groups) => {
        const colours = colourGroups(board, groups, 5);
        for (let a = 0; a < groups.length; a++)
          for (let b = 0; b < a; b++) if (touch(groups[a], groups[b])) expect(colours[a]).not.toBe(colours[b]);
      }),
    );
  });

  test('differ where two groups share a node, and turn from one to the next where none touches', () => {
    expect([...colourGroups(board, [[0], [0, 1], [70], [100]], 8)]).toEqual([0, 1, 2, 3]);
  });

  test('of the others stay when a group far from them changes', () => {
    const before = colourGroups(board, [[0, 1], [2], [60], [100], [101]], 3);
    const after = colourGroups(board, [[0], [2], [60], [100], [101]], 3);
    expect([...after.slice(2)]).toEqual([...before.slice(2)]);
  });
});
