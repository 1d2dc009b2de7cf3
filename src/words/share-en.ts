import type { ShareWords } from './share-fr';
import { countEn as count } from './count';

/** The words of what leaves and what comes back: the link and the files; part of `en`. */
export const shareEn: ShareWords = {
  share: {
    title: 'Share this territory',
    link: 'Link',
    linkHint:
      'The link holds the name of the territory and the list of its communes: whoever has it can read them. The letter, the amounts typed in and the history are not in it. Périmètre sends nothing: the link opens on any computer.',
    copy: 'Copy the link',
    copied: 'Link copied.',
    copyFailed: 'The browser refused to copy: select the link and copy it yourself.',
    files: 'Files',
    geojson: 'GeoJSON (outlines of the communes)',
    csv: 'CSV (table of the communes)',
    noTopology: 'The outlines are not loaded yet.',
    empty: 'The territory is empty: nothing to share yet.',
  },

  link: {
    opened: (name, f, n) => `‘${name}’ opened from the link: ${count(f, n, 'commune', 'communes')}.`,
    unknownUnits: (f, n) =>
      `${count(f, n, 'code in the link is unknown and was left out', 'codes in the link are unknown and were left out')}.`,
    broken:
      'This link is damaged or incomplete: nothing was opened, and your territories are intact. Ask for the link again.',
    newer:
      'This link comes from a newer version of Périmètre: reload the page, then open it again. Your territories are intact.',
  },
};
