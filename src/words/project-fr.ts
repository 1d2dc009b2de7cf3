import type { Settings } from '../domain/settings';
import type { Format } from '../language/format';

/** The words of the project around its territories: scenarios and history; part of `fr`. */
export const projectFr = {
  scenarios: {
    title: 'Scénario',
    first: 'Scénario principal',
    proposed: (where: string) => `Proposition : ${where}`,
    copyOf: (name: string) => `${name} (variante)`,
    actions: (name: string) => `Actions sur le scénario ${name}`,
    branch: 'Créer une variante de ce scénario',
    rename: 'Renommer le scénario',
    remove: 'Supprimer le scénario',
    nameLabel: 'Nom du scénario',
    count: (f: Format, territories: number) => f.count(territories, 'territoire', 'territoires'),
  },

  reason: {
    title: 'Pourquoi ce tracé a été proposé',
    since: 'Dit de la proposition telle qu’elle a été ouverte.',
  },

  settingNames: {
    agreement: 'texte de l’accord',
    vintage: 'millésime de la population',
    boundary80000: 'lecture de « exactement 80 000 »',
    minimum: 'population minimale',
    amounts: 'montants saisis',
    signatureDate: 'date de signature',
    exclusive: 'territoires exclusifs',
    cut: 'communes découpées en quartiers',
  } satisfies Record<keyof Settings, string>,

  history: {
    add: (f: Format, n: number, name: string) => `${f.count(n, 'commune ajoutée', 'communes ajoutées')} à « ${name} »`,
    remove: (f: Format, n: number, name: string) =>
      `${f.count(n, 'commune retirée', 'communes retirées')} de « ${name} »`,
    change: (f: Format, n: number, name: string) =>
      `${f.count(n, 'commune changée', 'communes changées')} dans « ${name} »`,
    transfer: (f: Format, n: number, from: string | null, to: string) =>
      `${f.count(n, 'commune passée', 'communes passées')} ${from === null ? 'd’autres territoires' : `de « ${from} »`} à « ${to} »`,
    addTaking: (f: Format, n: number, to: string, taken: number, from: string | null) =>
      `${f.count(n, 'commune ajoutée', 'communes ajoutées')} à « ${to} », dont ${f.integer(taken)} ${f.plural(taken, 'prise', 'prises')} à ${from === null ? 'd’autres territoires' : `« ${from} »`}`,
    part: (commune: string, people: string, name: string) => `${people} de la commune ${commune} dans « ${name} »`,
    noPart: (commune: string, name: string) => `plus de part saisie de la commune ${commune} dans « ${name} »`,
    create: (name: string) => `création de « ${name} »`,
    rename: (name: string) => `nouveau nom : « ${name} »`,
    delete: (name: string) => `suppression de « ${name} »`,
    settings: (names: string) => (names ? `réglages : ${names}` : 'réglages'),
    newestVintage: 'population la plus récente',
    adopt: (f: Format, n: number) => f.count(n, 'territoire proposé ouvert', 'territoires proposés ouverts'),
    choose: (name: string) => `passage à « ${name} »`,
    lock: (name: string) => `verrouillage de « ${name} »`,
    unlock: (name: string) => `déverrouillage de « ${name} »`,
    annotate: (name: string) => `dossier de « ${name} »`,
    createScenario: (name: string, f: Format, n: number) =>
      `scénario « ${name} » ouvert, ${f.count(n, 'territoire', 'territoires')}`,
    deleteScenario: (name: string) => `suppression du scénario « ${name} »`,
    renameScenario: (name: string) => `nouveau nom du scénario : « ${name} »`,
    chooseScenario: (name: string) => `passage au scénario « ${name} »`,
    import: (file: string) => `fichier chargé : ${file}`,
    discard: (file: string) => `fichier retiré : ${file}`,
    complete: (file: string) => `liste complète de CPTS : ${file}`,
    merge: (f: Format, n: number) => `${f.count(n, 'scénario ajouté', 'scénarios ajoutés')} depuis un fichier`,
    open: (f: Format, n: number) => `projet ouvert, ${f.count(n, 'scénario', 'scénarios')}`,
  },
};

export type ProjectWords = typeof projectFr;
