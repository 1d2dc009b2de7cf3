import { AMOUNT_KEYS } from '../domain/agreements';
import type { GroupShare } from '../domain/verdict';
import { SIZE_CLASSES } from '../domain/rules';
import { contradiction } from '../checks/funding/check';
import { fromLayers } from './layers';
import { figure, provenance, text, type Row, type Table } from './table';
import type { Study } from './study';
import { countCell } from './units-cell';
import type { Writing } from './writing';

/** The fiche identité: what the territory is, where it stands and what its class gives. */
export function identityTable(study: Study, writing: Writing): Table {
  const { words } = writing.language;
  const { dossier } = words;
  const { verdict, area } = study;
  const { population, size } = verdict;
  const years = population.years.length ? population.years : [population.vintage];
  const layer = (id: 'units' | 'cpts') => fromLayers(writing.country.atlas, [id], population);
  const rows: Row[] = [
    {
      head: dossier.identity.municipaleOf(writing.language.format.list(years.map(String))),
      cells: [figure(population, 'integer')],
      from: provenance(population),
    },
    {
      head: dossier.identity.totaleOf(population.totale.vintage),
      cells: [figure(population.totale, 'integer')],
      from: provenance(population.totale),
    },
    { head: dossier.identity.units, cells: [countCell(study.verdict, writing)], from: layer('units') },
    { head: dossier.identity.area(area.quality === 'exact'), cells: [figure(area, 'integer')], from: provenance(area) },
    {
      head: dossier.identity.size,
      cells: [text(size.class === null ? words.sizeNone : words.sizeClass(size.class))],
      from: {
        vintage: population.vintage,
        quality: size.class === null ? 'unknown' : population.quality,
        sources: [SIZE_CLASSES.source, population.source],
      },
    },
    {
      head: dossier.identity.stage,
      cells: [text(study.stage === 'sketch' ? dossier.identity.proposed : words.stages[study.stage])],
      from: layer('cpts'),
    },
    {
      head: dossier.identity.regions(verdict.regions.length),
      cells: [text(groupNames(verdict.regions, writing))],
      from: layer('units'),
    },
    {
      head: dossier.identity.departments(verdict.departments.length),
      cells: [text(groupNames(verdict.departments, writing))],
      from: layer('units'),
    },
    { head: dossier.identity.epcis, cells: [text(groupNames(verdict.epcis, writing))], from: layer('units') },
    { head: dossier.identity.neighbours, cells: [text(neighbourNames(study, writing))], from: layer('cpts') },
  ];
  return { id: 'identity', title: dossier.identity.title, columns: [dossier.what, dossier.value], rows, note: '' };
}

/** What the class of the territory may receive under the agreement text of the settings. */
export function amountsTable({ verdict }: Study, { language }: Writing): Table {
  const { words } = language;
  const { amounts, rules, contradictions } = verdict.funding;
  return {
    id: 'amounts',
    title: words.dossier.amounts.title(words.agreements[rules]),
    columns: [words.dossier.what, words.dossier.value, words.dossier.amounts.ground],
    rows: AMOUNT_KEYS.map((key) => ({
      head: words.amounts[key],
      cells: [figure(amounts[key], 'euros'), text(words.funding.tags[amounts[key].tag])],
      from: provenance(amounts[key]),
    })),
    note: [
      ...contradictions.map((one) => contradiction(verdict.funding, one, words.checks.funding, language)),
      words.dossier.amounts.note,
    ].join(' '),
  };
}

/** Names with how many communes of each are in, where it is not whole; a part of a commune is none. */
function groupNames(groups: readonly GroupShare[], { language: { words, format } }: Writing): string {
  if (!groups.length) return words.dossier.none;
  const named = ({ name, units, of }: GroupShare) =>
    units === of || units === 0 ? name : `${name} (${words.checks.administrative.part(format, units, of)})`;
  return format.shortList(groups.map(named), 8);
}

function neighbourNames({ around }: Study, { country, language }: Writing): string {
  const names = around.cpts.map(({ cpts }) => country.network.cpts[cpts].name);
  const { neighbours } = language.words.dossier;
  if (!names.length) return around.unlisted.length ? neighbours.openShort : neighbours.none;
  const list = language.format.shortList(names, 8);
  return around.unlisted.length ? neighbours.amongOthers(list) : list;
}
