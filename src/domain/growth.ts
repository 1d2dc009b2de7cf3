import type { Atlas } from '../atlas/atlas';
import { FRAME, type Frame } from './frame';
import type { Figure } from './verdict';

/** How a population moved between two vintages of the population municipale. */
export interface GrowthFigure {
  /** Another vintage than `to`; the later one where the country is counted by an older vintage. */
  from: number;
  to: number;
  /** Inhabitants at the vintage `from`. */
  before: Figure;
  /** Mean yearly rate, 0.01 for one per cent a year. */
  rate: Figure;
  /** The same rate over the departments and regions touched, and France, each over its units known at both dates. */
  reference: Record<keyof Frame, number | null>;
}

/**
 * Mean yearly growth of `units` between each other vintage of the atlas and the reference one, the most recent first:
 * (after / before) ^ (1 / years) − 1, which is the same read from either end. Unknown when the population of one unit
 * is, at either date, or where it is not all of units.
 */
export function growthOf(
  { populations }: Atlas,
  units: Iterable<number>,
  frame: Frame,
  isWhole = true,
): GrowthFigure[] {
  const [{ values: after, vintage: to }] = populations;
  const all = [...units];
  return populations
    .filter(({ measure, vintage }) => measure === 'municipale' && vintage !== to)
    .sort((a, b) => b.vintage - a.vintage)
    .map(({ values, vintage, quality, layer }) => {
      const own = sums(all, values, after);
      const known = isWhole && own.units === all.length && own.before > 0;
      const figure = (value: number): Figure => ({
        value: known ? value : null,
        quality: known ? quality : 'unknown',
        source: layer,
        vintage: String(vintage),
      });
      const years = to - vintage;
      const rateOf = (group: Uint16Array) => {
        const { before, now } = sums(group, values, after);
        return before > 0 ? yearly(before, now, years) : null;
      };
      return {
        from: vintage,
        to,
        before: figure(own.before),
        rate: figure(yearly(own.before, own.now, years)),
        reference: Object.fromEntries(FRAME.map((level) => [level, rateOf(frame[level])])) as GrowthFigure['reference'],
      };
    });
}

const yearly = (before: number, now: number, years: number) => (now / before) ** (1 / years) - 1;

/** Over the units known at both dates. */
function sums(units: ArrayLike<number>, earlier: Float64Array, later: Float64Array) {
  const total = { units: 0, before: 0, now: 0 };
  for (let i = 0; i < units.length; i++) {
    const [before, now] = [earlier[units[i]], later[units[i]]];
    if (Number.isNaN(before + now)) continue;
    total.units++;
    total.before += before;
    total.now += now;
  }
  return total;
}
