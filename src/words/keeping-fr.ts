import type { Format } from '../language/format';

/** The words of keeping the work: saves, tabs, the project file, the history panel; part of `fr`. */
export const keepingFr = {
  title: 'Projet',
  open: 'Fichier et sauvegarde',
  status: {
    saved: 'Enregistré dans ce navigateur.',
    pending: 'Enregistrement…',
    failed: 'Non enregistré : gardez un fichier.',
    reader: 'Lecture seule.',
  },
  persisted: 'Ce navigateur a promis de ne pas effacer votre travail de lui-même.',
  notPersisted:
    'Ce navigateur peut effacer votre travail s’il manque de place, ou si ses données sont vidées : gardez aussi un fichier.',
  persistUnknown: 'Ce navigateur ne dit pas s’il gardera votre travail : gardez aussi un fichier.',
  persist: 'Demander au navigateur de le garder',
  remind:
    'Aucun fichier n’a été enregistré depuis un jour, et ce navigateur peut effacer votre travail : gardez un fichier.',
  file: 'Fichier du projet',
  fileHint:
    'Tous les scénarios, territoires et réglages, en un fichier à vous. L’historique des modifications reste dans ce navigateur.',
  save: 'Enregistrer un fichier',
  saveName: 'projet',
  openFile: 'Ouvrir un fichier .perimetre',
  signature: 'Votre nom, si vous envoyez ce fichier (facultatif)',
  signatureHint: 'Écrit dans le fichier avec la date du jour. Laissé vide, ni l’un ni l’autre n’y sont.',
  received: 'Fichier reçu d’un collègue',
  receivedHint:
    'Ses scénarios s’ajoutent aux vôtres, sous le nom et la date qu’il a donnés. Rien de vôtre n’est changé.',
  mergeFile: 'Ajouter ses scénarios',
  signedBy: (scenario: string, by: string, date: string) => `${scenario}, ${by}, ${date}`,
  merged: (f: Format, scenarios: number, by: string | null) =>
    `${f.count(scenarios, 'scénario ajouté', 'scénarios ajoutés')} à votre projet${by === null ? '' : `, de ${by}`}. « Annuler » les en retire.`,
  mergedSettings:
    'Vos réglages restent les vôtres. Ceux de ce fichier diffèrent : les chiffres peuvent ne pas être ceux que son auteur a lus.',
  nothingToMerge: 'Ce fichier ne contient aucun territoire : rien n’a été ajouté.',
  fileSaved: 'Fichier enregistré.',
  opened: (f: Format, scenarios: number) =>
    `Projet ouvert : ${f.count(scenarios, 'scénario', 'scénarios')}. « Annuler » rend ce qui était là.`,
  changed: 'Ce fichier a été modifié depuis qu’il a été enregistré : vérifiez ce qu’il contient.',
  fileProblems: {
    empty: 'Ce fichier est vide. Rien n’a été changé.',
    foreign: 'Ce fichier n’est pas un projet Périmètre. Rien n’a été changé.',
    version:
      'Ce fichier vient d’une version plus récente de Périmètre. Rien n’a été changé : rechargez la page, puis rouvrez-le.',
    damaged: 'Ce fichier est coupé ou abîmé : il n’a pas pu être lu. Rien n’a été changé.',
    refused: 'Le fichier n’a pas pu être écrit. Votre travail est intact : réessayez, ou choisissez un autre dossier.',
  },
  aside: 'Mis de côté',
  asideHint: 'Ce qui n’a pas pu être relu, tel quel. Rien n’en a été effacé.',
  asideSave: (date: string) => `Télécharger ce qui a été mis de côté le ${date}`,
  asideName: 'mis-de-cote',

  failed: {
    quota:
      'Le stockage de ce navigateur est plein : vos dernières modifications ne sont pas enregistrées. Elles restent à l’écran ; gardez un fichier avant de fermer.',
    unavailable:
      'Ce navigateur n’enregistre rien ici (navigation privée, ou stockage refusé). Votre travail reste à l’écran ; gardez un fichier avant de fermer.',
    failed:
      'Vos dernières modifications n’ont pas pu être enregistrées dans ce navigateur. Elles restent à l’écran et un nouvel essai est fait toutes les cinq secondes ; gardez un fichier par sûreté.',
    withheld:
      'Ce navigateur n’a pas rendu votre travail à temps : un autre onglet le retient, ou l’ordinateur est très occupé. Rien n’est effacé. Fermez les autres onglets de Périmètre, puis rechargez la page ; d’ici là, rien n’est enregistré.',
    elsewhere:
      'Un autre onglet a enregistré ce projet : celui-ci est passé en lecture seule. Ce que vous voyez peut être gardé dans un fichier.',
    newer:
      'Votre travail a été enregistré par une version plus récente de Périmètre : rechargez la page pour l’obtenir. Rien n’est effacé.',
  },
  erased:
    'Ce que ce navigateur gardait a été effacé pendant que la page était ouverte. Votre travail et son historique viennent d’y être enregistrés à nouveau ; gardez un fichier par sûreté.',
  lost: (what: string) =>
    `Tout n’a pas pu être relu : ${what}. Le reste est revenu ; ce qui n’a pas été lu est gardé de côté, dans « Fichier et sauvegarde ».`,
  lostFile: (what: string) => `Tout n’a pas pu être lu dans ce fichier : ${what}. Le reste est ouvert.`,
  recoded: {
    codes: (codes: string, territory: string) => `${codes} de « ${territory} »`,
    sentence: (what: string) =>
      `La liste des communes a changé depuis : les codes ${what} sont devenus ceux des communes qui leur ont succédé. Vérifiez ces territoires.`,
  },
  losses: {
    unreadable: 'le projet entier',
    version: 'un projet d’une version plus récente, gardé tel quel',
    saves: (f: Format, n: number) => f.count(n, 'dernier enregistrement', 'derniers enregistrements'),
    history: (f: Format, n: number) =>
      f.count(n, 'modification qui ne peut plus être annulée', 'modifications qui ne peuvent plus être annulées'),
    scenario: 'un scénario',
    territory: (name: string) => `le territoire « ${name} »`,
    someTerritory: 'un territoire',
    import: 'un fichier chargé',
    settings: 'des réglages',
    units: (codes: string, territory: string) => `les codes inconnus ${codes} de « ${territory} »`,
  },

  tabs: {
    reading:
      'Ce projet est ouvert dans un autre onglet : celui-ci le montre en lecture seule et suit ce qui y est enregistré.',
    takeOver: 'Travailler ici',
    refused: 'Cet onglet est en lecture seule : rien n’a été changé. « Travailler ici » vous rend la main.',
  },

  panel: {
    title: 'Historique',
    empty: 'Aucune modification pour l’instant.',
    start: 'Début du projet',
    back: (what: string) => `Revenir ici : ${what}`,
    undone: 'annulé',
    more: (f: Format, n: number) => `Montrer ${f.integer(n)} de plus`,
  },

  link: {
    scenario: 'Lien vers tout le scénario',
    copy: 'Copier le lien du scénario',
    hint: 'Il contient le nom du scénario et son millésime de population, et, pour chaque territoire, son nom, ses communes et la CPTS dont il part.',
    long: (f: Format, n: number) =>
      `Ce lien fait ${f.integer(n)} caractères : certaines messageries le couperont. Envoyez plutôt le fichier.`,
  },
};

export type KeepingWords = typeof keepingFr;
