import { readFileSync } from 'node:fs';

export interface GoldenCase {
  id: string;
  name: string;
  codes: string[];
}

const published = readFileSync('data/cpts-publies.csv', 'utf8')
  .split('\n')
  .map((line) => line.split(';'));

function sample(id: string, wanted: string): GoldenCase {
  const row = published.find(([name]) => name.includes(wanted))!;
  return { id, name: row[0], codes: row[10].split(' ') };
}

/** The dossier whose pages are kept. */
export const KEPT = sample('alaric', 'Alaric');

/** Names of 45 characters, as long as those of communes get, with accents and an apostrophe. */
export const LONG_NAMES: GoldenCase = {
  id: 'long-names',
  name: 'L’Œuvre de Saint-Rémy-en-Bouzemont-et-Côteaux',
  codes: ['51513', '51017', '51288', '51275', '51352', '51240', '51277', '70058'],
};

/** The territory that the CPTS of the regional list (Provence-Alpes-Côte d'Azur, 2026) has. */
const BLEONE: GoldenCase = {
  id: 'bleone',
  name: 'CPTS Alpes Bléone Durance',
  codes: (
    '04001 04009 04017 04020 04021 04024 04028 04031 04036 04040 04046 04047 04049 04054 04055 04070 04072 04074 04079 ' +
    '04084 04091 04097 04107 04108 04109 04110 04113 04116 04121 04122 04126 04149 04155 04167 04177 04181 04182 04191 ' +
    '04203 04205 04217 04235 04237 04244'
  ).split(' '),
};

/** Islands, whose population is of another year than that of the rest. */
const MAYOTTE: GoldenCase = {
  id: 'mayotte',
  name: 'Petite-Terre et Mamoudzou',
  codes: ['97608', '97611', '97615'],
};

/** The dossiers that are looked at: from one commune to 171, an arrondissement, islands, the most scattered. */
export const CASES: readonly GoldenCase[] = [
  KEPT,
  sample('gips', 'GIPS'),
  { id: 'one-commune', name: 'Beaujeu-Saint-Vallier-Pierrejux-et-Quitteur', codes: ['70058'] },
  LONG_NAMES,
  sample('bout-du-lac', 'Bout du Lac'),
  BLEONE,
  sample('paris-13', 'Paris 13'),
  sample('ouest-lozere', 'Ouest Lozère'),
  MAYOTTE,
];
