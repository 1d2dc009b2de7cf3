import type { Atlas } from '../atlas';
import type { IndexedArcs } from '../../kernel/arcs';
import { atOnce } from '../../kernel/task';
import { spreadColumns } from './columns';
import { cuttingGround, type CutGround } from './ground';
import type { QuarterCensus, QuarterLayer } from './layer';
import { placePoints } from './places';
import { weightsOf } from './weights';

/**
 * Cuts communes into their quarters: what is known of a commune is shared out by inhabitants, and those of a quarter are
 * unknown without a census.
 * @param atlas with nothing cut.
 * @param codes of the communes: see `cuttingGround`.
 */
export function cutCommunes(
  atlas: Atlas,
  arcs: IndexedArcs,
  { communes, vintage }: QuarterLayer,
  census: QuarterCensus | null,
  codes: Iterable<string>,
): { atlas: Atlas; arcs: IndexedArcs } {
  const ground = atOnce(cuttingGround(atlas, arcs, communes, codes));
  return ground ? { atlas: spread(atlas, ground, vintage, census), arcs: ground.arcs } : { atlas, arcs };
}

/** An atlas over its cut ground. @param vintage edition of the quarters. */
export function spread(whole: Atlas, ground: CutGround, vintage: string, census: QuarterCensus | null): Atlas {
  const { cuts, count, of, district, arcs: _arcs, outlines, ...places } = ground;
  const weighted = cuts.map((cut) => ({ ...cut, weights: weightsOf(cut.quarters, census) }));
  const communes = cuts.map(({ commune }) => commune);
  return {
    ...spreadColumns(whole, weighted, count),
    ...places,
    points: placePoints(whole, cuts, outlines),
    cut: { whole, communes, of, district, vintage, census: census?.vintage ?? null },
  };
}
