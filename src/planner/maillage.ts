import { bundle } from './bundles';
import { Costs, weightsFor } from './objective';
import { describe, type Proposed } from './describe';
import { drain } from './drain';
import { createField, type Field } from './field';
import type { Area, Ground, Wishes } from './ground';
import { measure, type Measure } from './measure';
import { regroupEpcis } from './regroup';
import { bringTo } from './number';
import type { Partition } from './partition';
import { randomFrom } from './random';
import { recombineAll } from './recombine';
import { absorbEnclaves, startFrom, upperBound } from './start';
import { survey, type Unassigned } from './survey';
import { sweep } from './sweep';
import { alongBorders, Tree } from './tree';

export interface Maillage {
  /** In the order of their first units. */
  territories: Proposed[];
  unassigned: Unassigned[];
  stats: Measure & {
    /** No maillage of the same units can have more viable territories. */
    bound: number;
    /** Territories wished; `null` for as many as possible. */
    wished: number | null;
  };
}

/** Told how far the work is, from 0 to 1. */
export type Progress = (share: number) => void;

/** Rounds, settled on the regions of France (docs/maillage.md). */
const DRAINS = 7;
const POLISHES = 4;
/** Passes over the borders in each polishing round. */
const SWEEPS = 2;
/** A territory of the first cut holds at least this part of the wished size: the branches cut hold more than asked. */
const FIRST_CUT = 0.8;

/**
 * Cuts the free units of an area into connected territories of at least the minimum. The method is told, with figures,
 * in docs/maillage.md.
 * @throws {RangeError} when a wish is not a positive number.
 */
export function maillage(whole: Ground, given: Area, wishes: Wishes, progress: Progress = () => {}): Maillage {
  const { kind } = wishes.wish;
  const wish = wishes.wish.kind === 'size' ? wishes.wish.inhabitants : wishes.wish.territories;
  if (!(wishes.minimum >= 1)) throw new RangeError(`minimum: ${wishes.minimum}`);
  if (wishes.objective === 'balance' && !(wish >= 1)) throw new RangeError(`${kind}: ${wish}`);
  const { ground, area, unbundle } = bundle(whole, given, wishedSize(whole, given, wishes));
  const { viable, crossings, unassigned } = survey(ground, area, wishes.minimum);
  const units = Uint16Array.from(viable.flatMap((group) => [...group])).sort();
  const field = createField(ground, units, crossings);
  const target = wishes.objective === 'balance' ? targetOf(field, wishes) : null;
  const partition = units.length ? share(field, wishes.minimum, target, wishes.seed, progress) : null;
  const territories = partition ? describe(ground, partition, crossings) : [];
  progress(1);
  return {
    territories: territories.map((territory) => ({ ...territory, units: unbundle(territory.units) })),
    unassigned: unassigned.map((left) => ({ ...left, units: unbundle(left.units) })),
    stats: {
      ...measure(
        ground,
        territories.map((territory) => territory.units),
        wishes.minimum,
      ),
      bound: upperBound(field.population, wishes.minimum),
      wished: target?.territories ?? null,
    },
  };
}

/** Inhabitants that a commune must have more of to be cut; `null` where none is to be. */
function wishedSize(
  { population }: Ground,
  { scope, held }: Area,
  { objective, wish, minimum }: Wishes,
): number | null {
  if (objective !== 'balance') return null;
  if (wish.kind === 'size') return Math.max(wish.inhabitants, minimum);
  const taken = new Set(held);
  const free = scope.reduce((sum, unit) => sum + (taken.has(unit) ? 0 : population[unit]), 0);
  return Math.max(free / wish.territories, minimum);
}

interface Target {
  territories: number;
  /** Inhabitants of each, communes that alone have more set aside. */
  size: number;
}

function targetOf({ population }: Field, { wish, minimum }: Wishes): Target {
  const dividedBy = (size: number) => {
    const small = population.filter((inhabitants) => inhabitants < size);
    return { alone: population.length - small.length, rest: small.reduce((sum, inhabitants) => sum + inhabitants, 0) };
  };
  if (wish.kind === 'size') {
    const size = Math.max(wish.inhabitants, minimum);
    const { alone, rest } = dividedBy(size);
    return { territories: Math.max(1, alone + Math.round(rest / size)), size };
  }
  let size = population.reduce((sum, inhabitants) => sum + inhabitants, 0) / wish.territories;
  for (let { alone, rest } = dividedBy(size); alone < wish.territories; { alone, rest } = dividedBy(size)) {
    const smaller = rest / (wish.territories - alone);
    if (smaller >= size) break;
    size = smaller;
  }
  return { territories: wish.territories, size: Math.max(size, minimum) };
}

function share(field: Field, minimum: number, target: Target | null, seed: number, progress: Progress): Partition {
  const tree = new Tree(field, randomFrom(seed));
  const weights = weightsFor(minimum, target?.size ?? null);
  const capacity = upperBound(field.population, minimum) + 1;
  let round = 0;
  const tick = () => progress(++round / (DRAINS + POLISHES + 1));

  const enough = target ? Math.max(minimum, FIRST_CUT * target.size) : minimum;
  const apart = alongBorders(field, minimum);
  const partition = startFrom(tree, enough, capacity, target ? alongBorders(field, target.size) : apart);
  absorbEnclaves(partition);
  if (target) bringTo(partition, tree, weights, target.territories);
  for (let drained = 0; drained < DRAINS && partition.count < (target?.territories ?? Infinity); drained++) {
    drain(partition, tree, apart, minimum);
    tick();
  }
  if (target) bringTo(partition, tree, weights, target.territories);
  absorbEnclaves(partition);
  const costs = new Costs(field, weights);
  round = DRAINS;
  for (let polished = 0; polished < POLISHES; polished++) {
    if (!target) regroupEpcis(partition, tree, costs);
    recombineAll(partition, tree, costs);
    for (let swept = 0; swept < SWEEPS; swept++) sweep(partition, weights);
    for (const territory of partition.territories()) partition.recentre(territory);
    tick();
  }
  return partition;
}
