import type { Format } from '../language/format';

/** The words of the screen that holds two scenarios beside each other; part of `fr`. */
export const compareFr = {
  title: 'Comparer deux scénarios',
  open: 'Comparer les scénarios',
  first: 'À gauche',
  second: 'À droite',
  alone:
    'Il faut deux scénarios qui ont chacun un territoire. Créez une variante du scénario en cours, ou ouvrez une proposition.',
  back: 'Aller tracer',
  same: 'Les deux scénarios découpent ces communes de la même façon.',
  changed: (f: Format, units: number) =>
    `${f.count(units, 'commune change', 'communes changent')} de territoire (rayures sur les cartes)`,
  stripes: 'commune qui change de territoire',
  nobody: 'aucun territoire',
  fresh: 'territoire nouveau',
  see: 'Voir sur les cartes',
  more: (f: Format, n: number) => `Montrer ${f.integer(n)} de plus`,
  figures: 'Tous les indicateurs',
  onlyDifferent: 'Seulement ce qui diffère',
  indicator: 'Indicateur',
  difference: 'Écart',
  equal: 'égal',
  unknown: 'non comparable',
  map: (name: string, territories: string) => `Carte de ${name}, ${territories} ; les deux cartes bougent ensemble`,
};

export type CompareWords = typeof compareFr;
