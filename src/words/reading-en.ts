import type { ReadingWords } from './reading-fr';

const FORMATS = 'CSV, text, XLSX, Parquet, GeoJSON, TopoJSON, zipped Shapefile, GeoPackage or FlatGeobuf';

/** Why a file, or a row of it, cannot be read; part of `en`. */
export const readingEn: ReadingWords = {
  file: {
    empty: (file) => `${file} is empty. Nothing was changed: check how it was saved or downloaded.`,
    'no-rows': (file) => `${file} has no row under its header. Nothing was changed: choose another file.`,
    html: (file) =>
      `${file} is a web page, not data: the download probably failed. Nothing was changed: download it again.`,
    truncated: (file) => `${file} is incomplete. Nothing was changed: download it again.`,
    format: (file, found) =>
      `${file} is not in a format read here${found && ` (${found})`}. Nothing was changed: save it as ${FORMATS}.`,
    damaged: (file) => `${file} is damaged. Nothing was changed: download or save it again.`,
    ragged: (file) =>
      `Most rows of ${file} have not as many cells as its header. Nothing was changed: save it again as CSV or XLSX.`,
    bomb: (file) =>
      `${file} is out of all proportion once unpacked. Nothing was changed: unpack it yourself, then drop what it holds.`,
    encrypted: (file) =>
      `${file} is under a password. Nothing was changed: unpack it yourself, then drop what it holds.`,
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
