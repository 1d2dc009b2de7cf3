import { figuresOf } from '../../data/importers/figures';
import { guess } from '../../data/importers/guess';
import { runIndicators } from '../../data/importers/indicators';
import type { Importer } from '../../data/importers/types';

/** Any table whose rows are of communes, or of what lies in them: its columns of numbers and of few words. */
export const indicator: Importer = {
  kind: 'indicator',

  recognise(_table, _sample, found) {
    const { places, year } = found;
    if (!places.code && !places.name && !places.postcode) return null;
    const { figures, offered } = figuresOf(found);
    const asked = offered.some(({ grouped }) => grouped) ? 'separator' : 'figures';
    return guess({
      kind: 'indicator',
      confidence: places.code ? 0.4 : 0.3,
      columns: { ...places, ...(year !== null && { year }) },
      figures,
      offered,
      missing: figures.length ? [] : [asked],
    });
  },

  run: (engine, table, guess, context) => runIndicators(engine, table, guess, context, null),
};
