import type { Format } from '../language/format';

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
    density: (profession: string) => `${profession}, pour 10\u202f000 hab.`,
    distance: (profession: string) => `${profession}, distance moyenne`,
    note: (first: string) => `Écarts : par rapport à ${first}. ≠ marque un texte différent.`,
    uncounted: (names: string) =>
      `Non comparés, faute d’être comptés dans les données chargées (estimés d’après le département, ou inconnus) : ${names}.`,
    alone: 'Tracez un second territoire pour comparer.',
    other: '≠',
    points: (n: string) => `${n} pt`,
  },
  scenarios: {
    title: 'Scénarios côte à côte',
    choose: 'Scénarios à comparer (deux à quatre)',
    alone: 'Créez un second scénario, par copie du premier ou d’une proposition, pour en comparer.',
    inHand: 'en cours',
    territories: 'Territoires',
    smallest: 'Territoire le moins peuplé, habitants',
    largest: 'Territoire le plus peuplé, habitants',
    atMinimum: 'Territoires qui atteignent leur minimum',
    shareAtMinimum: 'Part qui l’atteint',
    ofSize: (size: string) => `Territoires de ${size.toLowerCase()}`,
    ceilings: 'Plafonds annuels, somme de ceux qui sont connus',
    withoutCeiling: 'Territoires sans plafond connu',
    operating: 'Fonctionnement annuel, somme de ceux qui sont connus',
    withoutOperating: 'Territoires sans fonctionnement connu',
    broken: 'Territoires en plusieurs morceaux',
    shared: 'Communes dans plusieurs territoires',
    sharedPeople: 'Habitants dans plusieurs territoires',
    overlapped: 'CPTS existantes recouvertes',
    overlappedUnits: 'Communes partagées avec elles',
    overlappedPeople: 'Habitants partagés avec elles',
    departments: 'Départements touchés',
    crossing: 'Territoires à cheval sur des départements',
    cut: 'dont aucun territoire ne prend le tout',
    left: 'Communes laissées sans CPTS',
    leftPeople: 'Habitants laissés sans CPTS',
    leftShare: 'Part des habitants laissée sans CPTS',
    zones: 'Zones blanches',
    smallZones: 'dont sous le minimum',
    unlisted: (f: Format, n: number) =>
      f.plural(
        n,
        '1 département dont les CPTS ne sont pas toutes connues est laissé de côté.',
        `${f.integer(n)} départements dont les CPTS ne sont pas toutes connues sont laissés de côté.`,
      ),
    note: (departments: string) =>
      `Communes, habitants et zones sans CPTS : une fois les territoires adoptés, dans les départements que touche l’un au moins des scénarios (${departments}).`,
    count: (f: Format, n: number) => f.count(n, 'territoire', 'territoires'),
    mapLabel: (name: string, territories: string) => `${name}, ${territories}, sur fond de départements`,
    beyond: 'L’outre-mer du scénario n’est pas sur la carte.',
  },
};

export type DossierCompareWords = typeof dossierCompareFr;
