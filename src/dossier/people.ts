import type { GroupShare, SizeVerdict } from '../domain/verdict';
import { fromLayers } from './layers';
import { figure, plain, provenance, text, type Row, type Table } from './table';
import type { Study } from './study';
import type { Writing } from './writing';

/** The population under each vintage, how it grew since, and how it grew around. */
export function populationTable({ verdict, growth }: Study, { language: { words, format } }: Writing): Table {
  const { population, size } = verdict;
  const { population: said } = words.dossier;
  const sized = (one: SizeVerdict['class']) => text(one === null ? words.unknown : words.sizeClass(one));
  const blank = text('');
  const rows: Row[] = [
    {
      head: said.reference(population.vintage),
      cells: [figure(population, 'integer'), sized(size.class), blank, blank, blank, blank],
      from: provenance(population),
    },
    ...growth.map(({ from, before, rate, reference }) => ({
      head: String(from),
      cells: [
        figure(before, 'integer'),
        sized(size.vintages.find(({ vintage }) => vintage === from)?.class ?? null),
        figure(rate, 'percent'),
        plain(reference.department, 'percent'),
        plain(reference.region, 'percent'),
        plain(reference.france, 'percent'),
      ],
      from: provenance(before),
    })),
  ];
  return {
    id: 'population',
    title: said.title,
    columns: [said.vintage, said.inhabitants, said.size, said.growth, ...levelsOf(words)],
    rows,
    note: growth.length ? said.note(format, growth[0].to) : said.alone,
  };
}

/** The départements and EPCI touched, with what of each is in. */
export function placesTable({ verdict }: Study, { country, language: { words } }: Writing): Table {
  const { places } = words.dossier;
  const rows = (kind: string, groups: readonly GroupShare[]): Row[] =>
    groups.map(({ code, name, units, of, population }) => ({
      head: name,
      cells: [text(kind), text(code), plain(units, 'integer'), plain(of, 'integer'), plain(population, 'integer')],
      from: fromLayers(country.atlas, ['units', verdict.population.source], verdict.population),
    }));
  return {
    id: 'places',
    title: places.title,
    columns: [places.name, places.kind, places.code, places.units, places.of, places.inhabitants],
    rows: [
      ...rows(places.kinds.region, verdict.regions),
      ...rows(places.kinds.department, verdict.departments),
      ...rows(places.kinds.epci, verdict.epcis),
    ],
    note: '',
  };
}

export const levelsOf = ({ professionals }: Writing['language']['words']): string[] => [
  professionals.department,
  professionals.region,
  professionals.france,
];
