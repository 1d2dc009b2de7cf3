import type { ReadReason } from '../data/readers/errors';
import type { RowReason } from '../data/readers/table';

const FORMATS = 'CSV, texte, XLSX, Parquet, GeoJSON, TopoJSON, Shapefile en zip, GeoPackage ou FlatGeobuf';

/** What happened, then what to do. `found` is what was met in place of what was awaited, or empty. */
export interface ReadingWords {
  file: Record<ReadReason, (file: string, found: string) => string>;
  row: Record<RowReason, string>;
}

/** Why a file, or a row of it, cannot be read; part of `fr`. */
export const readingFr: ReadingWords = {
  file: {
    empty: (file) => `${file} est vide. Rien n’a été changé : vérifiez l’enregistrement ou le téléchargement.`,
    'no-rows': (file) =>
      `${file} n’a pas de ligne sous son en-tête. Rien n’a été changé : choisissez un autre fichier.`,
    html: (file) =>
      `${file} est une page web, pas des données : le téléchargement n’a sans doute pas abouti. Rien n’a été changé : téléchargez-le à nouveau.`,
    truncated: (file) => `${file} est incomplet. Rien n’a été changé : téléchargez-le à nouveau.`,
    format: (file, found) =>
      `${file} n’est pas dans un format lu ici${found && ` (${found})`}. Rien n’a été changé : enregistrez-le en ${FORMATS}.`,
    damaged: (file) => `${file} est abîmé. Rien n’a été changé : téléchargez-le ou enregistrez-le à nouveau.`,
    ragged: (file) =>
      `La plupart des lignes de ${file} n’ont pas autant de cellules que l’en-tête. Rien n’a été changé : enregistrez-le à nouveau en CSV ou en XLSX.`,
    bomb: (file) =>
      `${file} est démesuré une fois décompressé. Rien n’a été changé : décompressez-le vous-même, puis déposez ce qu’il contient.`,
    encrypted: (file) =>
      `${file} est protégé par un mot de passe. Rien n’a été changé : décompressez-le vous-même, puis déposez ce qu’il contient.`,
    projection: (file, found) =>
      `Les coordonnées de ${file} sont dans un système inconnu ici${found && ` (${found})`}. Rien n’a été changé : enregistrez-le en WGS 84 ou en Lambert-93.`,
  },
  row: {
    cells: 'trop ou pas assez de cellules',
    quotes: 'des guillemets ne se referment pas',
    encoding: 'des caractères illisibles',
    control: 'des octets nuls, qui ne sont pas du texte',
    long: 'une ligne démesurée',
    geometry: 'un contour illisible',
  },
};
