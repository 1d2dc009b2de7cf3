import type { Provenance, Table } from './table';
import { figure, plain, provenance, text } from './table';
import { levelsOf } from './people';
import type { Study } from './study';
import type { Writing } from './writing';

/** Professionals counted, and per 10 000 inhabitants, without comparison at length: for the fiche. */
export function professionalsTable(study: Study, writing: Writing): Table {
  const { columns, rows, ...table } = densityTable(study, writing);
  return {
    ...table,
    id: 'professionals',
    columns: columns.slice(0, -1),
    rows: rows.map(({ cells, ...row }) => ({ ...row, cells: cells.slice(0, -1) })),
    note: '',
  };
}

/** Professionals counted, and per 10 000 inhabitants against the department, the region and France. */
export function densityTable({ verdict, ranks }: Study, { country, language: { words, format } }: Writing): Table {
  const { density: said } = words.dossier;
  return {
    id: 'density',
    title: words.professionals.title,
    columns: [said.profession, words.professionals.count, words.professionals.here, ...levelsOf(words), said.rank],
    rows: verdict.professionals.map(({ key, count, density, reference }) => {
      const rank = ranks[key];
      const { quality } = country.atlas.professionals[key];
      return {
        head: words.professions[key],
        cells: [
          figure(count, 'integer'),
          figure(density, 'decimal'),
          plain(reference.department, 'decimal', quality),
          plain(reference.region, 'decimal', quality),
          plain(reference.france, 'decimal', quality),
          text(
            rank === null
              ? ''
              : rank.rank > rank.of
                ? said.last(format, rank.of)
                : said.rankOf(format, rank.rank, rank.of),
          ),
        ],
        from: provenance(count),
      };
    }),
    note: verdict.professionals.some(({ count }) => count.quality === 'estimated')
      ? `${words.professionals.estimated} ${said.note}`
      : said.note,
  };
}

/** Structures of the BPE, by the id of the indicator that its import brings. */
export const STRUCTURES = ['maison_de_sante', 'centre_de_sante', 'laboratoire'] as const;

/** Structures of care: what the data holds, and what it does not. */
export function structuresTable({ verdict, indicators }: Study, { language: { words } }: Writing): Table {
  const { structures } = words.dossier;
  const pharmacies = verdict.professionals.find(({ key }) => key === 'pharmacie')!.count;
  const absent: Provenance = { vintage: '', quality: 'unknown', sources: ['insee-bpe'] };
  const brought = new Map(indicators.map((one) => [one.indicator.id, one.total]));
  return {
    id: 'structures',
    title: structures.title,
    columns: [words.dossier.what, words.professionals.count],
    rows: [
      { head: words.professions.pharmacie, cells: [figure(pharmacies, 'integer')], from: provenance(pharmacies) },
      ...STRUCTURES.map((id) => {
        const count = brought.get(id);
        return {
          head: structures.kinds[id],
          cells: [count ? figure(count, 'integer') : plain(null, 'integer')],
          from: count ? provenance(count) : absent,
        };
      }),
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
export function accessTable(
  { access, units }: Study,
  { country: { atlas }, language: { words, format } }: Writing,
): Table {
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
        text(
          farthest && units.length > 1 ? said.at(atlas.names[farthest.unit], format.decimal(farthest.kilometres)) : '',
        ),
      ],
      from: provenance(distance),
    })),
    note: known ? said.note : said.missing,
  };
}
