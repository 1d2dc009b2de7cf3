import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import { NONE } from '../../src/atlas/atlas';
import { unitsInScope } from '../../src/domain/scope';
import { createField } from '../../src/planner/field';
import { groundOf } from '../../src/planner/ground';
import { Costs, weightsFor, type Weights } from '../../src/planner/objective';
import type { Partition } from '../../src/planner/partition';
import { distance } from '../../src/planner/plane';
import { randomFrom } from '../../src/planner/random';
import { startFrom } from '../../src/planner/start';
import { changeOf } from '../../src/planner/sweep';
import { alongBorders, Tree } from '../../src/planner/tree';
import { builtCountry } from '../folder';

const country = builtCountry();
const ground = groundOf(country);
const fields = [['03', '63'], ['29'], ['13', '84']].map((codes) =>
  createField(
    ground,
    Uint16Array.from(codes.flatMap((code) => [...unitsInScope(country, { kind: 'department', code })])).sort(),
    [],
  ),
);

/** The objective as docs/maillage.md words it, node by node, over what is in territories, centres as they stand. */
function whole({ field, of, centre, population }: Partition, weights: Weights): number {
  const { graph, plane, epci, epciSizes, department } = field;
  const [held, entered, counts] = [new Set<number>(), new Set<string>(), new Map<string, number>()];
  let cost = 0;
  for (let node = 0; node < field.count; node++) {
    const territory = of[node];
    held.add(territory);
    entered.add(`${territory} ${department[node]}`);
    if (node !== centre[territory]) cost += field.population[node] * distance(plane, node, centre[territory]);
    if (epci[node] !== NONE) {
      const key = `${territory} ${epci[node]}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    for (let e = graph.offsets[node]; e < graph.offsets[node + 1]; e++) {
      const other = graph.targets[e];
      if (other < field.count && other > node && of[other] !== territory) cost += weights.edge;
    }
  }
  cost += weights.department * entered.size;
  for (const [key, here] of counts) cost += weights.epci * (1 - (here / epciSizes[Number(key.split(' ')[1])]) ** 2);
  for (const territory of held)
    if (weights.size !== null) cost += weights.deviation * (population[territory] / weights.size - 1) ** 2;
  return cost;
}

/** A field cut at random, and how it is weighed. */
const cuts = fc
  .record({
    field: fc.constantFrom(...fields),
    seed: fc.nat(),
    enough: fc.constantFrom(8000, 20_000, 60_000),
    sized: fc.boolean(),
  })
  .map(({ field, seed, enough, sized }) => {
    const random = randomFrom(seed);
    const tree = new Tree(field, random);
    const partition = startFrom(tree, enough, 400, alongBorders(field, enough));
    return { field, random, partition, weights: weightsFor(5000, sized ? enough : null) };
  });

const close = (found: number, expected: number) =>
  expect(Math.abs(found - expected)).toBeLessThan(1e-6 * Math.max(1, Math.abs(expected), 1e6));

describe('the objective', () => {
  it('is, over all the territories, the sum of what is worded', () => {
    fc.assert(
      fc.property(cuts, ({ field, partition, weights }) => {
        const parts = partition.territories().map((territory) => partition.members(territory));
        close(new Costs(field, weights).of(parts), whole(partition, weights));
      }),
      { numRuns: 20 },
    );
  });

  it('changes by what each move of a commune is said to change', () => {
    let moves = 0;
    fc.assert(
      fc.property(cuts, ({ field, random, partition, weights }) => {
        let before = whole(partition, weights);
        for (let tried = 0; tried < 25; tried++) {
          const node = Math.floor(random() * field.count);
          const from = partition.of[node];
          const around = [...field.graph.targets.subarray(field.graph.offsets[node], field.graph.offsets[node + 1])];
          const next = around.find((other) => other < field.count && partition.of[other] !== from);
          if (next === undefined || partition.centre[from] === node) continue;
          const said = changeOf(partition, weights, node, partition.of[next]);
          partition.move(node, partition.of[next]);
          const after = whole(partition, weights);
          close(said, after - before);
          before = after;
          moves++;
        }
      }),
      { numRuns: 40 },
    );
    expect(moves).toBeGreaterThan(50);
  });
});
