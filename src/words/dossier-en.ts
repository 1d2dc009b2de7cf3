import { dossierCompareEn } from './dossier-compare-en';
import { dossierDiagnosisEn } from './dossier-diagnosis-en';
import { dossierFicheEn } from './dossier-fiche-en';
import { dossierFinancingEn } from './dossier-financing-en';
import type { DossierWords } from './dossier-fr';

const LICENCES: Readonly<Record<string, string>> = {
  'Licence Ouverte': 'Open Licence (Licence Ouverte)',
  'Licence Ouverte 2.0': 'Open Licence 2.0 (Licence Ouverte)',
  'Listes publiques, une source par CPTS': 'Public lists, one source for each CPTS',
  'MIT (paquet), Licence Ouverte (données)': 'MIT (package), Open Licence (data)',
  'MIT ; données Licence Ouverte': 'MIT; data under the Open Licence',
  'Domaine public (données), ISC (paquet)': 'Public domain (data), ISC (package)',
  'ISC ; données du domaine public': 'ISC; data of the public domain',
};

/** The words of the dossier; part of `en`. */
export const dossierEn: DossierWords = {
  title: 'Dossier',
  empty: 'Draw a territory first: the dossier writes itself.',
  draw: 'Draw a territory',
  parts: {
    fiche: 'Identity sheet',
    diagnosis: 'Territorial diagnosis',
    letter: 'Letter of intent',
    financing: 'Funding',
    comparison: 'Comparison',
    communes: 'Annex: communes',
    all: 'Whole dossier',
  },
  partsLabel: 'Parts of the dossier',
  territory: 'Territory',
  print: 'Print or save as PDF',
  printHint: 'In the print window, choose “Save as PDF”.',
  xlsx: 'Workbook (XLSX)',
  letterFile: 'Letter (DOCX)',
  saveFailed: 'The file could not be made. Your territory is intact: try again.',
  images: 'Save the image',
  image: (kind, what) => `${kind}: ${what}`,
  drawnBy: (name, day) =>
    `${name}. Territory drawn by the user of Périmètre, dossier of ${day}. It is not a document of the ARS or of the Assurance Maladie.`,
  vintages: (all) => `Vintages: ${all.join('; ')}.`,
  running: (name, part) => `${part} · ${name}`,
  page: 'page',
  vintage: 'Vintage',
  quality: 'Quality',
  source: 'Source',
  cite: (numbers) => `[${numbers}]`,
  what: 'Item',
  value: 'Value',
  none: 'none',
  mapTitle: 'Map of the territory',
  mapLabel: (name, units) => `${name}, ${units}, among neighbouring communes and departments`,
  mapWaits: 'The map waits for the outlines…',
  mapNone: 'No commune of this territory has an outline in the data loaded: no map.',
  mapKey: {
    territory: 'Territory',
    cpts: 'Existing CPTS',
    department: 'Edge of a department',
    noFigure: 'unknown',
  },
  kilometres: (n) => `${n} km`,
  drawnFrom: 'Calendar of the CPTS agreement',
  attribution: (contours, day) => `${contours}. Drawn with Périmètre on ${day}.`,
  letter: {
    edit: (part) => `Edit: ${part}`,
    edited: 'edited by you',
    reset: 'Go back to the proposed text',
    hint: 'The text follows from the sketch. What you edit is kept; the rest follows the territory. It is in French, for the ARS.',
    brackets: 'Brackets mark what is left to write.',
  },
  sources: {
    title: 'Sources',
    number: 'No.',
    source: 'Title',
    publisher: 'Publisher',
    vintage: 'Vintage',
    quality: 'Quality',
    licence: 'Licence',
    layer: ({ title, name }) => name ?? title,
    publisherName: (publisher) => publisher.replaceAll('presse', 'press').replaceAll(' ;', ';'),
    licenceName: (licence) => LICENCES[licence] ?? licence,
  },
  ...dossierFicheEn,
  ...dossierDiagnosisEn,
  ...dossierFinancingEn,
  ...dossierCompareEn,
};
