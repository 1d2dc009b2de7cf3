import type { Format } from './format';
import { countFr as count } from './count';

/** The words of the coverage screen; part of `fr`. */
export const coverageFr = {
  title: 'Couverture',
  intro: 'Calculé d’après les CPTS chargées, pas d’après toutes celles qui existent.',
  loaded: (f: Format, n: number) => count(f, n, 'CPTS chargée', 'CPTS chargées'),
  scope: 'Où vous êtes',
  france: 'France entière',
  aci: 'Contrat ACI signé',
  allStages: 'Tous stades',
  atLeast: (figure: string) => `au moins ${figure}`,
  ofInhabitants: 'des habitants',
  covered: (inhabitants: string, units: string) => `${inhabitants}, ${units}`,
  noneLoaded: 'aucune CPTS chargée',
  here: (f: Format, n: number) => `dont ${f.integer(n)} ici`,
  uncovered: (inhabitants: string, units: string) => `Sans CPTS connue : ${inhabitants}, ${units}.`,
  uncoveredStill: (inhabitants: string, units: string) =>
    `Ni CPTS connue ni territoire à moi : ${inhabitants}, ${units}.`,
  populationUnknown: (f: Format, n: number) =>
    `${count(f, n, 'commune est', 'communes sont')} sans population connue, hors de ces sommes.`,
  unknownStages: (f: Format, n: number) =>
    n < 2
      ? '1 CPTS est sans stade connu : la part sous contrat est un minimum.'
      : `${f.integer(n)} CPTS sont sans stade connu : la part sous contrat est un minimum.`,
  adopt: 'Compter mes territoires comme adoptés',
  adopted: 'Avec mes territoires',
  gain: (inhabitants: string) => `soit ${inhabitants} de plus`,
  loss: (inhabitants: string) => `soit ${inhabitants} de moins`,
  target: 'CPTS face à l’objectif',
  targetSketches: (f: Format, n: number) => `${f.integer(n)} avec mes territoires`,
  goal: 'Objectif',
  loadedOf: 'CPTS chargées sur',
  aimedAt: 'visées',
  notions: { aci: 'ACI signés', allStages: 'tous stades', projects: 'projets compris' },
  byStage: 'CPTS par stade',
  noCpts: 'Aucune CPTS chargée ici.',
  views: { figures: 'Chiffres', zones: (f: Format, n: number) => `Zones blanches (${f.integer(n)})` },
  viewsLabel: 'Volets de la couverture',
  drill: 'Cliquez une ligne, ou la carte, pour entrer.',
  enter: (name: string) => `Entrer : ${name}`,
  rows: { region: 'Régions', department: 'Départements', epci: 'EPCI' },
  rowsLabel: 'Découper par',
  epciNote: 'Chaque EPCI est compté en entier, même s’il déborde du département.',
  columns: {
    name: 'Nom',
    aci: 'ACI signé',
    allStages: 'Tous stades',
    uncovered: 'Habitants sans CPTS',
    cpts: 'CPTS',
  },
  history: 'Chiffres nationaux publiés',
  historyNote:
    'Par l’État, le Sénat, l’Assurance Maladie, la fédération des CPTS et la presse : sources et notions diffèrent, ces chiffres ne forment pas une courbe.',
  historyTable: 'Les mêmes chiffres en tableau, avec leur source',
  historyCount: 'Nombre de CPTS',
  historyShare: 'Part des habitants couverts',
  historyGoal: (f: Format, n: number) => `objectif : ${f.integer(n)}`,
  historyColumns: {
    date: 'Date',
    all: 'CPTS, tous stades',
    aci: 'ACI signés',
    share: 'Habitants couverts',
    source: 'Source',
  },
};

export type CoverageWords = typeof coverageFr;
