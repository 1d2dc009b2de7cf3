import type { Format } from '../language/format';

/** The words of the map and its backgrounds; part of `fr`. */
export const mapFr = {
  background: {
    label: 'Fond',
    none: 'neutre',
    density: 'densité de population',
    stage: 'stade des CPTS',
    densityUnit: 'habitants au km²',
    generalists: 'généralistes par département',
    generalistsUnit: 'médecins généralistes pour 10 000 habitants du département',
    apl: 'accès aux généralistes (APL)',
    aplUnit: 'consultations par an et par habitant',
    under: (limit: string) => `moins de ${limit}`,
    between: (from: string, to: string) => `de ${from} à ${to}`,
    over: (limit: string) => `${limit} et plus`,
    all: 'toutes les communes renseignées',
    indicatorUnit: {
      sum: 'pour 10 000 habitants',
      rate: 'valeur par commune',
      category: '',
    },
    yours: (title: string) => `${title} (vos données)`,
    network: 'CPTS existantes',
    white: 'sans CPTS (liste complète)',
    unlisted: 'sans CPTS connue (liste incomplète)',
    listedIn: (f: Format, n: number, of: number) =>
      n
        ? `Liste complète dans ${f.count(n, 'département', 'départements')} sur ${f.integer(of)} ; ailleurs, d’autres CPTS peuvent exister.`
        : 'Liste complète nulle part : d’autres CPTS peuvent exister.',
    legend: 'Légende',
  },

  map: {
    section: 'Carte',
    zoomIn: 'Zoomer',
    zoomOut: 'Dézoomer',
    toggleAttribution: 'Sources de la carte',
    label:
      'Carte de France par commune. Flèches pour se déplacer, + et − pour zoomer, Entrée pour prendre ou laisser la commune au centre, Origine pour revenir au territoire.',
    webgl:
      'Votre navigateur n’affiche pas la carte (WebGL est absent ou coupé). Le tableau des communes et le verdict marchent : cherchez ou collez vos communes.',
    tiles: 'La carte n’a pas pu être chargée. Le tableau et le verdict marchent ; rechargez la page pour réessayer.',
    approximateShort: 'Contours approchés',
    approximate: 'Contours approchés : les limites des communes sont reconstruites, les populations restent exactes.',
    /** @param outlines as `outlinesCredit` says them. */
    attribution: (outlines: string) =>
      `${outlines && `${outlines} · `}Population : INSEE · Pays voisins : Natural Earth`,
    outlines: {
      exact: (publisher: string) => `Contours : ${publisher}`,
      rebuilt: (publisher: string) =>
        `Contours approchés : reconstruits par Périmètre d’après les rectangles englobants des communes (${publisher})`,
      fetched: (departments: string) => `contours exacts de geo.api.gouv.fr (IGN, Etalab) : ${departments}`,
      brought: (files: string) => `contours de vos fichiers : ${files}`,
    },
  },
};

export type MapWords = typeof mapFr;
