import type { Format } from '../language/format';

/** The words of the screen that holds two scenarios beside each other; part of `fr`. */
export const compareFr = {
  title: 'Comparer deux scénarios',
  open: 'Comparer les scénarios',
  first: 'À gauche',
  second: 'À droite',
  alone: {
    what: 'Deux découpages du même terrain, l’un à côté de l’autre : deux cartes qui bougent ensemble, les communes qui changent de territoire, l’écart de chaque indicateur.',
    one: (name: string, territories: string) =>
      `Pour l’instant, un seul scénario a un territoire : « ${name} », ${territories}. Il en faut un second.`,
    none: 'Pour l’instant, aucun scénario n’a de territoire.',
    branch: 'Créer une variante',
    branchHint: 'Une copie que vous modifiez sur la carte ; l’original reste tel quel.',
    propose: 'Demander une proposition',
    proposeHint: 'Un département ou une région découpés par calcul, ouverts comme un scénario de plus.',
    draw: 'Aller tracer',
    drawHint: 'Une première commune suffit ; sa variante se compare ensuite ici.',
  },
  same: 'Les deux scénarios découpent ces communes de la même façon.',
  changed: (f: Format, n: number, units: string) =>
    `${units} ${f.plural(n, 'change', 'changent')} de territoire (rayures sur les cartes)`,
  stripes: 'commune qui change de territoire',
  nobody: 'aucun territoire',
  share: (territory: string, people: string) => `${territory} (${people})`,
  inPart: (commune: string) => `${commune}, en partie`,
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
