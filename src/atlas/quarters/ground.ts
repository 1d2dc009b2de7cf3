import { NONE, type Atlas, type CutCommune } from '../atlas';
import { codeIndex } from '../codes';
import type { IndexedArcs } from '../../kernel/arcs';
import { cuttingArcs } from '../topology/cut-arcs';
import { ringsAlong } from '../topology/rings';
import type { Quarter } from './layer';
import { cutNeighbours } from './neighbours';
import { measure, type Outlines } from './places';

/** A commune to be cut. */
export interface ToCut {
  commune: CutCommune;
  quarters: readonly Quarter[];
}

/** The ground of a country once communes are cut: what depends on outlines alone, and on no figure. */
export interface CutGround extends Pick<Atlas, 'longitude' | 'latitude' | 'area' | 'adjacency' | 'exterior'> {
  cuts: readonly ToCut[];
  /** How many units there are. */
  count: number;
  /** Place in `cuts` of each unit; `NONE` for a commune that is whole. */
  of: Uint16Array;
  district: Uint16Array;
  arcs: IndexedArcs;
  outlines: Outlines;
}

/**
 * Cuts communes into their quarters, by small steps. The outlines of the communes stay as they are, those of the
 * quarters are led to them.
 * @param atlas with nothing cut.
 * @param codes of the communes; those that the layer or the atlas does not have, or that have no outline, stay whole.
 * @returns `null` when nothing is cut.
 */
export function* cuttingGround(
  atlas: Atlas,
  arcs: IndexedArcs,
  communes: ReadonlyMap<string, readonly Quarter[]>,
  codes: Iterable<string>,
): Generator<undefined, CutGround | null> {
  const { byCode } = codeIndex(atlas);
  const { offsets } = arcs.ofUnit;
  const cuts: ToCut[] = [];
  let count = atlas.count;
  for (const code of [...new Set(codes)].sort()) {
    const [unit, quarters] = [byCode.get(code), communes.get(code)];
    if (unit === undefined || !quarters || offsets[unit] === offsets[unit + 1]) continue;
    const units = Uint16Array.from(quarters, (_, i) => (i ? count++ : unit));
    cuts.push({ commune: { code, name: atlas.names[unit], units }, quarters });
  }
  if (!cuts.length) return null;
  const of = new Uint16Array(count).fill(NONE);
  cuts.forEach(({ commune }, place) => {
    for (const unit of commune.units) of[unit] = place;
  });
  const district = districtsOf(cuts, count);
  const drawn = yield* cuttingArcs(
    arcs,
    cuts.map(({ commune: { units }, quarters }) => ({
      unit: units[0],
      parts: new Map(quarters.map(({ rings }, i) => [units[i], [...rings]])),
    })),
    count,
  );
  yield;
  const outlines = new Map(
    cuts.flatMap(({ commune: { units } }) => Array.from(units, (unit) => [unit, ringsAround(drawn, unit)])),
  );
  const measured = measure(atlas, cuts, outlines, count);
  yield;
  const neighbours = cutNeighbours(atlas, cuts, drawn, measured, count);
  return { cuts, count, of, district, arcs: drawn, outlines, ...measured, ...neighbours };
}

/** A grand quartier is told by the first seven figures of the codes of its IRIS (INSEE's `GRD_QUART`). */
function districtsOf(cuts: readonly ToCut[], count: number): Uint16Array {
  const numbers = new Map<string, number>();
  const district = new Uint16Array(count).fill(NONE);
  for (const { commune, quarters } of cuts)
    quarters.forEach(({ code }, i) => {
      const grand = code.slice(0, 7);
      if (!numbers.has(grand)) numbers.set(grand, numbers.size);
      district[commune.units[i]] = numbers.get(grand)!;
    });
  return district;
}

function ringsAround(arcs: IndexedArcs, unit: number) {
  const { offsets, targets } = arcs.ofUnit;
  const own = targets.subarray(offsets[unit], offsets[unit + 1]);
  return ringsAlong(
    arcs,
    Int32Array.from(own, (arc) => (arcs.left[arc] === unit ? arc : ~arc)),
  );
}
