import type { Atlas } from '../../atlas/atlas';
import { spread } from '../../atlas/quarters/cut';
import { cuttingGround, type CutGround } from '../../atlas/quarters/ground';
import type { QuarterCensus, QuarterLayer } from '../../atlas/quarters/layer';
import type { IndexedArcs } from '../../kernel/arcs';
import { fetchQuarters, quartersAddress, QuartersError } from '../../sources/quarters/service';

export { rebase } from '../../project/rebase';
export { quartersWords } from '../../words/quarters';

/** The last ground cut, and what it was cut from: figures may come over it again and again. */
let last: { from: readonly unknown[]; ground: CutGround | null } | null = null;

/** An atlas with communes cut, and the borders of its units, by small steps; `null` where nothing is to be cut. */
export function* cutting(
  whole: Atlas,
  arcs: IndexedArcs,
  { communes, vintage }: QuarterLayer,
  census: QuarterCensus | null,
  codes: readonly string[],
): Generator<undefined, { atlas: Atlas; arcs: IndexedArcs } | null> {
  const from = [whole.adjacency, whole.exterior, arcs, communes, codes.join()];
  if (!last || from.some((one, i) => one !== last!.from[i]))
    last = { from, ground: yield* cuttingGround(whole, arcs, communes, codes) };
  const { ground } = last;
  yield;
  return ground && { atlas: spread(whole, ground, vintage, census), arcs: ground.arcs };
}

/** The quarters of a commune in a file, or why they could not be had, and where they are for whoever downloads them. */
export async function askQuarters(
  code: string,
): Promise<{ file: File } | (Pick<QuartersError, 'reason' | 'detail'> & { address: string })> {
  try {
    return { file: await fetchQuarters(code) };
  } catch (error) {
    if (!(error instanceof QuartersError)) throw error;
    return { reason: error.reason, detail: error.detail, address: quartersAddress(code) };
  }
}
