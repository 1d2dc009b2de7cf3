/** The words of the vintage that territories are counted by; part of `fr`. */
export const vintageFr = {
  label: 'Population de',
  newest: (year: number) => `${year}, la plus récente`,
  missing: (wished: number, used: number) =>
    `La population ${wished} que demande ce projet n’est pas chargée ici : celle de ${used} en tient lieu. Chargez-la dans Données, ou choisissez un autre millésime.`,
  awaited: (wished: number, used: number) =>
    `La population ${wished} que demande ce projet est en cours de chargement : celle de ${used} en tient lieu d’ici là.`,
  coverage: (year: number, wished: number) =>
    `Couverture et propositions sont comptées avec la population municipale ${year}, vos territoires avec celle de ${wished}.`,
  fromLink: (year: number) => `Comme dans le lien, vos territoires sont comptés avec la population municipale ${year}.`,
};

export type VintageWords = typeof vintageFr;
