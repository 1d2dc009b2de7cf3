import type { Settings } from '../domain/settings';
import type { Format } from '../language/format';

/** Communes and quarters that an edit moves. */
export interface Moved {
  n: number;
  /** How many, in words. */
  text: string;
  hasQuarters: boolean;
}

/** `3 communes ajoutées`, `1 quartier ajouté`, `2 communes et 3 quartiers ajoutés`. */
function agreed(f: Format, { n, text, hasQuarters }: Moved, participle: string): string {
  const word = hasQuarters ? participle : `${participle}e`;
  return `${text} ${f.plural(n, word, word.endsWith('s') ? word : `${word}s`)}`;
}

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
    add: (f: Format, moved: Moved, name: string) => `${agreed(f, moved, 'ajouté')} à « ${name} »`,
    remove: (f: Format, moved: Moved, name: string) => `${agreed(f, moved, 'retiré')} de « ${name} »`,
    change: (f: Format, moved: Moved, name: string) => `${agreed(f, moved, 'changé')} dans « ${name} »`,
    transfer: (f: Format, moved: Moved, from: string | null, to: string) =>
      `${agreed(f, moved, 'passé')} ${from === null ? 'd’autres territoires' : `de « ${from} »`} à « ${to} »`,
    addTaking: (f: Format, moved: Moved, to: string, taken: Moved, from: string | null) =>
      `${agreed(f, moved, 'ajouté')} à « ${to} », dont ${agreed(f, { ...taken, text: f.integer(taken.n) }, 'pris')} à ${from === null ? 'd’autres territoires' : `« ${from} »`}`,
    part: (commune: string, people: string, name: string) => `une partie de ${commune} (${people}) dans « ${name} »`,
    noPart: (commune: string, name: string) => `plus de part saisie de ${commune} dans « ${name} »`,
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
