import { fullYear } from '../../data/importers/columns';
import { guess } from '../../data/importers/guess';
import { runIndicators } from '../../data/importers/indicators';
import type { FigureColumn, Importer } from '../../data/importers/types';

/** INSEE's age bands of both sexes: `P22_POP`, `P22_POP0014`, `P22_POP90P`. */
const BAND = /^P(\d{2})_POP(\d{2})?(\d{2}|P)?$/i;

/** INSEE, évolution et structure de la population: the inhabitants of each age band, and the 75 and over. */
export const ages: Importer = {
  recognise({ columns }, _sample, { places }) {
    const bands = columns.filter((name) => BAND.test(name));
    const yearOf = (name: string) => fullYear(BAND.exec(name)![1]);
    const year = bands.map(yearOf).sort().at(-1);
    if (year === undefined || bands.length < 3 || !places.code) return null;
    return guess(
      {
        kind: 'ages',
        confidence: 0.9,
        columns: { code: places.code, ...(places.name !== undefined && { name: places.name }) },
        figures: figuresOf(bands.filter((name) => yearOf(name) === year)),
      },
      { vintage: year },
    );
  },

  run: (engine, table, guess, context) =>
    runIndicators(engine, table, guess, context, {
      key: 'insee-ages',
      title: 'Population par tranche d’âge',
    }),
};

function figuresOf(bands: string[]): FigureColumn[] {
  const figures = bands.map((column): FigureColumn => {
    const [, , from, to] = BAND.exec(column)!;
    const key = ['population', from, to === 'P' ? 'plus' : to].filter(Boolean).join('_');
    return { column, key, aggregate: 'sum', title: titleOf(from, to) };
  });
  const [oldest, older] = ['90P', '7589'].map((band) =>
    bands.find((name) => name.toUpperCase().endsWith(`_POP${band}`)),
  );
  if (older === undefined || oldest === undefined) return figures;
  return [
    ...figures,
    { column: older, and: [oldest], key: 'population_75_plus', aggregate: 'sum', title: titleOf('75', 'P') },
  ];
}

function titleOf(from: string | undefined, to: string | undefined): FigureColumn['title'] {
  if (from === undefined) return { fr: 'Population', en: 'Population' };
  if (to === 'P') return { fr: `${from} ans et plus`, en: `${from} and over` };
  return { fr: `${Number(from)} à ${Number(to)} ans`, en: `${Number(from)} to ${Number(to)} years` };
}
