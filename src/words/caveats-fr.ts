import { COG_YEAR } from '../atlas/cog';
import type { Caveat } from '../atlas/manifest';
import type { Format } from '../language/format';

/** What a reader must know of each layer. `examples` are the names, departments or year that it is about. */
export type CaveatWords = Record<Caveat['id'], (f: Format, n: number, examples: string) => string>;

/** Part of `fr`. */
export const caveatsFr: CaveatWords = {
  'background-only': () => 'Fond de carte seulement : aucun calcul n’en dépend.',
  'census-years': () =>
    'Mayotte : recensement de 2017. Wallis-et-Futuna : 2023, Polynésie française : 2022, Nouvelle-Calédonie : 2025.',
  'inhabitants-unknown': () => 'Terres australes et Clipperton : population inconnue.',
  'totale-unknown': () => 'Population totale inconnue à Mayotte et dans les collectivités d’outre-mer.',
  'totale-older': () =>
    'Population totale : millésime 2022 (DGCL), inconnue pour les arrondissements municipaux et hors EPCI.',
  'history-separated': () =>
    'Communes rétablies depuis, et celles dont elles sont sorties : population inconnue pour ces millésimes.',
  'history-merged': () =>
    'Communes nouvelles du 1er janvier 2019 : population de 2016 déduite du total de leur EPCI, inconnue quand il en compte plusieurs.',
  'not-yearly': () =>
    'Mayotte, Wallis-et-Futuna, Polynésie française et Nouvelle-Calédonie : pas de population annuelle.',
  'split-heirs': () => 'Un ancien code partagé lors d’une défusion a plusieurs communes d’aujourd’hui pour héritières.',
  spread: () =>
    'La commune réelle de chaque professionnel est inconnue : seuls les totaux par département sont exacts.',
  'facilities-uncounted': () =>
    'Maisons de santé, centres de santé, laboratoires et autres structures : non renseignés, faute de comptes par commune.',
  'speech-therapists': (_, __, year) => `Orthophonistes : absents de la BPE ${year}, effectif inconnu.`,
  'overseas-uncounted': () => 'Collectivités d’outre-mer : hors de la BPE, effectif inconnu.',
  'totals-unverified': (_, __, year) => `Totaux nationaux de la BPE ${year} : inconnus de nous, donc non vérifiés.`,
  separated: (f, n, names) =>
    `${f.count(n, 'commune rétablie', 'communes rétablies')} depuis, valeur inconnue : ${names}.`,
  'separated-from': (_, __, names) => `Les communes rétablies depuis sont comptées encore avec ${names}.`,
  averaged: (f, n) =>
    `Communes fusionnées depuis (${f.integer(n)}) : moyenne des anciennes communes pondérée par leur population standardisée, donc estimée.`,
  'departments-absent': (_, __, codes) => `Départements absents du fichier, indicateur inconnu : ${codes}.`,
  'cpts-perimeters-unread': () =>
    'Les périmètres nationaux téléchargés n’ont pas pu être lus comme des CPTS : ils ont été laissés de côté. Déposez le fichier sur la page pour dire quelle colonne est laquelle.',
  'cpts-partial': () => 'La France n’est pas couverte en entier : une commune sans CPTS ici peut en avoir une.',
  'cpts-dated': () => 'Périmètre relevé à la date de chaque source ; stade inconnu quand la source ne le dit pas.',
  'outlines-approximate': () =>
    'Les limites, surfaces et voisinages sont approchés : environ 94 % des voisinages et 80 % des surfaces sont justes.',
  'outlines-overseas': () => 'Les 94 communes des collectivités d’outre-mer n’ont pas de contour.',
  'outlines-generalised': () => 'Contours généralisés à une centaine de mètres.',
  'outlines-merged': () => `Contours fusionnés selon le COG ${COG_YEAR}.`,
  'outlines-cities': () =>
    'À Paris, Lyon et Marseille, la limite extérieure des arrondissements suit celle de la ville.',
  'outlines-absent': (f, n) =>
    `${f.count(n, 'commune n’a pas', 'communes n’ont pas')} de contour : collectivités d’outre-mer, ou absentes du fichier.`,
};
