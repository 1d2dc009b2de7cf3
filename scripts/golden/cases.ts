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
  codes: ['51513', '51017', '51288', '51275', '51352', '51240', '51277', '70059'],
};

/** The dossiers that are looked at, from one commune to 171. */
export const CASES: readonly GoldenCase[] = [
  KEPT,
  sample('gips', 'GIPS'),
  { id: 'one-commune', name: 'Beaujeu-Saint-Vallier-Pierrejux-et-Quitteur', codes: ['70059'] },
  LONG_NAMES,
];
