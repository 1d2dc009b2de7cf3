import { codeIndex } from '../codes';
import { NONE, type Atlas, type Cut, type CutCommune } from '../atlas';
import type { IndexedArcs } from '../../kernel/arcs';
import { cutArcs } from '../topology/cut-arcs';
import { ringsAlong } from '../topology/rings';
import { spreadColumns } from './columns';
import type { Quarter, QuarterCensus, QuarterLayer } from './layer';
import { cutNeighbours } from './neighbours';
import { measure, placePoints } from './places';
import { weightsOf } from './weights';

/** A commune to be cut. */
export interface ToCut {
  commune: CutCommune;
  quarters: readonly Quarter[];
  /** Part of the commune's inhabitants in each quarter, `NaN` where no census says. */
  weights: Float64Array;
}

/**
 * Cuts communes into their quarters. The outlines of the communes stay as they are, those of the quarters are led to
 * them; what is known of a commune is shared out by inhabitants, and those of a quarter are unknown without a census.
 * @param atlas with nothing cut.
 * @param codes of the communes; those that the layer or the atlas does not have, or that have no outline, stay whole.
 */
export function cutCommunes(
  atlas: Atlas,
  arcs: IndexedArcs,
  { communes, vintage }: QuarterLayer,
  census: QuarterCensus | null,
  codes: Iterable<string>,
): { atlas: Atlas; arcs: IndexedArcs } {
  const { byCode } = codeIndex(atlas);
  const { offsets } = arcs.ofUnit;
  const cuts: ToCut[] = [];
  let count = atlas.count;
  for (const code of [...new Set(codes)].sort()) {
    const [unit, quarters] = [byCode.get(code), communes.get(code)];
    if (unit === undefined || !quarters || offsets[unit] === offsets[unit + 1]) continue;
    const units = Uint16Array.from(quarters, (_, i) => (i ? count++ : unit));
    cuts.push({ commune: { code, name: atlas.names[unit], units }, quarters, weights: weightsOf(quarters, census) });
  }
  if (!cuts.length) return { atlas, arcs };

  const cut: Cut = {
    whole: atlas,
    communes: cuts.map(({ commune }) => commune),
    of: new Uint16Array(count).fill(NONE),
    vintage,
    census: census?.vintage ?? null,
  };
  cuts.forEach(({ commune }, place) => {
    for (const unit of commune.units) cut.of[unit] = place;
  });
  const drawn = cutArcs(
    arcs,
    cuts.map(({ commune: { units }, quarters }) => ({
      unit: units[0],
      parts: new Map(quarters.map(({ rings }, i) => [units[i], [...rings]])),
    })),
    count,
  );
  const ringsAround = (unit: number) => {
    const { offsets: from, targets } = drawn.ofUnit;
    const own = targets.subarray(from[unit], from[unit + 1]);
    return ringsAlong(
      drawn,
      Int32Array.from(own, (arc) => (drawn.left[arc] === unit ? arc : ~arc)),
    );
  };
  const outlines = new Map(
    cuts.flatMap(({ commune: { units } }) => Array.from(units, (unit) => [unit, ringsAround(unit)])),
  );
  const measured = measure(atlas, cuts, outlines, count);
  return {
    atlas: {
      ...spreadColumns(atlas, cuts, count),
      ...measured,
      ...cutNeighbours(atlas, cuts, drawn, measured, count),
      points: placePoints(atlas, cuts, outlines),
      cut,
    },
    arcs: drawn,
  };
}
