import { COG_YEAR } from '../atlas/cog';
import type { PasteWords } from './paste-fr';

/** The words of a pasted list or an opened file; part of `en`. */
export const pasteEn: PasteWords = {
  title: 'Paste a list of communes',
  label: 'INSEE codes, postcodes or names, one per line or separated by commas',
  placeholder: '03190\n03321\nSaint-Pourçain-sur-Sioule',
  open: 'Open a file…',
  file: 'Text, CSV or workbook (codes or names), GeoJSON (codes or a polygon)',
  found: (f, n) => f.count(n, 'commune found', 'communes found'),
  recoded: (from, to) => `${from} has become ${to}`,
  ambiguous: (text) => `‘${text}’: which one?`,
  unknown: (text) => `‘${text}’ is not a commune of ${COG_YEAR}`,
  nearest: 'Did you mean',
  lines: 'What the list gives, line by line',
  read: (text, as) => `‘${text}’ · read as ${as}`,
  readAs: {
    code: 'INSEE code',
    postcode: 'postcode',
    name: 'name',
    'former-code': 'former INSEE code',
    'former-name': 'former name',
    city: 'city, with all its arrondissements',
  },
  aside: {
    header: (text) => `‘${text}’: heading of a column, passed over`,
    total: (text) => `‘${text}’: line of a total, passed over`,
  },
  unread: (columns) => `Columns that do not say the commune, not read: ${columns}.`,
  duplicate: (text) => `${text}: already in the list`,
  add: (units) => `Add ${units}`,
  replace: 'Replace the territory',
  left: (f, n) => f.count(n, 'line to settle', 'lines to settle'),
  nothing: 'Paste a list: the answer appears line by line.',
  choose: 'Choose…',
  ignore: 'Ignore',
  more: (f, n) => `and ${f.count(n, 'other line', 'other lines')}`,
  opening: (file) => `Reading ‘${file}’…`,
  measuring: 'Measuring how much of each commune it covers…',
  inside: (f, n, file) => `${f.count(n, 'commune', 'communes')} in the polygon of ‘${file}’`,
  cut: (f, n) => `${f.count(n, 'commune', 'communes')} cut by its edge: tick those to take`,
  share: (part) => `${part} of its surface`,
  shareRule: 'Taken from 95% of its surface on, left out up to 5%.',
  locked: (name) =>
    `‘${name}’ is locked. Unlock it under ‘My territories’, or make a new territory, to put these communes in.`,
  approximateShares: 'Approximate outlines: the shares of surface are approximate too.',
};
