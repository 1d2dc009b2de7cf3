import type { ExistingCpts, Stage } from '../atlas/atlas';
import type { Network } from './verdict';

/** Indexes `cpts` by unit, for an atlas of `count` units. A unit split between several CPTS stands in each. */
export const createNetwork = (cpts: readonly ExistingCpts[], count: number): Network => ({
  cpts,
  ...indexByUnit(cpts, count),
});

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
