/** What a column is for. `code`, `name`, `postcode` and `department` say which commune the row speaks of. */
export type Role =
  | 'code'
  | 'name'
  | 'postcode'
  | 'department'
  /** Part of the commune: the code of an IRIS. */
  | 'quarter'
  /** Of a figure: its kind (profession, facility), its value, what it weighs in a mean, its year, its level. */
  | 'item'
  | 'amount'
  | 'weight'
  | 'year'
  | 'level'
  /** Of a CPTS: its name, the list of its codes, its stage, the date of the stage. */
  | 'cpts'
  | 'codes'
  | 'stage'
  | 'date'
  /** Of a practitioner's activity. */
  | 'practitioner'
  | 'skill'
  | 'mode'
  /** Of a move of communes: before and after. */
  | 'type-before'
  | 'code-before'
  | 'type-after'
  | 'code-after';

/** A source of files, as a person who brings one is told of it. */
interface Kind {
  name: { fr: string; en: string };
  /** Columns that it cannot do without, and those that it reads where they are. */
  needed: readonly Role[];
  useful: readonly Role[];
  /** Whether its figures are columns for the person to choose. */
  choosesFigures?: boolean;
  /** Whether it says itself which of its rows are of communes. */
  ownLevel?: boolean;
  /** Whether it takes nothing but surfaces. */
  drawn?: boolean;
  /** Whether rows below the commune are put together where that is said. */
  putsTogether?: boolean;
}

const PLACE = ['code', 'name', 'postcode', 'department'] as const satisfies readonly Role[];

/** The columns by which a row may say its commune. */
export const PLACE_ROLES: readonly Role[] = PLACE;

/** One row a source, in the order in which a person is offered them. */
export const KINDS = {
  population: {
    name: { fr: 'Populations de référence (Insee)', en: 'Reference populations (Insee)' },
    needed: [],
    useful: PLACE,
    choosesFigures: true,
    putsTogether: true,
  },
  'cog-moves': {
    name: { fr: 'Mouvements de communes (Insee)', en: 'Moves of communes (Insee)' },
    needed: ['date', 'code-before', 'type-after', 'code-after'],
    useful: [],
    ownLevel: true,
  },
  bpe: {
    name: { fr: 'Base permanente des équipements (Insee)', en: 'Health facilities and professionals, BPE (Insee)' },
    needed: ['code', 'item'],
    useful: ['amount', 'level', 'year'],
    ownLevel: true,
  },
  rpps: {
    name: { fr: 'Annuaire Santé (RPPS)', en: 'Health directory, RPPS' },
    needed: ['practitioner', 'item', 'skill', 'mode', 'code', 'postcode'],
    useful: [],
    ownLevel: true,
  },
  apl: {
    name: { fr: 'Accessibilité potentielle localisée (DREES)', en: 'Potential access to care, APL (DREES)' },
    needed: ['code'],
    useful: ['item', 'amount', 'weight', 'year'],
    putsTogether: true,
  },
  zoning: {
    name: { fr: 'Zonage des professionnels (ARS)', en: 'Zoning of professionals (ARS)' },
    needed: [],
    useful: PLACE,
    choosesFigures: true,
  },
  ages: {
    name: { fr: 'Population par âge (Insee)', en: 'Population by age (Insee)' },
    needed: ['code'],
    useful: ['name'],
    choosesFigures: true,
    putsTogether: true,
  },
  contours: {
    name: { fr: 'Contours des communes', en: 'Outlines of communes' },
    needed: ['code'],
    useful: ['name'],
    drawn: true,
  },
  quarters: {
    name: { fr: 'Quartiers (IRIS)', en: 'Quarters (IRIS)' },
    needed: ['code'],
    useful: [],
    drawn: true,
  },
  cpts: {
    name: { fr: 'CPTS existantes', en: 'Existing CPTS' },
    needed: ['cpts'],
    useful: [...PLACE, 'codes', 'stage', 'date'],
    ownLevel: true,
  },
  indicator: {
    name: { fr: 'Autre indicateur par commune', en: 'Other indicator by commune' },
    needed: [],
    useful: [...PLACE, 'weight'],
    choosesFigures: true,
    putsTogether: true,
  },
} as const satisfies Record<string, Kind>;

export type ImportKind = keyof typeof KINDS;
export const IMPORT_KINDS = Object.keys(KINDS) as ImportKind[];

/** What is told of a kind. */
export const kindOf = (kind: ImportKind): Kind => KINDS[kind];

/** The names of all kinds in one of the languages that they speak themselves. */
export const kindNames = (locale: keyof Kind['name']): Record<ImportKind, string> =>
  Object.fromEntries(IMPORT_KINDS.map((kind) => [kind, KINDS[kind].name[locale]])) as Record<ImportKind, string>;
