export const fr = {
  name: 'Professionnels',
  sentence: (density: string, reference: string) =>
    `${density} médecins généralistes pour 10 000 habitants, contre ${reference} en France.`,
  unknown: 'Les professionnels ne sont pas connus ici.',
  estimated: {
    department:
      'Estimés d’après le département, selon la population : le territoire n’a pas de densité à lui, ni de rang.',
    commune:
      'Estimés : ceux d’une commune prise en partie sont comptés selon sa population, et la densité n’est pas comparée.',
  },
};

export const en: typeof fr = {
  name: 'Professionals',
  sentence: (density, reference) =>
    `${density} general practitioners per 10,000 inhabitants, against ${reference} in France.`,
  unknown: 'The professionals are not known here.',
  estimated: {
    department: 'Estimated from the department, by population: the territory has no density of its own, and no rank.',
    commune: 'Estimated: those of a commune taken in part are counted by its population, the density is not compared.',
  },
};
