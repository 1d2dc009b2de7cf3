import type { ReadReason } from '../data/readers/errors';
import type { RowReason } from '../data/readers/table';

const FORMATS =
  'CSV, texte, XLSX, ODS, XLS, JSON, DBF, Parquet, GeoJSON, TopoJSON, KML, uMap, Shapefile en zip, GeoPackage ou FlatGeobuf';

const UNPACK = 'décompressez-le vous-même, puis déposez ce qu’il contient';
const SPREADSHEET = 'ouvrez-le dans un tableur, puis enregistrez-le en XLSX ou en ODS';
const COPY = 'copiez-en le tableau dans un tableur, ou demandez les données elles-mêmes à qui l’a fait';
const MAP = 'ouvrez-le dans QGIS, puis exportez-le en GeoJSON ou en GeoPackage';

/** What a file of a format that is not read is, and what to do with it, by the name that its reader gives it. */
const FOREIGN: Readonly<Record<string, readonly [what: string, advice: string]>> = {
  '7z': ['une archive 7z', UNPACK],
  RAR: ['une archive RAR', UNPACK],
  XLSB: ['un classeur Excel binaire (XLSB)', SPREADSHEET],
  MHTML: ['une page web archivée (MHTML)', SPREADSHEET],
  'Numbers, Pages': ['un document d’Apple (Numbers, Pages)', 'exportez-le en Excel (XLSX)'],
  PDF: ['un document PDF', COPY],
  DOC: ['un document Word (DOC)', COPY],
  DOCX: ['un document Word (DOCX)', COPY],
  PPT: ['une présentation (PPT)', COPY],
  PPTX: ['une présentation (PPTX)', COPY],
  RTF: ['un document RTF', COPY],
  OpenDocument: ['un document OpenDocument qui n’est pas un tableur', COPY],
  MSG: ['un message d’Outlook', 'ouvrez-le, puis déposez ses pièces jointes'],
  PNG: ['une image', COPY],
  JPEG: ['une image', COPY],
  SVG: ['un dessin', COPY],
  SHP: ['un Shapefile seul', 'déposez un zip qui réunit ses fichiers (.shp, .dbf, .prj)'],
  GDB: ['une base d’ArcGIS (GDB)', MAP],
  QGZ: ['un projet QGIS, qui ne contient pas ses couches', MAP],
  QGIS: ['un projet QGIS, qui ne contient pas ses couches', MAP],
  MapInfo: ['une couche MapInfo', MAP],
  GPX: ['un tracé GPX', MAP],
  OSM: ['un extrait d’OpenStreetMap (XML)', MAP],
};

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
      `${file} est une page web sans tableau, pas des données : le téléchargement n’a sans doute pas abouti. Rien n’a été changé : téléchargez-le à nouveau.`,
    truncated: (file) => `${file} est incomplet. Rien n’a été changé : téléchargez-le à nouveau.`,
    format: (file, found) => {
      const [what, advice] = FOREIGN[found] ?? [];
      if (what) return `${file} est ${what}, que l’on ne sait pas lire ici. Rien n’a été changé : ${advice}.`;
      return `${file} n’est pas dans un format lu ici${found && ` (${found})`}. Rien n’a été changé : enregistrez-le en ${FORMATS}.`;
    },
    damaged: (file) => `${file} est abîmé. Rien n’a été changé : téléchargez-le ou enregistrez-le à nouveau.`,
    ragged: (file) =>
      `La plupart des lignes de ${file} n’ont pas autant de cellules que l’en-tête. Rien n’a été changé : enregistrez-le à nouveau en CSV ou en XLSX.`,
    bomb: (file) =>
      `${file} est démesuré une fois décompressé. Rien n’a été changé : décompressez-le vous-même, puis déposez ce qu’il contient.`,
    encrypted: (file) =>
      `${file} est protégé par un mot de passe. Rien n’a été changé : décompressez-le vous-même, puis déposez ce qu’il contient.`,
    locked: (file) =>
      `${file} est un classeur protégé par un mot de passe. Rien n’a été changé : ouvrez-le dans votre tableur, enregistrez-le sans mot de passe, puis déposez-le à nouveau.`,
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
