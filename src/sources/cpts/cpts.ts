import { stageOf } from '../../domain/stage';
import type { Row } from '../../data/engine';
import { findColumn, placeColumns } from '../../data/importers/columns';
import { runLists } from './lists';
import { runSurfaces } from './surfaces';
import { guess } from '../../data/importers/guess';
import type { Importer, Role } from '../../data/importers/types';

const NAMES = [
  'cpts',
  'nom_cpts',
  'nom_de_la_cpts',
  'nom_cpts_complet',
  'libelle_cpts',
  'lib_cpts',
  'denomination_cpts',
];
/** Names that say as little as `nom`: a CPTS only where the rest of the table is about one. */
const VAGUE_NAMES = ['denomination', 'raison_sociale', 'structure', 'nom', 'libelle', 'name'];
const CODES = ['codes_insee', 'codes_communes', 'codes', 'liste_communes', 'communes', 'code_insee', 'perimetre'];
const STAGES = [
  'statut',
  'etat',
  'avancement',
  'etat_avancement',
  'etat_d_avancement',
  'stade',
  'etape',
  'statut_cpts',
];
const DATES = ['date_statut', 'date_signature', 'date_aci', 'date_signature_aci', 'date'];
/** Several INSEE codes in one cell. */
const LIST_CELL = /^(?:\d{4,5}|2[AB]\d{3})(?:[\s,;|/]+(?:\d{4,5}|2[AB]\d{3}))+$/i;

/** CPTS as ARS and federations list them: rows by commune, a list of codes for each, or polygons. */
export const cpts: Importer = {
  kind: 'cpts',

  recognise(table, sample) {
    const { columns } = table;
    const named = findColumn(columns, NAMES);
    const stage = findColumn(columns, STAGES);
    const date = findColumn(columns, DATES);
    const rest: Partial<Record<Role, string>> = { ...(stage && { stage }), ...(date && { date }) };
    const stageWords = stage ? unknownWords(sample, stage) : [];
    const places = placeColumns(columns, sample);
    const codes = findColumn(
      columns.filter((name) => sample.some((row) => LIST_CELL.test(String(row[name] ?? '').trim()))),
      CODES,
    );
    const name = named ?? findColumn(columns, VAGUE_NAMES);
    if (name !== undefined && codes !== undefined)
      return guess({
        kind: 'cpts',
        confidence: named ? 0.95 : 0.7,
        columns: { cpts: name, codes, ...rest },
        stageWords,
      });
    if (named !== undefined && (places.code || (places.name && places.name !== named)))
      return guess({ kind: 'cpts', confidence: 0.95, columns: { ...places, cpts: named, ...rest }, stageWords });
    if (name !== undefined && table.surfaces && !places.code)
      return guess({ kind: 'cpts', confidence: named ? 0.9 : 0.6, columns: { cpts: name, ...rest }, stageWords });
    return null;
  },

  run: (engine, table, guess, context) =>
    guess.columns.code || guess.columns.name || guess.columns.codes
      ? runLists(engine, table, guess, context)
      : runSurfaces(engine, table, guess, context),
};

/** Words of the sample that mean no stage for certain. */
function unknownWords(sample: readonly Row[], column: string): string[] {
  const words = new Set(sample.map((row) => String(row[column] ?? '').trim()).filter(Boolean));
  return [...words].filter((word) => stageOf(word) === 'unknown');
}
