import { ofPlace } from './place-names-fr';
import type { Format } from '../language/format';

/** The words of white zones; part of `fr`. */
export const zonesFr = {
  definition: 'Communes voisines qu’aucune CPTS ne couvre, à aucun stade, là où la liste des CPTS est complète.',
  none: 'Aucune zone blanche : toutes les communes sont dans une CPTS.',
  noneListed: 'Aucune zone blanche là où la liste des CPTS est complète.',
  noList: 'La liste des CPTS n’est complète dans aucun département d’ici : aucune zone ne peut être dite blanche.',
  unlisted: (units: string, inhabitants: string) =>
    `${units} (${inhabitants}) sont sans CPTS connue là où la liste n’est pas complète. Ce ne sont pas des zones blanches : elles ont peut-être une CPTS.`,
  viability: {
    alone: 'Viable seule',
    joined: 'Viable si réunie',
    extension: 'À rattacher',
    isolated: 'Isolée',
    unknown: 'Non vérifiable',
  },
  all: 'Toutes',
  filter: 'Montrer',
  moreZones: (f: Format, n: number) => `Montrer ${f.integer(n)} de plus`,
  more: 'Soins et CPTS voisines',
  aplUnknown: 'APL : non renseignée dans les données chargées',
  see: 'Voir sur la carte',
  sketch: 'Tracer à partir de cette zone',
  export: 'Exporter la liste (CSV)',
  file: 'zones-blanches',
  tooLong: 'liste trop longue pour une cellule',
  inDepartments: (first: string, others: string) => (others ? `${first} et ${others}` : first),
  departments: (f: Format, n: number) => f.count(n, 'autre département', 'autres départements'),
  alone: (f: Format, limit: number) => `Assez d’habitants pour une CPTS (minimum ${f.integer(limit)}).`,
  several: (f: Format, limit: number) => `Assez d’habitants pour plusieurs CPTS (minimum ${f.integer(limit)} chacune).`,
  missing: (f: Format, n: number, limit: number) =>
    `Il manque ${f.count(n, 'habitant', 'habitants')} pour atteindre ${f.integer(limit)}.`,
  joins: (steps: string, inhabitants: string) => `Réunie à ${steps}, elle ferait ${inhabitants}.`,
  joinsViable: (steps: string) => `Réunie à ${steps}, elle l’atteint.`,
  steps: {
    edge: (commune: string) => `ce qui la prolonge hors du périmètre affiché, vers ${commune}`,
    ceded: (zone: string, commune: string, inhabitants: string, holders: string, f: Format, n: number) =>
      `la zone ${ofPlace(zone)}, si ${holders} ${f.plural(n, 'cède', 'cèdent')} ${commune} (${inhabitants})`,
    gap: (commune: string, distance: string) =>
      `la zone qui lui fait face, vers ${commune}, à ${distance} km par l’eau`,
  },
  extension: 'Aucune autre zone blanche ne la complète : il faut étendre une CPTS voisine.',
  isolated: 'Rien à portée : ni CPTS connue, ni autre zone blanche.',
  open: 'Elle se prolonge là où les CPTS ne sont pas toutes connues : ce qu’elle pourrait rejoindre n’est pas connu.',
  unknownPopulation: 'Sa population n’est pas connue.',
  unknownPlace: 'Sans contour dans les données chargées : ses voisines sont inconnues.',
  extend: (name: string, from: string, to: string) => `${name}, étendue : de ${from} à ${to}`,
  extendUnknown: (name: string) => `${name} : population inconnue, l’effet d’une extension aussi.`,
  sameClass: (size: string, ceiling: string) => `${size} inchangée, plafond ${ceiling}.`,
  newClass: (before: string, after: string, from: string, to: string) =>
    `${before} → ${after}, plafond ${from} → ${to}.`,
  overWater: (distance: string) => `à ${distance} km par l’eau`,
  touches: 'Touche',
  apl: (figure: string) => `APL : ${figure} consultations par an et par habitant`,
  generalists: (count: string, density: string) =>
    `Médecins généralistes : ${count} (${density} pour 10 000 habitants)`,
  columns: {
    name: 'zone',
    communes: 'communes',
    population: 'population_municipale',
    viability: 'possibilite',
    joined: 'a_reunir_avec',
    extension: 'cpts_voisines',
    departments: 'departements',
    codes: 'codes_insee',
    apl: 'apl_medecins_generalistes',
    vintage: 'millesime',
    quality: 'qualite',
  },
};

export type ZonesWords = typeof zonesFr;
