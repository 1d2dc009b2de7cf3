import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { NONE } from '../../src/atlas/atlas';
import { readAtlas, readExistingCpts } from '../../src/cli/folder';
import { coverOf } from '../../src/domain/cover';
import { createCountry, type Country } from '../../src/domain/country';
import { isCovered } from '../../src/domain/network';
import { allUnits, unitsInScope, type Scope } from '../../src/domain/scope';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { whiteZonesOf } from '../../src/domain/white-zones';
import { groundOf, type Area, type Ground, type Wishes } from '../../src/planner/ground';
import { maillage } from '../../src/planner/maillage';
import { measure } from '../../src/planner/measure';

/*
 * Maillages of six scopes, all units free, then fillings of single white zones around the existing CPTS, beside two
 * baselines drawn from the same units in the same run: plain greedy growth, and today's EPCI taken as territories. Then
 * the time of the command on single departments. Prints JSON lines.
 */

const SCOPES: Scope[] = [
  ...['84', '93', '53', '28', '11'].map((code): Scope => ({ kind: 'region', code })),
  { kind: 'france' },
];
/** Departments whose largest white zone is filled, around the CPTS that they have. */
const FILLED = ['89', '34', '74', '63'];
/** Departments of few and of many communes, cut by the command: a process of its own, where no code is warm. */
const CUT_COLD = ['03', '69', '59', '62'];
const MINIMUM = 20_000;
const SIZE = 60_000;
const SEED = 1;
const RUNS = 3;

function bench(folder: string): void {
  const atlas = readAtlas(folder);
  const country = createCountry(atlas, readExistingCpts(folder, atlas));
  const ground = groundOf(country);
  for (const scope of SCOPES) {
    const area = { scope: unitsInScope(country, scope), held: new Uint16Array() };
    const said = { bench: 'maillage', scope: scope.kind === 'france' ? 'France' : scope.code };
    for (const objective of ['count', 'balance'] as const) benchArea(ground, area, objective, said);
  }
  for (const code of FILLED) benchZone(country, ground, code);
  for (const code of CUT_COLD)
    for (const objective of ['count', 'balance'] as const) benchCold(folder, code, objective);
}

function benchCold(folder: string, code: string, objective: Wishes['objective']): void {
  const given = ['propose', '--department', code, '--objective', objective, '--data', folder];
  const milliseconds = Array.from({ length: RUNS }, () => {
    const printed = execFileSync(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...given]);
    return (JSON.parse(printed.toString()) as { milliseconds: number }).milliseconds;
  });
  const medianMs = milliseconds.sort((a, b) => a - b)[1];
  console.log(JSON.stringify({ bench: 'department, cold', scope: code, objective, by: 'command', medianMs }));
}

function benchZone(country: Country, ground: Ground, code: string): void {
  const { atlas, network } = country;
  const held = allUnits(atlas).filter((unit) => isCovered(network, unit));
  const scope: Scope = { kind: 'department', code };
  const [{ heart, units, population }] = whiteZonesOf(country, coverOf(country, []), scope, DEFAULT_SETTINGS);
  const said = { bench: 'fill', scope: code, zone: atlas.names[heart], units: units.length, inhabitants: population };
  for (const objective of ['count', 'balance'] as const) benchArea(ground, { scope: units, held }, objective, said);
}

function benchArea(ground: Ground, area: Area, objective: Wishes['objective'], said: object): void {
  const wishes: Wishes = { objective, minimum: MINIMUM, wish: { kind: 'size', inhabitants: SIZE }, seed: SEED };
  const print = (by: string, figures: object) =>
    console.log(JSON.stringify({ ...said, objective, by, ...rounded(figures) }));
  const milliseconds: number[] = [];
  let found = maillage(ground, area, wishes);
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    found = maillage(ground, area, wishes);
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
