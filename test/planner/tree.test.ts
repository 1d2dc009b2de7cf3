import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import { NONE } from '../../src/atlas/atlas';
import { unitsInScope } from '../../src/domain/scope';
import { enclaves } from '../../src/kernel/enclaves';
import type { Graph } from '../../src/kernel/graph';
import { UnitSet } from '../../src/kernel/unit-set';
import { createField, type Field } from '../../src/planner/field';
import { groundOf } from '../../src/planner/ground';
import { randomFrom } from '../../src/planner/random';
import { alongBorders, Tree, type Lean } from '../../src/planner/tree';
import { Walls } from '../../src/planner/walls';
import { builtCountry } from '../folder';

const country = builtCountry();
const ground = groundOf(country);
const fields = ['03', '2A', '29', '59', '69'].map((code) =>
  createField(ground, unitsInScope(country, { kind: 'department', code }), []),
);

const neighbours = ({ offsets, targets }: Graph, node: number) => targets.subarray(offsets[node], offsets[node + 1]);

/** Nodes of a field met one after the other from one of them, or any at all. */
const somewhere = fc.tuple(fc.constantFrom(...fields), fc.nat(), fc.integer({ min: 1, max: 200 }), fc.boolean());
function nodesOf(field: Field, start: number, size: number, together: boolean): number[] {
  const random = randomFrom(start);
  const drawn = () => Math.floor(random() * field.count);
  if (!together) return [...new Set(Array.from({ length: size }, drawn))];
  const met = new Set([drawn()]);
  for (const node of met) {
    for (const next of neighbours(field.graph, node)) {
      if (next < field.count && met.size < size && random() < 0.7) met.add(next);
    }
  }
  return [...met];
}

/** Weights of the edges of a lightest spanning forest of `nodes`, heaviest last, by Prim's algorithm. */
function lightest({ graph }: Field, nodes: readonly number[], lean: Lean): number[] {
  const left = new Set(nodes);
  const weights: number[] = [];
  const reached = new Set<number>();
  while (left.size) {
    let best = { node: [...left][0], weight: Infinity };
    for (const node of reached) {
      for (let e = graph.offsets[node]; e < graph.offsets[node + 1]; e++) {
        if (left.has(graph.targets[e]) && lean[e] < best.weight) best = { node: graph.targets[e], weight: lean[e] };
      }
    }
    if (best.weight < Infinity) weights.push(best.weight);
    left.delete(best.node);
    reached.add(best.node);
  }
  return weights.sort((a, b) => a - b);
}

describe('a tree over some nodes of a field', () => {
  it('is one of the lightest that there are', () => {
    fc.assert(
      fc.property(somewhere, fc.constantFrom(null, 5000, 20_000), ([field, start, size, together], bulk) => {
        const nodes = nodesOf(field, start, size, together);
        const lean = alongBorders(field, bulk);
        const tree = new Tree(field, () => 0);
        tree.grow(nodes, 0, lean);
        expect([...tree.order.subarray(0, nodes.length)].sort((a, b) => a - b)).toEqual([...nodes.keys()]);
        const weights: number[] = [];
        for (let i = 0; i < nodes.length; i++) {
          if (tree.parent[i] === NONE) continue;
          const up = neighbours(field.graph, nodes[i]).indexOf(nodes[tree.parent[i]]);
          weights.push(lean[field.graph.offsets[nodes[i]] + up]);
        }
        expect(weights.sort((a, b) => a - b)).toEqual(lightest(field, nodes, lean));
      }),
    );
  });
});

describe('walls', () => {
  it('surround what cannot reach the open without them', () => {
    const asked = fields.map((field) => new Walls(field.graph, field.toOpen));
    let walled = 0;
    fc.assert(
      fc.property(somewhere, ([field, start, size, together]) => {
        const nodes = nodesOf(field, start, size, together);
        const groups = enclaves(field.graph, field.toOpen, new UnitSet(nodes));
        if (groups.length) walled++;
        expect(asked[fields.indexOf(field)].surround(nodes)).toBe(groups.length > 0);
      }),
      { numRuns: 500 },
    );
    expect(walled).toBeGreaterThan(50);
  });
});
