/** The words of the comparison; part of `dossierFr`. */
export const dossierCompareFr = {
  comparison: {
    title: 'Territoires côte à côte',
    choose: 'Territoires à comparer (deux à quatre)',
    epcis: 'EPCI touchés',
    cut: 'dont pris en partie',
    pieces: 'Morceaux',
    overlaps: 'Chevauchements',
    growth: (from: number, to: number) => `Évolution par an, de ${from} à ${to}`,
    count: (profession: string) => `${profession}, nombre`,
    density: (profession: string) => `${profession}, pour 10 000 hab.`,
    distance: (profession: string) => `${profession}, distance moyenne`,
    note: (first: string) => `Écarts : par rapport à ${first}. ≠ marque un texte différent.`,
    alone: 'Tracez un second territoire pour comparer.',
    other: '≠',
  },
};

export type DossierCompareWords = typeof dossierCompareFr;
