import type { Format } from '../language/format';

/** The words of what the map draws beside its background; part of `fr`. */
export const legendFr = {
  marks: 'Tracés et repères',
  current: 'territoire en cours',
  others: 'autres territoires du scénario (couleurs de la liste)',
  cpts: 'limite de CPTS',
  epci: 'limite d’EPCI (de près)',
  canton: 'limites de canton (de près, hors villes partagées)',
  department: 'limite de département',
  region: 'limite de région',
  prefecture: 'PRÉFECTURE',
  subPrefecture: 'sous-préfecture',
  zones: 'Sans CPTS : ce qui est possible',
  points: 'Points de vos fichiers',
  count: (f: Format, n: number) => f.count(n, 'point', 'points'),
  more: (f: Format, n: number) => `et ${f.count(n, 'autre', 'autres')}.`,
  noPoints: 'Aucun point ici.',
  stages: 'Avec une CPTS : son stade',
};

export type LegendWords = typeof legendFr;
