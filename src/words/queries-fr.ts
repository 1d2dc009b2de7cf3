import { countFr as count } from './count';
import type { Format } from './format';

/** The words of the query panel; part of `fr`. */
export const queriesFr = {
  title: 'Interroger en SQL',
  intro:
    'Les tables construites et vos fichiers, dans DuckDB, en lecture seule : une question, un SELECT. Rien ne quitte votre ordinateur.',
  label: 'Question en SQL',
  run: 'Interroger',
  save: 'Garder cette question',
  examples: 'Exemples',
  saved: 'Questions gardées',
  forget: (sql: string) => `Oublier : ${sql}`,
  running: 'DuckDB cherche…',
  refused: 'Cette question n’a pas pu être posée. Corrigez-la d’après ce que dit DuckDB :',
  unavailable:
    'DuckDB n’a pas pu démarrer, ou s’est arrêté : posez de nouveau la question. Le tracé et le verdict marchent sans lui.',
  rows: (f: Format, n: number) => count(f, n, 'ligne', 'lignes'),
  cut: (f: Format, n: number) => `Seules les ${f.integer(n)} premières lignes sont montrées et exportées.`,
  empty: 'Aucune ligne ne répond à cette question.',
  export: 'Exporter en CSV',
  file: 'réponse',
  tables: 'Tables',
  tablesHint: 'Vos fichiers y apparaissent sous un nom en import_ à la première question.',
  built: {
    units: 'une ligne par commune ou arrondissement : code, nom, rattachements, surface, populations',
    professionals: 'professionnels par commune : code, clé de la profession, nombre, qualité',
    apl: 'accessibilité potentielle localisée : code, clé de la profession, valeur, qualité',
    cpts: 'CPTS existantes : nom, stade, source',
    cpts_units: 'communes de chaque CPTS : id, code',
    cpts_listings: 'départements dont la liste de CPTS livrée est complète : department, date, source',
    neighbours: 'communes qui se touchent : code, neighbour',
    layers: 'couches de données : source, millésime, licence, qualité',
  },
  worked: {
    largest: 'Les vingt communes les plus peuplées',
    density: 'Généralistes pour 10 000 habitants, par département',
    growth: 'Communes qui perdent le plus d’habitants depuis 2016',
    uncovered: 'Habitants sans CPTS, là où la liste livrée est complète',
    neighbours: 'Voisines de Moulins',
  },
};

export type QueryWords = typeof queriesFr;
