import { figuresOf } from '../../data/importers/figures';
import { guess } from '../../data/importers/guess';
import { runIndicators } from '../../data/importers/indicators';
import { pointsOf } from '../../data/importers/points';
import type { Importer } from '../../data/importers/types';

/** Any table whose rows are of communes, or of what lies in them: its columns of numbers and of few words. */
export const indicator: Importer = {
  async recognise(_table, _sample, found) {
    const { places, year, levels, iris } = found;
    if (!places.code && !places.name && !places.postcode) return null;
    const { figures, offered, totals } = await figuresOf(found);
    const asked = offered.some(({ grouped }) => grouped) ? 'separator' : 'figures';
    return guess({
      kind: 'indicator',
      confidence: places.code ? 0.4 : 0.3,
      columns: {
        ...places,
        ...(year !== null && { year }),
        ...(levels !== null && { level: levels }),
        ...(iris !== null && { quarter: iris }),
      },
      figures,
      offered,
      totals,
      missing: figures.length ? [] : [asked],
    });
  },

  async run(engine, table, guess, context) {
    const { layers, report } = await runIndicators(engine, table, guess, context, null);
    const [{ layer }] = layers;
    const { points, notes } = await pointsOf(engine, table, guess, context, layer);
    return {
      layers: points ? [...layers, { brings: 'points', points, layer }] : layers,
      report: { ...report, notes: [...report.notes, ...notes] },
    };
  },
};
