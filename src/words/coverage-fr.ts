import type { Format } from '../language/format';

/** The words of the coverage screen; part of `fr`. */
export const coverageFr = {
  title: 'Couverture',
  listed: (f: Format, departments: number, of: number, inhabitants: string) =>
    `Les CPTS sont toutes connues dans ${f.count(departments, 'département', 'départements')} sur ${f.integer(of)} (${inhabitants}) : les parts se comptent là, et là seulement.`,
  listedNowhere:
    'La liste des CPTS n’est complète dans aucun département d’ici : ni part couverte ni zone blanche ne peuvent être dites.',
  bring: 'Apporter une liste de CPTS',
  loaded: (f: Format, n: number) => f.count(n, 'CPTS chargée', 'CPTS chargées'),
  scope: 'Où vous êtes',
  france: 'France entière',
  aci: 'Contrat ACI signé',
  allStages: 'Tous stades',
  atLeast: (figure: string) => `au moins ${figure}`,
  ofInhabitants: 'des habitants',
  ofListed: 'des habitants, là où la liste est complète',
  notVerifiable: 'non vérifiable',
  known: (inhabitants: string, units: string) => `au moins ${inhabitants}, ${units}`,
  covered: (inhabitants: string, units: string) => `${inhabitants}, ${units}`,
  here: (f: Format, n: number) => `dont ${f.integer(n)} ici`,
  uncovered: (inhabitants: string, units: string) => `Sans CPTS : ${inhabitants}, ${units}.`,
  unlisted: (inhabitants: string, units: string, held: string) =>
    `Là où la liste n’est pas complète vivent ${inhabitants} (${units}), dont ${held} dans une CPTS connue ; des autres, on ne sait rien.`,
  uncoveredStill: (inhabitants: string, units: string) => `Ni CPTS ni territoire à moi : ${inhabitants}, ${units}.`,
  populationUnknown: (f: Format, n: number) =>
    `${f.count(n, 'commune est', 'communes sont')} sans population connue, hors de ces sommes.`,
  unknownStages: (f: Format, n: number) =>
    f.plural(
      n,
      'Le stade de 1 CPTS n’est pas renseigné : la part sous contrat est un minimum.',
      `Le stade de ${f.integer(n)} CPTS n’est pas renseigné : la part sous contrat est un minimum.`,
    ),
  adopt: 'Compter mes territoires comme adoptés',
  adopted: 'Avec mes territoires',
  gain: (inhabitants: string) => `soit ${inhabitants} de plus`,
  loss: (inhabitants: string) => `soit ${inhabitants} de moins`,
  target: 'CPTS face à l’objectif',
  targetSketches: (f: Format, n: number) => `${f.integer(n)} avec mes territoires`,
  goal: 'Objectif',
  loadedOf: 'CPTS connues de cette page, sur',
  loadedNote: 'Ce n’est pas le nombre des CPTS qui existent : voyez ci-dessous ce qui a été publié.',
  aimedAt: 'visées',
  notions: { aci: 'ACI signés', allStages: 'tous stades', projects: 'projets compris' },
  byStage: 'CPTS par stade',
  noCpts: 'Aucune CPTS connue ici.',
  views: { figures: 'Chiffres', zones: (f: Format, n: number) => `Zones blanches (${f.integer(n)})` },
  viewsLabel: 'Volets de la couverture',
  drill: 'Choisissez une ligne, ou un lieu de la carte, pour entrer.',
  enter: (name: string) => `Entrer : ${name}`,
  rows: { region: 'Régions', department: 'Départements', epci: 'EPCI' },
  rowsLabel: 'Découper par',
  epciNote: 'Chaque EPCI est compté en entier, même s’il déborde du département.',
  columns: {
    name: 'Nom',
    aci: 'ACI signé',
    allStages: 'Tous stades',
    uncovered: 'Habitants sans CPTS',
    list: 'Liste',
    cpts: 'CPTS',
  },
  /** In the column of lists. */
  lists: { complete: 'complète', partial: 'partielle', unknown: 'aucune' },
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
