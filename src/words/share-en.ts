import type { ShareWords } from './share-fr';

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
    send: 'Send…',
    sendFailed: 'It could not be sent. Copy the link.',
    files: 'Files',
    formats: {
      csv: 'CSV (table of the communes)',
      geojson: 'GeoJSON (outlines of the communes)',
    },
    noTopology: 'The outlines are not loaded yet.',
    empty: 'The territory is empty: nothing to share yet.',
  },

  link: {
    title: 'Shared link',
    territory: (name, units) => `Shared link: ‘${name}’, ${units}.`,
    scenario: (name, f, n) => `Shared link: scenario ‘${name}’, ${f.count(n, 'territory', 'territories')}.`,
    apart: 'You are looking at it; nothing in your project changes.',
    take: 'Take into my project',
    takeHere: 'Your project, open in another tab, will move to this one.',
    back: 'Back to my project',
    dossier: 'Read its dossier',
    map: 'See the map',
    list: 'Territories of the link',
    empty: 'No commune of this link is known to the data loaded: there is nothing to show.',
    taken: (name) => `‘${name}’ is in your project. ‘Undo’ takes it out.`,
    refused: 'This link is for looking at: nothing was changed. Take it into your project to work on it.',
    recoded: (f, n) =>
      `${f.count(n, 'commune of the link has changed since and is replaced by its successor', 'communes of the link have changed since and are replaced by their successors')}.`,
    unknownUnits: (f, n) =>
      `${f.count(n, 'code in the link is unknown and was left out', 'codes in the link are unknown and were left out')}.`,
    broken:
      'This link is damaged or incomplete: nothing was opened, and your territories are intact. Ask for the link again.',
    newer:
      'This link comes from a newer version of Périmètre: reload the page, then open it again. Your territories are intact.',
  },
};
