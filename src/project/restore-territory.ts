import type { Atlas, Group } from '../atlas/atlas';
import { codeIndex, isQuarterOf, resolveCodes } from '../atlas/codes';
import { wholeAtlas } from '../atlas/quarters/units';
import type { TypedPart } from '../domain/parts';
import type { Territory } from './document';
import type { Loss } from './loss';
import { withPart } from './parts';
import type { ProposalReason, TakenGroup } from './reason';
import type { StoredReason, StoredTerritory } from './schema';

/** A territory that was kept, on the units of today; the codes that are no more are listed. */
export function restoreTerritory(atlas: Atlas, stored: StoredTerritory, losses: Loss[]): Territory {
  const { parts: kept = [], ...rest } = stored;
  const { units, recoded, unknown: missing } = resolveCodes(atlas, stored.units);
  const uncut = missing.filter((code) => isQuarterOf(atlas, code));
  const unknown = missing.filter((code) => !uncut.includes(code));
  if (unknown.length) losses.push({ kind: 'units', territory: stored.name, codes: unknown });
  if (recoded.length) losses.push({ kind: 'recoded', territory: stored.name, codes: recoded.map(({ from }) => from) });
  const parts = restoreParts(atlas, kept);
  const gone = kept
    .filter(({ commune }) => parts.every((part) => part.commune !== commune))
    .map(({ commune }) => commune);
  if (gone.length) losses.push({ kind: 'units', territory: stored.name, codes: gone });
  return {
    ...rest,
    units,
    ...(parts.length && { parts }),
    ...(uncut.length && { uncut }),
    reason: stored.reason && restoreReason(atlas, stored.reason),
  };
}

/** Parts of communes of today; that of a commune that is no more cannot be told within another. */
export function restoreParts(atlas: Atlas, kept: readonly TypedPart[]): readonly TypedPart[] {
  const { byCode } = codeIndex(wholeAtlas(atlas));
  const known = kept.filter(({ commune }) => byCode.has(commune));
  return known.reduce<readonly TypedPart[]>((parts, part) => withPart(parts, part.commune, part).parts ?? [], []);
}

/** The reason of a proposal, without what is no more; `null` without its centre. */
function restoreReason(atlas: Atlas, stored: StoredReason): ProposalReason | null {
  const { byCode } = codeIndex(atlas);
  const centre = byCode.get(stored.centre);
  if (centre === undefined) return null;
  return {
    centre,
    meanDistance: stored.meanDistance,
    epcis: groupsOf(stored.epcis, atlas.epcis),
    departments: groupsOf(stored.departments, atlas.departments),
    crossings: stored.crossings.flatMap(({ from, to, km }) => {
      const [one, other] = [byCode.get(from), byCode.get(to)];
      return one === undefined || other === undefined ? [] : { from: one, to: other, km };
    }),
    surrounds: resolveCodes(atlas, stored.surrounds).units,
  };
}

function groupsOf(stored: StoredReason['epcis'], groups: readonly Group[]): TakenGroup[] {
  return stored.flatMap(({ code, ...figures }) => {
    const group = groups.findIndex((one) => one.code === code);
    return group < 0 ? [] : { group, ...figures };
  });
}
