/** The words of the national perimeters of CPTS; part of `fr`. */
export const perimetersFr = {
  load: 'Charger les CPTS de France',
  asked:
    'Périmètres nationaux, demandés à santegraphie.fr (DGOS) à cet appui seulement. Licence et fraîcheur non vérifiées par nous.',
  loading: 'Périmètres des CPTS, chargement…',
  byHand:
    'Rien n’a été changé. Vous pouvez télécharger le fichier vous-même à cette adresse, puis le déposer sur la page :',
  failed: {
    unreachable: () =>
      'santegraphie.fr ne répond pas, ou n’autorise pas un navigateur à lire sa réponse depuis cette page.',
    refused: (detail: string) => `santegraphie.fr refuse la demande (${detail}).`,
    page: () => 'santegraphie.fr a répondu par une page web, et non par des périmètres.',
    unreadable: () => 'La réponse de santegraphie.fr n’est pas lisible.',
    incomplete: (detail: string) => `La réponse de santegraphie.fr est incomplète (${detail} périmètres).`,
  },
};

export type PerimetersWords = typeof perimetersFr;
