import type { Format } from '../language/format';

/** The words of what leaves and what comes back: the link and the files; part of `fr`. */
export const shareFr = {
  share: {
    title: 'Partager ce territoire',
    link: 'Lien',
    linkHint:
      'Le lien contient le nom du territoire et la liste de ses communes : qui l’a peut les lire. Ni la lettre, ni les montants saisis, ni l’historique n’y sont. Périmètre n’envoie rien : le lien s’ouvre sur n’importe quel ordinateur.',
    copy: 'Copier le lien',
    copied: 'Lien copié.',
    copyFailed: 'La copie a été refusée par le navigateur : sélectionnez le lien et copiez-le.',
    send: 'Envoyer…',
    sendFailed: 'L’envoi n’a pas abouti. Copiez le lien.',
    files: 'Fichiers',
    /** What a file holds, by its extension; a format without a line here goes by its name. */
    formats: {
      csv: 'CSV (tableau des communes)',
      geojson: 'GeoJSON (contours des communes)',
    } as Readonly<Record<string, string>>,
    noTopology: 'Les contours ne sont pas encore chargés.',
    empty: 'Le territoire est vide : rien à partager pour l’instant.',
  },

  link: {
    title: 'Lien partagé',
    territory: (name: string, units: string) => `Lien partagé : « ${name} », ${units}.`,
    scenario: (name: string, f: Format, n: number) =>
      `Lien partagé : scénario « ${name} », ${f.count(n, 'territoire', 'territoires')}.`,
    apart: 'Vous le regardez sans rien changer à votre projet.',
    take: 'Reprendre dans mon projet',
    takeHere: 'Votre projet, ouvert dans un autre onglet, passera dans celui-ci.',
    back: 'Revenir à mon projet',
    dossier: 'Lire son dossier',
    map: 'Voir la carte',
    list: 'Territoires du lien',
    empty: 'Aucune commune de ce lien n’est connue des données chargées : il n’y a rien à montrer.',
    taken: (name: string) => `« ${name} » est dans votre projet. « Annuler » l’en retire.`,
    refused:
      'Ce lien se regarde sans se modifier : rien n’a été changé. Reprenez-le dans votre projet pour y travailler.',
    unknownUnits: (f: Format, n: number) =>
      `${f.count(n, 'code du lien est inconnu et n’a pas été repris', 'codes du lien sont inconnus et n’ont pas été repris')}.`,
    recoded: (f: Format, n: number) =>
      `${f.count(n, 'commune du lien a changé depuis et est remplacée par celle qui lui a succédé', 'communes du lien ont changé depuis et sont remplacées par celles qui leur ont succédé')}.`,
    broken:
      'Ce lien est abîmé ou incomplet : rien n’a été ouvert, et vos territoires sont intacts. Demandez à nouveau le lien.',
    newer:
      'Ce lien vient d’une version plus récente de Périmètre : rechargez la page, puis rouvrez-le. Vos territoires sont intacts.',
  },
};

export type ShareWords = typeof shareFr;
