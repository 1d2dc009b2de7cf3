import type { Atlas, KnownCpts, Stage } from '../atlas/atlas';
import type { Country } from './country';
import type { Completeness, Network } from './verdict';

/** Indexes what is known of the CPTS by unit and by department. A unit split between several CPTS stands in each. */
export function createNetwork(atlas: Atlas, known: KnownCpts): Network {
  const held = indexByUnit(known.cpts, atlas.count);
  const split = new Set<number>();
  for (let unit = 0; unit < atlas.count; unit++) if (held.offsets[unit + 1] - held.offsets[unit] > 1) split.add(unit);
  return { ...known, ...held, split, completeness: completenessOf(atlas, known) };
}

function completenessOf({ departments, department }: Atlas, { cpts, listings }: KnownCpts): Completeness[] {
  const complete = new Set(listings.flatMap((listing) => listing.departments));
  const touched = new Set(cpts.flatMap(({ units }) => Array.from(units, (unit) => department[unit])));
  return departments.map(({ code }, index) =>
    complete.has(code) ? 'complete' : touched.has(index) ? 'partial' : 'unknown',
  );
}

/** Whether all the CPTS that may hold `unit` are known. */
export const isListed = ({ atlas, network }: Pick<Country, 'atlas' | 'network'>, unit: number): boolean =>
  network.completeness[atlas.department[unit]] === 'complete';

/** Which of `holders` hold each of `count` units, in compressed rows, ascending. */
export function indexByUnit(
  holders: readonly { units: Uint16Array }[],
  count: number,
): { offsets: Uint32Array; members: Uint16Array } {
  const offsets = new Uint32Array(count + 1);
  for (const { units } of holders) for (const unit of units) offsets[unit + 1]++;
  for (let unit = 0; unit < count; unit++) offsets[unit + 1] += offsets[unit];
  const members = new Uint16Array(offsets[count]);
  const next = offsets.slice();
  holders.forEach(({ units }, index) => {
    for (const unit of units) members[next[unit]++] = index;
  });
  return { offsets, members };
}

/** Whether any CPTS, whatever its stage, holds `unit`. */
export const isCovered = ({ offsets }: Network, unit: number): boolean => offsets[unit + 1] > offsets[unit];

/** Life cycle from the least to the most advanced; `unknown` first, for it may stand for any. */
export const STAGES: readonly Stage[] = ['unknown', 'lettre', 'projet', 'aci'];

/** Class of a unit that no known CPTS holds, where the CPTS are not all known: after those of `STAGES`. */
export const UNLISTED = STAGES.length;

/** The classes of `bestStages`, with `UNLISTED` for what only seems to be without a CPTS. */
export function coverageClasses({ atlas, network }: Pick<Country, 'atlas' | 'network'>): Uint8Array {
  return bestStages(network).map((stage, unit) =>
    stage === 255 && network.completeness[atlas.department[unit]] !== 'complete' ? UNLISTED : stage,
  );
}

/** For each unit, the place in `STAGES` of the most advanced CPTS that holds it; 255 where none does. */
export function bestStages({ cpts, offsets, members }: Network): Uint8Array {
  const best = new Uint8Array(offsets.length - 1).fill(255);
  for (let unit = 0; unit < best.length; unit++) {
    for (let e = offsets[unit]; e < offsets[unit + 1]; e++) {
      const stage = STAGES.indexOf(cpts[members[e]].stage);
      if (best[unit] === 255 || stage > best[unit]) best[unit] = stage;
    }
  }
  return best;
}
