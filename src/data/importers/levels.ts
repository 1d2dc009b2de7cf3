/** What a row of a table is of; `part`: one of several of a commune, and nothing says of what. */
export const LEVELS = [
  'country',
  'region',
  'department',
  'epci',
  'canton',
  'commune',
  'delegated',
  'iris',
  'facility',
  'practitioner',
  'point',
  'part',
  'other',
] as const;
export type Level = (typeof LEVELS)[number];

/** Levels whose rows make their commune together: they are added up and counted. */
const BELOW: readonly Level[] = ['iris', 'facility', 'practitioner', 'point', 'part'];
export const isBelow = (level: Level): boolean => BELOW.includes(level);

/** Levels that say nothing of a commune. */
const ABOVE: readonly Level[] = ['country', 'region', 'department', 'epci', 'canton', 'other'];
export const isAbove = (level: Level): boolean => ABOVE.includes(level);
