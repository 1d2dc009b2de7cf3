import { fileURLToPath } from 'node:url';
import { NONE } from '../../src/atlas/atlas';
import { readAtlas } from '../../src/cli/folder';
import { createCountry, type Country } from '../../src/domain/country';
import { unitsInScope, type Scope } from '../../src/domain/scope';
import { groundOf, type Ground, type Wishes } from '../../src/planner/ground';
import { maillage } from '../../src/planner/maillage';
import { measure } from '../../src/planner/measure';

/*
 * Maillages of six scopes, all units free, beside two baselines drawn from the same units in the same run: plain greedy
 * growth, and today's EPCI taken as territories. Prints JSON lines.
 */

const SCOPES: Scope[] = [
  ...['84', '93', '53', '28', '11'].map((code): Scope => ({ kind: 'region', code })),
  { kind: 'france' },
];
const MINIMUM = 20_000;
const SIZE = 60_000;
const SEED = 1;
const RUNS = 3;

function bench(folder: string): void {
  const country = createCountry(readAtlas(folder), []);
  const ground = groundOf(country);
  for (const scope of SCOPES) {
    for (const objective of ['count', 'balance'] as const) benchScope(country, ground, scope, objective);
  }
}

function benchScope(country: Country, ground: Ground, scope: Scope, objective: Wishes['objective']): void {
  const units = unitsInScope(country, scope);
  const wishes: Wishes = { objective, minimum: MINIMUM, wish: { kind: 'size', inhabitants: SIZE }, seed: SEED };
  const print = (by: string, figures: object) => {
    const of = scope.kind === 'france' ? 'France' : scope.code;
    console.log(JSON.stringify({ bench: 'maillage', scope: of, objective, by, ...rounded(figures) }));
  };
  const milliseconds: number[] = [];
  let found = maillage(ground, { scope: units, held: new Uint16Array() }, wishes);
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    found = maillage(ground, { scope: units, held: new Uint16Array() }, wishes);
    milliseconds.push(performance.now() - start);
  }
  const { bound, wished, ...figures } = found.stats;
  const reached = {
    bound,
    ofBound: figures.territories / bound,
    wished,
    medianMs: milliseconds.sort((a, b) => a - b)[1],
  };
  print('planner', {
    ...figures,
    ...reached,
    unassigned: found.unassigned.reduce((sum, { units: left }) => sum + left.length, 0),
  });

  const placed = Uint16Array.from(found.territories.flatMap((territory) => [...territory.units])).sort();
  print('greedy', measure(ground, greedy(ground, placed, objective === 'count' ? MINIMUM : SIZE), MINIMUM));
  print('EPCI', measure(ground, byEpci(ground, placed), MINIMUM));
}

/**
 * Plain greedy growth: from the first unit left, takes neighbours in the order in which they are met until there are
 * enough inhabitants; what ends up too small joins its least peopled neighbour.
 */
function greedy(
  { adjacency: { offsets, targets }, population }: Ground,
  units: Uint16Array,
  enough: number,
): Uint16Array[] {
  const free = new Set(units);
  const of = new Map<number, number[]>();
  const inhabitants = (grown: number[]) => grown.reduce((sum, unit) => sum + population[unit], 0);
  const territories: number[][] = [];
  for (const seed of units) {
    if (!free.delete(seed)) continue;
    const grown = [seed];
    let total = population[seed];
    for (const unit of grown) {
      for (let e = offsets[unit]; e < offsets[unit + 1] && total < enough; e++) {
        if (!free.delete(targets[e])) continue;
        grown.push(targets[e]);
        total += population[targets[e]];
      }
    }
    territories.push(grown);
    for (const unit of grown) of.set(unit, grown);
  }
  for (let joined = true; joined;) {
    joined = false;
    for (const small of territories) {
      if (!small.length || inhabitants(small) >= MINIMUM) continue;
      const around = small.flatMap((unit) =>
        [...targets.subarray(offsets[unit], offsets[unit + 1])].map((u) => of.get(u)),
      );
      const others = [...new Set(around)].filter((other) => other !== undefined && other !== small) as number[][];
      const least = others.sort((a, b) => inhabitants(a) - inhabitants(b))[0];
      if (!least) continue;
      for (const unit of small) of.set(unit, least);
      least.push(...small.splice(0));
      joined = true;
    }
  }
  return territories.filter(({ length }) => length).map((grown) => Uint16Array.from(grown));
}

function byEpci({ epci }: Ground, units: Uint16Array): Uint16Array[] {
  const members = new Map<number, number[]>();
  for (const unit of units) {
    const group = epci[unit] === NONE ? -1 - unit : epci[unit];
    members.set(group, [...(members.get(group) ?? []), unit]);
  }
  return [...members.values()].map((group) => Uint16Array.from(group));
}

const rounded = (figures: object) =>
  Object.fromEntries(
    Object.entries(figures).map(([key, value]) => [key, typeof value === 'number' ? Number(value.toFixed(3)) : value]),
  );

bench(process.argv[2] ?? fileURLToPath(new URL('../../public/data', import.meta.url)));
