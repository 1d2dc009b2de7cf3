import zonings from './zonings.json';
import { findColumn, mostly } from '../../data/importers/columns';
import { guess } from '../../data/importers/guess';
import { runIndicators } from '../../data/importers/indicators';
import type { FigureColumn, Importer } from '../../data/importers/types';

/** `1_ZIP`, `2_ZAC`, `3_HZ`, `4_ZAR`, and what the other professions have: a number, then a name. */
const LEVEL = /^\d_\w+|^(ZIP|ZAC|HZ|ZAR|HV)\b|^N\/A|^(très )?(sous|intermédiaire|sur)/i;

/** ARS, zonages conventionnels: a level for each profession, by code, or by postcode and name in what goes round. */
export const zoning: Importer = {
  recognise({ columns }, sample, { places }) {
    const figures = zonings.professions.flatMap(({ columns: names, key, fr, en }): FigureColumn[] => {
      const column = findColumn(columns, names);
      if (column === undefined || !mostly(sample, column, LEVEL)) return [];
      return [{ column, key: `zonage_${key}`, aggregate: 'category', title: { fr, en } }];
    });
    if (!figures.length || !(places.code || places.name)) return null;
    return guess({ kind: 'zoning', confidence: 0.9, columns: places, figures });
  },

  run: (engine, table, guess, context) =>
    runIndicators(engine, table, guess, context, {
      key: zonings.source,
      title: 'Zonages des professionnels de santé libéraux',
    }),
};
