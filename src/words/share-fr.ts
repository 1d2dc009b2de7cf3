import type { Format } from './format';
import { countFr as count } from './count';

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
    files: 'Fichiers',
    geojson: 'GeoJSON (contours des communes)',
    csv: 'CSV (tableau des communes)',
    noTopology: 'Les contours ne sont pas encore chargés.',
    empty: 'Le territoire est vide : rien à partager pour l’instant.',
  },

  link: {
    opened: (name: string, f: Format, n: number) =>
      `« ${name} » ouvert depuis le lien : ${count(f, n, 'commune', 'communes')}.`,
    unknownUnits: (f: Format, n: number) =>
      `${count(f, n, 'code du lien est inconnu', 'codes du lien sont inconnus')} et n’ont pas été repris.`,
    broken:
      'Ce lien est abîmé ou incomplet : rien n’a été ouvert, et vos territoires sont intacts. Demandez à nouveau le lien.',
    newer:
      'Ce lien vient d’une version plus récente de Périmètre : rechargez la page, puis rouvrez-le. Vos territoires sont intacts.',
  },
};

export type ShareWords = typeof shareFr;
