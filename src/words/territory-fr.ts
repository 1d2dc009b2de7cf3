import { columnTitles } from '../columns/communes';
import { ofPlace } from './place-names-fr';
import type { Format } from '../language/format';

/** The words of drawing: the search, the tools, the territories and their table; part of `fr`. */
export const territoryFr = {
  search: {
    label: 'Chercher une commune, un EPCI, un département ou une CPTS',
    placeholder: 'Commune, code postal, EPCI, CPTS…',
    none: (query: string) => `Rien ne correspond à « ${query} ». Essayez un code postal ou le début du nom.`,
    formerly: (name: string) => `anciennement ${name}`,
    near: 'nom voisin',
    kinds: {
      commune: 'Commune',
      quarter: 'quartier',
      arrondissement: 'Arrondissement',
      epci: 'EPCI',
      departement: 'Département',
      region: 'Région',
      cpts: 'CPTS',
    },
  },

  welcome: {
    sentence: 'Cherchez votre commune, ou touchez-la sur la carte.',
    next: 'La population, la taille, le financement et chaque vérification s’affichent ici, à chaque geste.',
    examples: 'Ou partez d’un exemple',
    paste: 'Coller une liste de communes',
  },

  focus: {
    start: 'Commencer ici',
    add: 'Ajouter au territoire',
    remove: 'Retirer du territoire',
    addEpci: (name: string) => `Ajouter tout l’EPCI ${name}`,
    startCpts: 'Partir de cette CPTS',
    inCpts: (names: string) => `Dans ${names}`,
    noCpts: 'Dans aucune CPTS',
    noKnownCpts: 'Dans aucune CPTS connue, mais toutes ne sont pas connues ici',
    sharedCpts: (names: string) => `Partagée entre ${names}`,
    copyOf: (name: string) => `${name} (copie)`,
    publishedBy: (title: string) => `D’après : ${title}`,
    notDrawn: 'Pas de contour dans les données chargées : à ajouter par la liste.',
  },

  territories: {
    title: 'Mes territoires',
    create: 'Nouveau territoire',
    unnamed: (n: number) => `Territoire ${n}`,
    around: (name: string) => `Autour ${ofPlace(name)}`,
    rename: 'Renommer',
    duplicate: 'Dupliquer',
    remove: 'Supprimer',
    empty: 'vide',
    nameLabel: 'Nom du territoire',
    actions: (name: string) => `Actions sur ${name}`,
    lock: 'Verrouiller',
    locked: 'verrouillé',
    kept: (name: string) => `« ${name} » est verrouillé : ses communes lui restent.`,
    refused: (name: string) =>
      `« ${name} » est verrouillé : rien n’a été changé. Déverrouillez-le dans « Mes territoires » pour le modifier.`,
  },

  tools: {
    label: 'Outils de tracé',
    click: 'Clic',
    brush: 'Brosse',
    rectangle: 'Rectangle',
    lasso: 'Lasso',
    eraser: 'Gomme',
    pull: 'Limite',
    hints: {
      click: 'Cliquez une commune pour l’ajouter ou la retirer.',
      brush: 'Peignez les communes à ajouter. Alt pour retirer.',
      rectangle: 'Tirez un rectangle : les communes dont le centre est dedans sont ajoutées. Alt pour retirer.',
      lasso: 'Entourez les communes à ajouter. Alt pour retirer.',
      eraser: 'Peignez les communes à retirer.',
      pull: 'Appuyez près de la limite d’un territoire et tirez : les communes balayées changent de côté.',
    },
    grain: 'Prendre par',
    grains: { quartier: 'quartier (IRIS)', commune: 'commune', epci: 'EPCI', departement: 'département' },
    paste: 'Coller une liste',
    where: 'Aller à',
    territory: 'Territoire',
    backToTerritory: 'Ramener le territoire dans la vue (touche Origine ↖ sur la carte)',
    places: {
      metropole: 'Métropole',
      '971': 'Guadeloupe',
      '972': 'Martinique',
      '973': 'Guyane',
      '974': 'La Réunion',
      '976': 'Mayotte',
    },
  },

  table: {
    title: (f: Format, n: number) => `Communes (${f.integer(n)})`,
    label: 'Communes du territoire',
    columns: columnTitles('fr'),
    remove: (name: string) => `Retirer ${name}`,
    empty: 'Aucune commune pour l’instant.',
    neighbours: 'Communes voisines',
    keyboard: '↑ ↓ parcourir · → voisines · ← retour · Entrée prendre ou laisser',
    add: (name: string) => `Prendre ${name}`,
    neighboursOf: (name: string) => `Voisines ${ofPlace(name)}`,
    lists: 'Communes à lister',
    act: 'Prendre ou retirer',
    own: 'Dans le territoire',
    around: 'Autour',
  },

  announce: {
    added: (f: Format, n: number, names: string, territory: string, total: string) =>
      `${f.count(n, 'commune ajoutée', 'communes ajoutées')} à « ${territory} » : ${names}. ${total}.`,
    removed: (f: Format, n: number, names: string, territory: string, total: string) =>
      `${f.count(n, 'commune retirée', 'communes retirées')} de « ${territory} » : ${names}. ${total}.`,
    deleted: (name: string) => `« ${name} » supprimé.`,
    undone: (what: string) => `Annulé : ${what}.`,
    redone: (what: string) => `Rétabli : ${what}.`,
  },
};

export type TerritoryWords = typeof territoryFr;
