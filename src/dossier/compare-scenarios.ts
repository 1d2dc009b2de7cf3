import { SIZE_CLASSES } from '../domain/rules';
import type { AmountSum, ScenarioFigures } from '../domain/scenario';
import { uncountedIn } from '../domain/references';
import type { Figure } from '../domain/verdict';
import { scenarioName } from '../words/edits';
import type { ScenarioStudies } from './scenario-study';
import { fromLayers } from './layers';
import { countedAmong } from './compare';
import { figure, plain, provenance, text, type Cell, type Row, type Table } from './table';
import type { Writing } from './writing';

/** All indicators of several scenarios, one a column; at least one is to be given. */
export function scenariosTable(
  { studies, departments }: ScenarioStudies,
  { country: { atlas }, language }: Writing,
): Table {
  const { words, format } = language;
  const { scenarios: said, comparison, identity } = words.dossier;
  const [first] = studies;
  const { population } = first.figures.covered;
  const { source } = population;
  const rows: Row[] = [];
  const add = (head: string, from: Row['from'], read: (figures: ScenarioFigures) => Cell) =>
    rows.push({ head, cells: studies.map(({ figures }) => read(figures)), from });
  const people = (head: string, read: (figures: ScenarioFigures) => Figure) =>
    add(head, provenance(read(first.figures)), (figures) => figure(read(figures), 'integer'));
  const counting =
    (kind: 'integer' | 'percent') =>
    (head: string, source: string, read: (figures: ScenarioFigures) => number | null) => {
      const from = fromLayers(atlas, [source], population);
      add(head, from, (figures) => plain(read(figures), kind, from.quality));
    };
  const [number, share] = [counting('integer'), counting('percent')];
  const amounts = (head: string, without: string, read: (figures: ScenarioFigures) => AmountSum) => {
    const sources = [...new Set(studies.flatMap(({ figures }) => read(figures).sources))];
    const from = { vintage: '', quality: read(first.figures).quality, sources };
    add(head, from, (figures) => plain(read(figures).known, 'euros', read(figures).quality));
    add(without, from, (figures) => plain(read(figures).unknown, 'integer'));
  };

  number(said.territories, source, ({ territories }) => territories);
  people(identity.municipale, ({ covered }) => covered.population);
  number(identity.units, 'units', ({ covered }) => covered.units);
  number(said.smallest, source, ({ smallest }) => smallest);
  number(said.largest, source, ({ largest }) => largest);
  number(said.atMinimum, source, ({ atMinimum }) => atMinimum);
  share(said.shareAtMinimum, source, ({ atMinimum, territories }) =>
    atMinimum === null ? null : atMinimum / territories,
  );
  for (const { class: size } of SIZE_CLASSES.classes) {
    number(said.ofSize(words.sizeClass(size)), SIZE_CLASSES.source, ({ classes }) => classes[size]);
  }
  amounts(said.ceilings, said.withoutCeiling, ({ ceilings }) => ceilings);
  amounts(said.operating, said.withoutOperating, ({ operating }) => operating);
  number(said.broken, 'contours', ({ broken }) => broken);
  const least = (
    head: string,
    read: (figures: ScenarioFigures) => number | null,
    source = 'cpts',
    isOpen = ({ unlisted, openParts }: ScenarioFigures) => unlisted + openParts > 0,
  ) => {
    const from = fromLayers(atlas, [source], population);
    add(head, from, (figures) => {
      const count = read(figures);
      const value = count === null ? null : countedAmong(count, isOpen(figures), language);
      return typeof value === 'string' ? text(value) : plain(value, 'integer', from.quality);
    });
  };
  const byParts = ({ openParts }: ScenarioFigures) => openParts > 0;
  least(said.shared, ({ shared }) => shared.units, 'units', byParts);
  people(said.sharedPeople, ({ shared, openParts }) =>
    openParts && !shared.units ? { ...shared.population, value: null, quality: 'unknown' } : shared.population,
  );
  least(said.overlapped, ({ overlaps }) => overlaps.cpts);
  least(said.overlappedUnits, ({ overlaps }) => overlaps.units);
  least(said.overlappedPeople, ({ overlaps }) => overlaps.population.value);
  number(said.departments, 'units', (figures) => figures.departments.touched);
  number(said.crossing, 'units', (figures) => figures.departments.crossing);
  number(comparison.epcis, 'units', ({ epcis }) => epcis.touched);
  number(said.cut, 'units', ({ epcis }) => epcis.cut);
  number(said.left, 'cpts', ({ left }) => left?.units ?? null);
  number(said.leftPeople, 'cpts', ({ left }) => left?.population.value ?? null);
  share(said.leftShare, 'cpts', ({ left }) => left?.share ?? null);
  number(said.zones, 'cpts', ({ left }) => left?.zones ?? null);
  number(said.smallZones, 'cpts', ({ left }) => left?.small ?? null);
  const uncounted = uncountedIn(atlas);
  first.figures.professionals.forEach(({ key, count, density }, i) => {
    if (uncounted.includes(key)) return;
    const profession = words.professions[key];
    add(comparison.count(profession), provenance(count), ({ professionals }) =>
      figure(professionals[i].count, 'integer'),
    );
    add(comparison.density(profession), provenance(density), ({ professionals }) =>
      figure(professionals[i].density, 'decimal'),
    );
  });
  const places = departments.map((department) => atlas.departments[department].name);
  const unlisted = first.figures.left?.unlisted ?? departments.length;
  const counted = [
    said.note(format.shortList(places, NAMED)),
    ...(unlisted ? [said.unlisted(format, unlisted)] : []),
    ...(uncounted.length
      ? [comparison.uncounted(format.list(uncounted.map((key) => words.professions[key].toLowerCase())))]
      : []),
  ].join(' ');
  const names = studies.map(({ name }) => scenarioName(name, language));
  return {
    id: 'scenarios',
    title: said.title,
    columns: [words.dossier.what, ...names],
    rows,
    note: studies.length > 1 ? `${comparison.note(names[0])} ${counted}` : counted,
  };
}

/** Departments named before the others are counted. */
const NAMED = 8;
