import type { ReadingWords } from './reading-fr';

const FORMATS =
  'CSV, text, XLSX, ODS, XLS, JSON, DBF, Parquet, GeoJSON, TopoJSON, KML, uMap, zipped Shapefile, GeoPackage or FlatGeobuf';

const UNPACK = 'unpack it yourself, then drop what it holds';
const SPREADSHEET = 'open it in a spreadsheet, then save it as XLSX or ODS';
const COPY = 'copy its table into a spreadsheet, or ask whoever made it for the data themselves';
const MAP = 'open it in QGIS, then export it as GeoJSON or GeoPackage';

const FOREIGN: Readonly<Record<string, readonly [what: string, advice: string]>> = {
  '7z': ['a 7z archive', UNPACK],
  RAR: ['a RAR archive', UNPACK],
  XLSB: ['a binary Excel workbook (XLSB)', SPREADSHEET],
  MHTML: ['an archived web page (MHTML)', SPREADSHEET],
  'Numbers, Pages': ['a document of Apple’s (Numbers, Pages)', 'export it to Excel (XLSX)'],
  PDF: ['a PDF document', COPY],
  DOC: ['a Word document (DOC)', COPY],
  DOCX: ['a Word document (DOCX)', COPY],
  PPT: ['a presentation (PPT)', COPY],
  PPTX: ['a presentation (PPTX)', COPY],
  RTF: ['an RTF document', COPY],
  OpenDocument: ['an OpenDocument that is no spreadsheet', COPY],
  MSG: ['an Outlook message', 'open it, then drop what is attached to it'],
  PNG: ['a picture', COPY],
  JPEG: ['a picture', COPY],
  SVG: ['a drawing', COPY],
  SHP: ['a Shapefile alone', 'drop a zip of all its files (.shp, .dbf, .prj)'],
  GDB: ['an ArcGIS database (GDB)', MAP],
  QGZ: ['a QGIS project, which does not hold its layers', MAP],
  QGIS: ['a QGIS project, which does not hold its layers', MAP],
  MapInfo: ['a MapInfo layer', MAP],
  GPX: ['a GPX track', MAP],
  OSM: ['an OpenStreetMap extract (XML)', MAP],
};

/** Why a file, or a row of it, cannot be read; part of `en`. */
export const readingEn: ReadingWords = {
  file: {
    empty: (file) => `${file} is empty. Nothing was changed: check how it was saved or downloaded.`,
    'no-rows': (file) => `${file} has no row under its header. Nothing was changed: choose another file.`,
    html: (file) =>
      `${file} is a web page without a table, not data: the download probably failed. Nothing was changed: download it again.`,
    truncated: (file) => `${file} is incomplete. Nothing was changed: download it again.`,
    format: (file, found) => {
      const [what, advice] = FOREIGN[found] ?? [];
      if (what) return `${file} is ${what}, which is not read here. Nothing was changed: ${advice}.`;
      return `${file} is not in a format read here${found && ` (${found})`}. Nothing was changed: save it as ${FORMATS}.`;
    },
    damaged: (file) => `${file} is damaged. Nothing was changed: download or save it again.`,
    ragged: (file) =>
      `Most rows of ${file} have not as many cells as its header. Nothing was changed: save it again as CSV or XLSX.`,
    bomb: (file) =>
      `${file} is out of all proportion once unpacked. Nothing was changed: unpack it yourself, then drop what it holds.`,
    encrypted: (file) =>
      `${file} is under a password. Nothing was changed: unpack it yourself, then drop what it holds.`,
    locked: (file) =>
      `${file} is a workbook under a password. Nothing was changed: open it in your spreadsheet, save it without a password, then drop it again.`,
    projection: (file, found) =>
      `The coordinates of ${file} are in a system unknown here${found && ` (${found})`}. Nothing was changed: save it in WGS 84 or Lambert-93.`,
  },
  row: {
    cells: 'too many or too few cells',
    quotes: 'quotes that do not close',
    encoding: 'unreadable characters',
    control: 'NUL bytes, which are no text',
    long: 'a row out of all proportion',
    geometry: 'an unreadable outline',
  },
};
