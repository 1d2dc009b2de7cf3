import type { Atlas } from '../../atlas/atlas';

const CODE = /"((?:\d\d|2[AB])\d{3})\\?"/g;

/**
 * The units that a journal names, whichever they were when it was kept: the atlas with its codes alone, without heirs.
 * Edits walk on it as they did on the day; what they lead to can then be brought over to the units of today.
 */
export function formerUnits(atlas: Atlas, records: readonly unknown[]): Atlas {
  const codes = new Set<string>();
  for (const record of records) for (const [, code] of JSON.stringify(record).matchAll(CODE)) codes.add(code);
  const sorted = [...codes].sort();
  return {
    ...atlas,
    codes: sorted,
    count: sorted.length,
    recoding: { from: [], offsets: Uint32Array.of(0), targets: new Uint16Array() },
  };
}
