const LICENCES: Readonly<Record<string, string>> = {
  'Licence Ouverte': 'Open Licence (Licence Ouverte)',
  'Licence Ouverte 2.0': 'Open Licence 2.0 (Licence Ouverte)',
  'Listes publiques, une source par CPTS': 'Public lists, one source for each CPTS',
  'MIT (paquet), Licence Ouverte (données)': 'MIT (package), Open Licence (data)',
  'MIT ; données Licence Ouverte': 'MIT; data under the Open Licence',
  'Domaine public (données), ISC (paquet)': 'Public domain (data), ISC (package)',
  'ISC ; données du domaine public': 'ISC; data of the public domain',
};

/** A licence, a publisher or a vintage that the data names in French. */
export const licenceEn = (licence: string): string => LICENCES[licence] ?? licence;
export const publisherEn = (publisher: string): string => publisher.replaceAll('presse', 'press').replaceAll(' ;', ';');
