import { threshold } from '../language/thresholds';
import { ofPlace } from './place-names-fr';
import type { Format } from '../language/format';

/** The words of proposals; part of `fr`. */
export const proposalsFr = {
  view: 'Propositions',
  title: 'Proposer un découpage (maillage)',
  intro:
    'Une estimation, à discuter : découpe les communes sans CPTS en territoires d’un seul tenant, au-dessus du minimum.',
  held: (f: Format, n: number) =>
    n === 0
      ? 'Les CPTS existantes restent comme elles sont. Verrouillez un territoire pour le garder aussi.'
      : `Les CPTS existantes et ${f.plural(n, 'votre territoire verrouillé', `vos ${f.integer(n)} territoires verrouillés`)} restent comme ils sont.`,
  unlisted: (inhabitants: string) =>
    `Les CPTS ne sont pas toutes connues ici : ${inhabitants} vont être répartis alors qu’ils ont peut-être déjà une CPTS. Apportez d’abord la liste de la région, ou prenez le résultat pour un exercice.`,
  where: 'Où',
  whole: (scope: string) => `Tout : ${scope}`,
  zonesLabel: 'Une zone blanche',
  zone: (name: string, inhabitants: string) => `${name}, ${inhabitants}`,
  objective: 'But',
  objectives: { balance: 'Des territoires équilibrés', count: 'Le plus de territoires possible' },
  wish: 'Ce que vous souhaitez',
  wishKind: 'Souhait exprimé en',
  wishes: { size: 'habitants par territoire', number: 'territoires' },
  minimum: 'Minimum d’habitants',
  seed: 'Variante (numéro)',
  seedHint: 'Le même numéro redonne le même découpage ; un autre en donne un autre.',
  run: 'Proposer',
  again: 'Proposer à nouveau',
  cancel: 'Arrêter',
  progress: 'Avancement du découpage',
  failed: 'Le découpage n’a pas abouti. Vos territoires sont intacts : réessayez, ou changez le souhait.',
  stale: (scope: string) => `Proposition, par estimation, pour : ${scope}.`,
  none: 'Aucun territoire viable ici : il n’y a pas assez d’habitants sans CPTS d’un seul tenant.',
  open: (f: Format, n: number) => f.plural(n, 'Ouvrir comme territoire', `Ouvrir ces ${f.integer(n)} territoires`),
  replace: (f: Format, n: number) =>
    f.plural(
      n,
      'À la place du territoire qui s’y superpose',
      `À la place des ${f.integer(n)} territoires qui s’y superposent`,
    ),
  opened: (f: Format, n: number) =>
    `${f.count(n, 'territoire ouvert', 'territoires ouverts')}. « Annuler » revient en arrière d’un coup.`,
  more: (f: Format, n: number) => `Montrer ${f.integer(n)} de plus`,
  left: 'Communes sans territoire',
  complete: (f: Format, n: number) => `Comment atteindre ${threshold(f, n, 'plus de')} ?`,
  completions: { fewest: 'Le moins de communes', coherent: 'Au plus près' },
  completion: (units: string, inhabitants: string) => `${units}, ${inhabitants}`,
  proven: 'On ne peut pas faire avec moins.',
  take: 'Ajouter',
  noCompletion: 'Aucune commune libre ne permet d’y arriver d’un seul tenant.',
  alone: (name: string) => `La commune ${ofPlace(name)} forme un territoire à elle seule.`,
  around: (name: string, km: string) => `Centre : ${name}, à ${km} km des habitants en moyenne.`,
  aroundUnknown: (name: string) => `Centre : ${name}.`,
  keeps: (f: Format, n: number, names: string) =>
    f.plural(n, `Garde entier l’EPCI ${names}.`, `Garde entiers ${f.integer(n)} EPCI : ${names}.`),
  cut: (names: string) => `Prend en partie : ${names}.`,
  part: (name: string, f: Format, units: number, of: number) =>
    `${name} (${f.count(units, 'commune', 'communes')} sur ${f.integer(of)})`,
  rest: (names: string) => `Prend tout ce qui est libre de : ${names}.`,
  departments: (names: string) => `À cheval sur plusieurs départements : ${names}.`,
  crossing: (from: string, to: string, km: string) =>
    `La commune ${ofPlace(from)} est rattachée à celle ${ofPlace(to)}, la plus proche, à ${km} km.`,
  restOf: (name: string, people: string) => `De ${name}, dont une part est gardée : le reste seulement, ${people}.`,
  closed: (names: string) =>
    `Laissé de côté : ${names}. Une part en est gardée, et rien ne dit quels habitants ou quels quartiers restent à prendre.`,
  surrounds: (f: Format, n: number) =>
    `Entoure ${f.count(n, 'commune déjà prise ou hors du périmètre', 'communes déjà prises ou hors du périmètre')}.`,
  unassigned: {
    enclosed: (inhabitants: string, holders: string, f: Format, n: number) =>
      `${inhabitants}, trop peu pour un territoire : ce que ${f.plural(n, 'laisse', 'laissent')} ${holders}.`,
    enclosedByLocked: (inhabitants: string) =>
      `${inhabitants}, trop peu pour un territoire : ce que laissent des territoires verrouillés.`,
    'too-small': (inhabitants: string) => `${inhabitants}, trop peu pour un territoire, et rien à rejoindre à portée.`,
    'no-outline': () => 'Sans contour dans les données chargées : les communes voisines sont inconnues.',
  },
  territories: (f: Format, n: number) => f.count(n, 'territoire proposé', 'territoires proposés'),
  bound: (f: Format, n: number) => `sur ${f.integer(n)} au plus`,
  wished: (f: Format, n: number) => `pour ${f.count(n, 'souhaité', 'souhaités')}`,
  meanDistance: (km: string) => `Un habitant est à ${km} km du centre en moyenne.`,
  epciCut: (f: Format, n: number) => `${f.count(n, 'EPCI coupé', 'EPCI coupés')} entre plusieurs territoires`,
  epciPart: (f: Format, n: number) =>
    `${f.count(n, 'autre EPCI pris', 'autres EPCI pris')} en partie (le reste est déjà pris, hors du périmètre ou laissé)`,
  departmentCut: (f: Format, n: number) =>
    f.count(n, 'territoire sur plusieurs départements', 'territoires sur plusieurs départements'),
  unassignedUnits: (units: string) => `${units} sans territoire`,
};

export type ProposalWords = typeof proposalsFr;
