import { uncountedIn } from '../domain/references';
import type { Figure } from '../domain/verdict';
import { scenarioName } from '../words/edits';
import type { Language } from '../words/language';
import { fromLayers } from './layers';
import { figure, plain, provenance, text, type Cell, type Kind, type Row, type Table } from './table';
import type { Study, Subject } from './study';
import { countCell } from './units-cell';
import type { Writing } from './writing';

/** Territories, or scenarios, held side by side at most: what an A4 page has room for. */
export const MOST_COMPARED = 4;

/** A territory among those compared: a branch copies the names of its territories, so that its scenario is told. */
export const comparedName = ({ name, scenario }: Subject, language: Language): string =>
  scenario === undefined ? name : `${name} (${scenarioName(scenario, language)})`;

/** All indicators of several territories, one a column; at least two are to be given. */
export function compareTable(studies: readonly Study[], { country, language }: Writing): Table {
  const { words, format } = language;
  const { comparison: said, identity, apl: aplSaid } = words.dossier;
  const [first] = studies;
  const rows: Row[] = [];
  const figures = (head: string, kind: Kind, read: (study: Study) => Figure) =>
    rows.push({ head, cells: studies.map((study) => figure(read(study), kind)), from: provenance(read(first)) });
  const facts = (head: string, sources: readonly string[], read: (study: Study) => string | number | null) =>
    rows.push({
      head,
      cells: studies.map(read).map((value) => (typeof value === 'string' ? text(value) : plain(value, 'integer'))),
      from: fromLayers(country.atlas, sources, first.verdict.population),
    });

  figures(identity.municipaleOf(first.verdict.population.vintage), 'integer', ({ verdict }) => verdict.population);
  rows.push({
    head: identity.units,
    cells: studies.map(({ verdict }) => countCell(verdict, { language })),
    from: fromLayers(country.atlas, ['units'], first.verdict.population),
  });
  figures(identity.area(studies.every(({ area }) => area.quality === 'exact')), 'integer', ({ area }) => area);
  facts(identity.size, [first.verdict.population.source], ({ verdict: { size } }) =>
    size.class === null ? words.sizeNone : words.sizeClass(size.class),
  );
  facts(identity.stage, ['cpts'], ({ stage }) => (stage === 'sketch' ? identity.proposed : words.stages[stage]));
  for (const key of ['ceilingWithSnp', 'operating'] as const) {
    figures(words.amounts[key], 'euros', ({ verdict }) => verdict.funding.amounts[key]);
  }
  facts(identity.departments(2), ['units'], ({ verdict }) =>
    format.shortList(
      verdict.departments.map(({ name }) => name),
      4,
    ),
  );
  facts(said.epcis, ['units'], ({ verdict }) => verdict.epcis.length);
  facts(said.cut, ['units'], ({ verdict }) => verdict.epcis.filter(({ units, of }) => units < of).length);
  facts(said.pieces, ['contours'], ({ verdict }) => verdict.pieces.length);
  const listed = (count: number, open: boolean) => countedAmong(count, open, language);
  facts(said.overlaps, ['cpts'], ({ verdict: { overlaps, shared, listing } }) =>
    listed(overlaps.length, shared.length + listing.incomplete.length + listing.withdrawn.length > 0),
  );
  facts(identity.neighbours, ['cpts'], ({ around }) => listed(around.cpts.length, around.unlisted.length > 0));
  facts(words.dossier.whiteZones.title, ['cpts'], ({ around }) =>
    listed(around.zones.length, around.unlisted.length > 0),
  );
  first.growth.forEach(({ from, to }, i) =>
    figures(said.growth(Math.min(from, to), Math.max(from, to)), 'percent', ({ growth }) => growth[i].rate),
  );
  const uncounted = uncountedIn(country.atlas);
  first.verdict.professionals.forEach(({ key }, i) => {
    if (uncounted.includes(key)) return;
    figures(said.count(words.professions[key]), 'integer', ({ verdict }) => verdict.professionals[i].count);
    figures(said.density(words.professions[key]), 'decimal', ({ verdict }) => verdict.professionals[i].density);
  });
  first.access.forEach(({ key }, i) => {
    if (uncounted.includes(key)) return;
    figures(said.distance(words.professions[key]), 'kilometres', ({ access }) => access[i].distance);
  });
  first.apl.forEach(({ key }, i) => figures(aplSaid.map(words.professions[key]), 'decimal', ({ apl }) => apl[i].apl));
  first.verdict.checks.forEach(({ id, sources }, i) =>
    facts(words.checks[id].name, sources, ({ verdict }) => words.states[verdict.checks[i].state]),
  );
  return {
    id: 'comparison',
    title: said.title,
    columns: [words.dossier.what, ...studies.map((study) => comparedName(study, language))],
    rows,
    note: [
      said.note(first.name),
      ...(uncounted.length
        ? [said.uncounted(format.list(uncounted.map((key) => words.professions[key].toLowerCase())))]
        : []),
    ].join(' '),
  };
}

/** A count from the list of CPTS: where more may exist, none is unknown and some are a least. */
export const countedAmong = (count: number, open: boolean, { words, format }: Language): number | string | null =>
  !open ? count : count ? words.coverage.atLeast(format.integer(count)) : null;

/** How a cell differs from that of the first territory: by how much, `other` for words, `null` when it does not. */
export function differenceFrom(first: Cell, cell: Cell): number | 'other' | null {
  if (cell.value === first.value) return null;
  if (typeof first.value === 'number' && typeof cell.value === 'number') return cell.value - first.value;
  return 'other';
}
