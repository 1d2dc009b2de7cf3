import { unitsOfCommunes } from '../atlas/quarters/units';
import type { Country } from './country';
import type { Sketch } from './overlaps';
import { inhabitantsOfCommune, stakeIn, undrawnParts, type Holding } from './parts';
import type { Overlap, SharedUnit } from './verdict';

/** What parts without outline have in common: inhabitants, and no unit. */
export interface PartOverlaps {
  overlaps: Overlap[];
  shared: SharedUnit[];
  openParts: number[];
}

/** Two that take a part of the same commune overlap where the parts make more than the commune. */
export function partOverlaps(country: Country, own: Holding, sketches: readonly Sketch[]): PartOverlaps {
  const { atlas, network } = country;
  const found: PartOverlaps = { overlaps: [], shared: [], openParts: [] };
  if (![own, ...sketches].some(({ parts }) => parts?.length)) return found;
  const undrawn = new Set(undrawnParts(atlas, own).map(({ commune }) => commune));
  const theirs = sketches.flatMap((sketch) => undrawnParts(atlas, sketch).map(({ commune }) => commune));
  for (const commune of new Set([...undrawn, ...theirs])) {
    const mine = stakeIn(atlas, own, commune);
    if (mine === 0) continue;
    const all = inhabitantsOfCommune(atlas, commune);
    const units = unitsOfCommunes(atlas, [commune]);
    let total = mine;
    let overlapping = false;
    const meet = (stake: number, other: Pick<Overlap, 'cpts' | 'name' | 'stage'>) => {
      const common = mine + stake - all;
      overlapping ||= common > 0;
      if (common > 0) found.overlaps.push({ ...other, units, population: common, parts: true });
    };
    for (const sketch of sketches) {
      const stake = stakeIn(atlas, sketch, commune);
      total += stake;
      const isUndrawn = undrawn.has(commune) || !units.some((unit) => sketch.units.has(unit));
      if (stake !== 0 && isUndrawn) meet(stake, { cpts: null, name: sketch.name, stage: 'sketch' });
    }
    if (undrawn.has(commune)) {
      const holders = new Set(
        Array.from(units).flatMap((unit) => [
          ...network.members.subarray(network.offsets[unit], network.offsets[unit + 1]),
        ]),
      );
      const isSplit = units.some((unit) => network.split.has(unit));
      if (isSplit) found.shared.push({ unit: units[0], cpts: [...holders] });
      else
        for (const cpts of holders) {
          const { name, stage, units: held } = network.cpts[cpts];
          const stake = stakeIn(atlas, { units: new Set(held) }, commune);
          total += stake;
          meet(stake, { cpts, name, stage });
        }
    }
    if (!overlapping && !(total <= all)) found.openParts.push(commune);
  }
  return found;
}
