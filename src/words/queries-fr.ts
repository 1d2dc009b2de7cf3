import type { QueryFault } from '../data/query-fault';
import type { Format } from '../language/format';

/** The words of the query panel; part of `fr`. */
const FAULTS: Record<QueryFault['kind'], (what: string) => string> = {
  syntax: (what) => `La question n’est pas écrite comme il faut près de « ${what} » : un mot manque, ou est de trop.`,
  end: () => 'La question s’arrête trop tôt : une parenthèse, un guillemet ou un mot manque à la fin.',
  table: (what) => `Il n’y a pas de table « ${what} ».`,
  column: (what) => `Il n’y a pas de colonne « ${what} » dans les tables de cette question.`,
  function: (what) => `Il n’y a pas de fonction « ${what} ».`,
  group: (what) =>
    `La colonne « ${what} » est demandée sans être dans GROUP BY : ajoutez-l’y, ou prenez-en la somme, le nombre ou la moyenne.`,
  ambiguous: (what) =>
    `Plusieurs tables ont une colonne « ${what} » : écrivez la table devant, comme dans units.${what}.`,
  conversion: (what) => `« ${what} » n’est pas un nombre : la colonne comparée est faite de nombres, ou de textes.`,
  select: () => 'Une seule question à la fois, et rien que des SELECT : les tables ne se modifient pas d’ici.',
  memory: () => 'La réponse ne tient pas en mémoire : demandez moins de lignes ou de colonnes.',
  other: () => 'Cette question n’a pas pu être posée.',
};

export const queriesFr = {
  title: 'Interroger en SQL',
  intro:
    'Les tables construites et vos fichiers, dans DuckDB, en lecture seule : une question, un SELECT. Rien ne quitte votre ordinateur.',
  label: 'Question en SQL',
  completions: 'Noms de tables et de colonnes qui commencent ainsi',
  run: 'Interroger',
  save: 'Garder cette question',
  examples: 'Exemples',
  saved: 'Questions gardées',
  forget: (sql: string) => `Oublier : ${sql}`,
  running: 'DuckDB cherche…',
  stop: 'Arrêter',
  stopped: 'Question arrêtée.',
  fault: (kind: QueryFault['kind'], what: string) => FAULTS[kind](what),
  near: (names: string) => `Noms proches : ${names}.`,
  engineWords: 'Ce que dit DuckDB',
  unavailable:
    'DuckDB n’a pas pu démarrer, ou s’est arrêté : posez de nouveau la question. Le tracé et le verdict marchent sans lui.',
  rows: (f: Format, n: number) => f.count(n, 'ligne', 'lignes'),
  cut: (f: Format, n: number) => `Seules les ${f.integer(n)} premières lignes sont montrées et exportées.`,
  empty: 'Aucune ligne ne répond à cette question.',
  export: 'Exporter en CSV',
  file: 'réponse',
  tables: 'Tables et colonnes',
  tablesHint: 'Vos fichiers y apparaissent sous un nom en import_ à la première question.',
  built: {
    commune: 'les communes sous des noms français, avec leur dernière population',
    population: 'la population de chaque commune, une ligne par millésime',
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
