import type { FacilityKey, ProfessionKey } from '../atlas/atlas';
import { estimatedFrom } from '../checks/professionals/estimated';
import { type Table, figure, plain, provenance, text } from './table';
import { levelsOf } from './people';
import type { Study } from './study';
import type { Writing } from './writing';

/** Professionals counted, and per 10 000 inhabitants, without comparison at length: for the fiche. */
export function professionalsTable(study: Study, writing: Writing): Table {
  const { columns, rows, ...table } = densityTable(study, writing);
  const ranked = columns.at(-1) === writing.language.words.dossier.density.rank;
  const kept = ranked ? -1 : undefined;
  return {
    ...table,
    id: 'professionals',
    columns: columns.slice(0, kept),
    rows: rows.map(({ cells, ...row }) => ({ ...row, cells: cells.slice(0, kept) })),
    note: ranked ? '' : writing.language.words.checks.professionals.estimated[estimatedFrom(writing.country.atlas)],
  };
}

/**
 * Professionals counted, and per 10 000 inhabitants against the department, the region and France. Where all are only
 * estimated from the department, nothing of the territory is left to hold against it.
 */
export function densityTable({ verdict, ranks }: Study, { country, language: { words, format } }: Writing): Table {
  const { density: said } = words.dossier;
  const estimated = verdict.professionals.some(({ count }) => count.quality === 'estimated');
  const compared = verdict.professionals.some(({ density }) => density.value !== null);
  const own = <T>(...cells: T[]): T[] => (compared || !estimated ? cells : []);
  const written = (rank: Study['ranks'][ProfessionKey]) => {
    if (rank === null) return '';
    return rank.rank > rank.of ? said.last(format, rank.of) : said.rankOf(format, rank.rank, rank.of);
  };
  return {
    id: 'density',
    title: words.professionals.title,
    columns: [
      said.profession,
      compared || !estimated ? words.professionals.count : words.professionals.countEstimated,
      ...own(words.professionals.here),
      ...levelsOf(words),
      ...own(said.rank),
    ],
    rows: verdict.professionals.map(({ key, count, density, reference }) => {
      const { quality } = country.atlas.professionals[key];
      const levels = [reference.department, reference.region, reference.france];
      return {
        head: words.professions[key],
        cells: [
          figure(count, 'integer'),
          ...own(figure(density, 'decimal')),
          // What is spread by population within a department still adds up to its count.
          ...levels.map((level) => plain(level, 'decimal', quality === 'estimated' ? 'exact' : quality)),
          ...own(text(written(ranks[key]))),
        ],
        from: provenance(count),
      };
    }),
    note: [
      estimated ? words.checks.professionals.estimated[estimatedFrom(country.atlas)] : '',
      compared || !estimated ? said.note : said.levels,
    ]
      .filter(Boolean)
      .join(' '),
  };
}

/** What a fiche lists beside pharmacies; specialists are not structures. */
const STRUCTURES: readonly FacilityKey[] = [
  'maison_de_sante',
  'centre_de_sante',
  'laboratoire',
  'urgences',
  'maternite',
  'ambulance',
];

/** Structures of care: what the data holds, and what it does not. */
export function structuresTable({ verdict }: Study, { language: { words } }: Writing): Table {
  const pharmacies = verdict.professionals.find(({ key }) => key === 'pharmacie')!.count;
  const counted = verdict.facilities.filter(({ key }) => STRUCTURES.includes(key));
  return {
    id: 'structures',
    title: words.dossier.structures.title,
    columns: [words.dossier.what, words.professionals.count],
    rows: [
      { head: words.professions.pharmacie, cells: [figure(pharmacies, 'integer')], from: provenance(pharmacies) },
      ...counted.map(({ key, count }) => ({
        head: words.facilities[key],
        cells: [figure(count, 'integer')],
        from: provenance(count),
      })),
    ],
    note: '',
  };
}

/** Potential access to care against the department, the region and France. */
export function aplTable({ apl }: Study, { language: { words } }: Writing): Table {
  const { apl: said } = words.dossier;
  return {
    id: 'apl',
    title: said.title,
    columns: [words.dossier.density.profession, words.professionals.here, ...levelsOf(words), said.unit],
    rows: apl.map(({ key, apl: figured, reference }) => ({
      head: words.professions[key],
      cells: [
        figure(figured, 'decimal'),
        plain(reference.department, 'decimal', 'approximate'),
        plain(reference.region, 'decimal', 'approximate'),
        plain(reference.france, 'decimal', 'approximate'),
        text(key === 'medecin_generaliste' ? said.consultations : said.posts),
      ],
      from: provenance(figured),
    })),
    note: apl.length ? said.note : said.missing,
  };
}

/** How far the inhabitants are from each profession. */
export function accessTable({ access, verdict }: Study, { language: { words, format } }: Writing): Table {
  const { access: said } = words.dossier;
  const known = access.some(({ distance }) => distance.value !== null);
  return {
    id: 'access',
    title: said.title,
    columns: [words.dossier.density.profession, said.distance, said.atHome, said.farthest],
    rows: (known ? access : []).map(({ key, distance, atHome, farthest }) => ({
      head: words.professions[key],
      cells: [
        figure(distance, 'kilometres'),
        figure(atHome, 'percent'),
        text(farthest && verdict.units > 1 ? said.at(farthest.name, format.decimal(farthest.kilometres)) : ''),
      ],
      from: provenance(distance),
    })),
    note: known ? said.note : said.missing,
  };
}
