import type { Format } from '../../language/format';

export const fr = {
  name: 'Chevauchement',
  none: (dates: string) => `Ne recouvre aucune CPTS existante, d’après ${dates}.`,
  listOf: (date: string) => (date ? `la liste complète de ${date}` : 'une liste complète, sans date'),
  open: (places: string) => `Non vérifiable : les CPTS ne sont pas toutes connues ici (${places}).`,
  openBesides: (places: string) => `D’autres CPTS peuvent y être : elles ne sont pas toutes connues (${places}).`,
  shared: (unit: string, names: string, isQuarter: boolean) =>
    `${isQuarter ? 'Quartier partagé' : 'Commune partagée'} entre ${names} (${unit}) : la part de chacune n’est pas connue.`,
  sharedSeveral: (units: string, names: string) =>
    `Partage entre plusieurs CPTS, dont la part n’est pas connue : ${units} (${names}).`,
  openParts: (communes: string) =>
    `Prise en partie par plusieurs : ${communes}. Rien ne dit si ces parts se recouvrent.`,
  withdrawn: (communes: string) => `Deux sources se contredisent sur ${communes} : l’une y voit une CPTS, l’autre non.`,
  how: 'Chargez la liste des CPTS de votre région dans « Données », en disant quels départements elle couvre entièrement, ou demandez à votre ARS.',
  bring: 'Apporter une liste de CPTS',
  completeness: { complete: 'liste complète', partial: 'liste partielle', unknown: 'aucune liste' },
  one: (name: string, units: string, inhabitants: string) => `Recouvre ${name} sur ${units} (${inhabitants}).`,
  more: (f: Format, n: number, units: string) => `Recouvre ${f.integer(n)} CPTS ou tracés, sur ${units}.`,
  remedy: 'Retirer ce qui est partagé',
  takeOver: (name: string) => `Les laisser à ce territoire seul (retirées de « ${name} »)`,
};

export const en: typeof fr = {
  name: 'Overlap',
  none: (dates) => `Overlaps no existing CPTS, by ${dates}.`,
  listOf: (date) => (date ? `the complete list of ${date}` : 'a complete list without a date'),
  open: (places) => `Cannot be checked: the CPTS here are not all known (${places}).`,
  openBesides: (places) => `There may be other CPTS: they are not all known (${places}).`,
  shared: (unit, names, isQuarter) =>
    `${isQuarter ? 'Quarter' : 'Commune'} shared between ${names} (${unit}): the part of each is not known.`,
  sharedSeveral: (units, names) => `Shared between several CPTS, the part of each not known: ${units} (${names}).`,
  openParts: (communes) => `Taken in part by several: ${communes}. Nothing tells whether these parts overlap.`,
  withdrawn: (communes) => `Two sources disagree on ${communes}: one sees a CPTS there, the other does not.`,
  how: 'Load the list of the CPTS of your region in “Data”, saying which departments it covers entirely, or ask your ARS.',
  bring: 'Bring a list of CPTS',
  completeness: { complete: 'complete list', partial: 'partial list', unknown: 'no list' },
  one: (name, units, inhabitants) => `Overlaps ${name} on ${units} (${inhabitants}).`,
  more: (f, n, units) => `Overlaps ${f.integer(n)} CPTS or sketches, on ${units}.`,
  remedy: 'Remove what is shared',
  takeOver: (name) => `Leave them to this territory alone (taken out of ‘${name}’)`,
};
