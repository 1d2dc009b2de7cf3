export const fr = {
  name: 'Professionnels',
  sentence: (density: string, reference: string) =>
    `${density} médecins généralistes pour 10 000 habitants, contre ${reference} en France.`,
  unknown: 'Les professionnels ne sont pas connus ici.',
  estimated:
    'Estimés d’après le département, selon la population : le territoire n’a pas de densité à lui, ni de rang.',
};

export const en: typeof fr = {
  name: 'Professionals',
  sentence: (density, reference) =>
    `${density} general practitioners per 10,000 inhabitants, against ${reference} in France.`,
  unknown: 'The professionals are not known here.',
  estimated: 'Estimated from the department, by population: the territory has no density of its own, and no rank.',
};
