import type { Atlas } from './atlas';
import { cutCommuneOf, unitsOfCommunes, wholeAtlas } from './quarters/units';

export interface CodeIndex {
  byCode: ReadonlyMap<string, number>;
  /** Old code to its heirs, ascending. */
  heirs: ReadonlyMap<string, Uint16Array>;
}

/**
 * Codes that left the list of communes without a successor in INSEE's moves: two communes of Guadeloupe became
 * collectivités d'outre-mer of their own. Source: loi organique n° 2007-223 du 21 février 2007.
 */
const BECAME_COLLECTIVITIES: readonly (readonly [from: string, to: string])[] = [
  ['97123', '97701'],
  ['97127', '97801'],
];

const cache = new WeakMap<Atlas, CodeIndex>();

/** The codes of an atlas, today's and old ones, indexed once. */
export function codeIndex(atlas: Atlas): CodeIndex {
  let index = cache.get(atlas);
  if (!index) {
    const { from, offsets, targets } = atlas.recoding;
    const byCode = new Map(atlas.codes.map((code, unit) => [code, unit]));
    const heirs = new Map(from.map((code, i) => [code, targets.slice(offsets[i], offsets[i + 1]).sort()]));
    for (const [gone, code] of BECAME_COLLECTIVITIES) {
      const unit = byCode.get(code);
      if (unit !== undefined && !byCode.has(gone)) heirs.set(gone, Uint16Array.of(unit));
    }
    index = { byCode, heirs };
    cache.set(atlas, index);
  }
  return index;
}

/** A code as INSEE writes it, of a commune or a quarter: capitals, and the leading zero that a spreadsheet drops. */
export function repairCode(text: string): string {
  const code = text.trim().toUpperCase();
  return /^\d{4}(?:\d{4})?$/.test(code) ? `0${code}` : code;
}

/** Whether a code is that of a quarter of a commune of today, cut or not. */
export const isQuarterOf = (atlas: Atlas, code: string): boolean =>
  /^(?:\d{9}|2[AB]\d{7})$/.test(code) && codeIndex(wholeAtlas(atlas)).byCode.has(code.slice(0, 5));

export interface ResolvedCodes {
  /** Ascending, each once. */
  units: Uint16Array;
  recoded: { from: string; units: Uint16Array }[];
  /** As they were given. */
  unknown: string[];
}

/**
 * Units of a list of codes, of communes or of quarters. Gone codes give their heirs, and are listed; the code of a
 * commune that is cut gives its quarters.
 */
export function resolveCodes(atlas: Atlas, codes: Iterable<string>): ResolvedCodes {
  if (atlas.cut) return resolveCut(atlas, atlas.cut.whole, codes);
  const { byCode, heirs } = codeIndex(atlas);
  const units = new Set<number>();
  const recoded: ResolvedCodes['recoded'] = [];
  const unknown: string[] = [];
  for (const given of codes) {
    const code = repairCode(given);
    const unit = byCode.get(code);
    const heir = heirs.get(code);
    if (unit !== undefined) units.add(unit);
    else if (heir?.length) {
      heir.forEach((u) => units.add(u));
      recoded.push({ from: code, units: heir });
    } else unknown.push(given);
  }
  return { units: Uint16Array.from(units).sort(), recoded, unknown };
}

function resolveCut(atlas: Atlas, whole: Atlas, codes: Iterable<string>): ResolvedCodes {
  const { byCode } = codeIndex(atlas);
  const quarters = new Set<number>();
  const others: string[] = [];
  for (const code of codes) {
    const unit = byCode.get(code);
    if (unit !== undefined && cutCommuneOf(atlas, unit)) quarters.add(unit);
    else others.push(code);
  }
  const { units, recoded, unknown } = resolveCodes(whole, others);
  return {
    units: Uint16Array.from(new Set([...quarters, ...unitsOfCommunes(atlas, units)])).sort(),
    recoded: recoded.map(({ from, units: heirs }) => ({ from, units: unitsOfCommunes(atlas, heirs) })),
    unknown,
  };
}
