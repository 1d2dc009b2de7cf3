import { titleIn } from '../language/language';
import type { IndicatorFigure } from '../domain/indicators';
import { levelsOf } from './people';
import { figure, plain, provenance, type Table } from './table';
import type { Study } from './study';
import type { Writing } from './writing';

/** What the user brought that adds up or averages: age bands, structures, any table of their own. */
export function indicatorsTable({ indicators }: Study, { language }: Writing): Table {
  const { words } = language;
  const { indicators: said } = words.dossier;
  const shown = indicators.filter(({ indicator }) => indicator.aggregate !== 'category');
  return {
    id: 'indicators',
    title: said.title,
    columns: [said.name, said.total, said.level, ...levelsOf(words)],
    rows: shown.map(({ indicator, total, level, reference }) => {
      const known = indicator.aggregate === 'rate' ? 'approximate' : indicator.quality;
      return {
        head: titleIn(indicator.title, language),
        cells: [
          figure(total, 'integer'),
          figure(level, 'decimal'),
          plain(reference.department, 'decimal', known),
          plain(reference.region, 'decimal', known),
          plain(reference.france, 'decimal', known),
        ],
        from: provenance(level),
      };
    }),
    note: said.note,
  };
}

/** Communes and inhabitants by category, zonings first of all. */
export function categoriesTable({ indicators }: Study, { language }: Writing): Table {
  const { words } = language;
  const { categories: said } = words.dossier;
  const rows = ({ indicator, level, parts }: IndicatorFigure) =>
    parts.map(({ category, units, population }) => ({
      head: words.labelled(titleIn(indicator.title, language), category),
      cells: [plain(units, 'integer'), plain(population, 'integer')],
      from: { ...provenance(level), quality: indicator.quality },
    }));
  return {
    id: 'categories',
    title: said.title,
    columns: [said.name, said.units, said.inhabitants],
    rows: indicators.flatMap(rows),
    note: '',
  };
}
