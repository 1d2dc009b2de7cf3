import type { ProfessionKey } from '../../atlas/atlas';
import rppsProfessions from './professions.json';
import { literal, type Row } from '../../data/engine';
import type { ImportNote } from '../../data/report';
import { fillZeros } from '../../data/importers/coverage';
import { findColumn, yearIn } from '../../data/importers/columns';
import { describeLayer, describeReport } from '../../data/importers/describe';
import { guess } from '../../data/importers/guess';
import { Records } from '../../data/importers/records';
import { column, type Sql } from '../../data/importers/sql';
import type { Role } from '../../data/importers/kinds';
import type { Guess, Importer } from '../../data/importers/types';
import { sumOf, valuesByItem } from '../../data/importers/values';

const COLUMNS = {
  practitioner: ['identifiant_pp', 'identification_nationale_pp'],
  item: ['code_profession'],
  skill: ['code_savoir_faire'],
  mode: ['code_mode_exercice'],
  code: ['code_commune_coord_structure'],
  postcode: ['code_postal_coord_structure'],
} satisfies Partial<Record<Role, string[]>>;

/**
 * Annuaire Santé (RPPS), one row an activity: practitioners, each once a commune where they practise. The commune may be
 * empty: the postcode stands in where it is that of one commune. Personal data: nothing but counts leaves the engine.
 */
export const rpps: Importer = {
  recognise({ columns }) {
    const found = Object.entries(COLUMNS).map(([role, names]) => [role, findColumn(columns, names)] as const);
    const known = Object.fromEntries(found.filter(([, name]) => name !== undefined)) as Guess['columns'];
    if (!known.practitioner || !known.item) return null;
    const missing = found.flatMap(([role, name]) => (name === undefined ? [role as Role] : []));
    return guess({ kind: 'rpps', confidence: 0.95, columns: known, missing });
  },

  async run(engine, table, guess, context) {
    const { atlas } = context;
    const { columns, options } = guess;
    const profession = professionOf(`trim(${column(columns.item)})`, `trim(${column(columns.skill)})`);
    const isLiberal = `coalesce(trim(${column(columns.mode)}), '') = ${literal(rppsProfessions.liberal)}`;
    const records = await Records.read(engine, table, guess, context, {
      figures: [{ item: profession, amount: column(columns.practitioner), as: 'text' }],
      aside: `CASE WHEN ${profession} IS NULL THEN 'other-item'
        ${options.activity === 'liberal' ? `WHEN NOT ${isLiberal} THEN 'other-mode'` : ''} END`,
      repeats: 'count',
    });
    try {
      const { rows } = await records.outcome();
      const collected = await records.collect({ value: 'count(DISTINCT written)::DOUBLE' });
      const counts = valuesByItem(collected, atlas.count) as Map<ProfessionKey, Float64Array>;
      const notes = unplacedNotes(await records.unplaced());
      const vintage = options.vintage ?? yearIn(context.file) ?? '';
      const present = new Set(collected.map(({ unit }) => unit as number));
      notes.push(...fillZeros(atlas, counts.values(), present, vintage));
      const columnsOf = [...counts].map(([key, values]) => [key, Float32Array.from(values)] as const);
      const said = { title: titleOf(guess), vintage: `RPPS ${vintage}`.trim(), quality: 'exact' } as const;
      return {
        layers: [
          {
            brings: 'professionals',
            columns: Object.fromEntries(columnsOf),
            layer: describeLayer('import-rpps', rppsProfessions.source, said, context, rows),
          },
        ],
        report: {
          ...describeReport(guess, context, table),
          vintage,
          ...rows,
          totals: [...counts].map(([key, values]) => sumOf(key, { fr: key, en: key }, values)),
          notes,
        },
      };
    } finally {
      await records.drop();
    }
  },
};

/** The key of a profession, by its skills where it has several trades; NULL for another. */
function professionOf(code: Sql, skill: Sql): Sql {
  const cases = rppsProfessions.professions.map(({ code: wanted, skills, key }) => {
    const skilled = skills.length ? ` AND ${skill} IN (${skills.map(literal).join(', ')})` : '';
    return `WHEN ${code} = ${literal(wanted)}${skilled} THEN ${literal(key)}`;
  });
  return `CASE ${cases.join(' ')} END`;
}

const titleOf = ({ options: { activity } }: Guess) =>
  `Annuaire Santé (RPPS) : professionnels ${activity === 'liberal' ? 'libéraux' : 'libéraux et salariés'} en exercice`;

/** Practitioners whom no row places. */
function unplacedNotes(unplaced: readonly Row[]): ImportNote[] {
  const count = unplaced.reduce((sum, { things }) => sum + (things as number), 0);
  return count ? [{ note: 'unplaced', count, examples: [] }] : [];
}
