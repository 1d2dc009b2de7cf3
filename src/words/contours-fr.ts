import type { Format } from '../language/format';

/** The words of the exact outlines; part of `fr`. */
export const contoursFr = {
  load: 'Charger les contours exacts',
  /** @param names of the departments. */
  asked: (names: string) =>
    `Départements : ${names}. Demandés à geo.api.gouv.fr, service public, à cet appui seulement.`,
  tooMany: (f: Format, n: number, most: number) =>
    `La carte montre ${f.integer(n)} départements : approchez-vous, pour en charger ${f.integer(most)} au plus à la fois.`,
  nothing: 'Tous les départements en vue ont leurs contours exacts.',
  loading: (name: string) => `Contours exacts, chargement : ${name}…`,
  loaded: (names: string) => `Contours exacts chargés : ${names}.`,
  brought: (f: Format, file: string, n: number) => `Contours exacts de ${file} : ${f.count(n, 'commune', 'communes')}.`,
  exactIn: (names: string, vintage: string) =>
    `Exacts dans : ${names} (geo.api.gouv.fr, ${vintage}), jusqu’à la fermeture de la page. Leurs communes y ont leurs vraies voisines ; entre un de ces départements et un autre qui n’est pas chargé, le voisinage reste approché, comme le contour d’un territoire à cheval sur les deux.`,
  failed: {
    offline: (name: string) =>
      `geo.api.gouv.fr ne répond pas : les contours restent approchés (${name}). Vérifiez votre connexion, puis réessayez.`,
    refused: (name: string, status: string) =>
      `geo.api.gouv.fr refuse la demande (${status}) : les contours restent approchés (${name}). Réessayez dans quelques minutes.`,
    unreadable: (name: string) =>
      `La réponse de geo.api.gouv.fr n’est pas utilisable : les contours restent approchés (${name}). Réessayez plus tard.`,
    incomplete: (name: string, missing: string) =>
      `La réponse de geo.api.gouv.fr est incomplète (${missing} communes sans contour) : les contours restent approchés (${name}).`,
  },
};

export type ContoursWords = typeof contoursFr;
