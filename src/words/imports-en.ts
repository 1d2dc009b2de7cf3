import { kindNames } from '../data/importers/kinds';
import { COG_YEAR } from '../atlas/cog';
import type { ImportWords } from './imports-fr';

const UNTOUCHED = 'Nothing was changed';

/** The words of an import and of its report; part of `en`. */
export const importsEn: ImportWords = {
  kinds: kindNames('en'),
  needed: {
    code: 'the INSEE code of the commune',
    name: 'the name of the commune',
    postcode: 'the postcode',
    department: 'the department',
    quarter: 'the quarter (IRIS)',
    item: 'what is counted',
    amount: 'the value',
    weight: 'the weight',
    year: 'the year',
    level: 'the geographical level',
    cpts: 'the name of the CPTS',
    codes: 'the list of communes',
    stage: 'the stage',
    date: 'the date',
    practitioner: 'the identifier of the professional',
    skill: 'the skill',
    mode: 'the mode of practice',
    'type-before': 'the type of the commune before',
    'code-before': 'the code of the commune before',
    'type-after': 'the type of the commune after',
    'code-after': 'the code of the commune after',
  },
  rejected: {
    'place-missing': 'no commune: fill in its code or name',
    'code-malformed': 'not the INSEE code of a commune: five characters, such as 03190 or 2A004',
    'code-unknown': 'unknown to the official geographical code, today’s and former ones',
    'postcode-unknown': 'unknown postcode',
    'postcode-shared': 'postcode of several communes: give the INSEE code or the name, or share by population',
    'name-unknown': 'no commune of today has this name: give the INSEE code',
    'name-ambiguous': 'name of several communes: give the INSEE code, the postcode or the department',
    split: 'old code that several communes of today share: refused, unless it is to be shared by population',
    city: 'whole city: its arrondissements are needed, or it is to be shared by population',
    number: 'text where a number is needed',
    negative: 'a count cannot be negative',
    conflict: 'two different values for the same commune: keep the right one',
    geometry: 'no readable outline',
    misfit:
      'outline of a part of today’s commune, or of something else: the other parts are missing, the former outline stays',
    nowhere: 'perimeter outside of all communes: longitude must come before latitude',
    outside: 'point outside of all communes: check its coordinates',
    unreadable: 'unreadable row',
  },
  mayBe: (names) => `(perhaps ${names})`,
  perhaps: (unknown, names) => `${unknown}; perhaps ${names}`,
  setAside: {
    repeated: 'repeats a row already taken',
    'no-value': 'no value',
    total: 'total',
    detail: 'part of a total',
    'other-level': 'another level than the commune',
    'other-item': 'not a profession or facility that is followed',
    'other-year': 'another year',
    'other-mode': 'activity that is not liberal',
    'city-whole': 'city given by its arrondissements too',
    'no-successor': 'commune that left the official code with no other after it',
    ended: 'CPTS that is no more (dissolved, merged or given up)',
    'not-yearly': 'no yearly population in this collectivity',
    'too-small': 'too small to be drawn',
    header: 'header repeated',
  },
  notes: {
    shared: (f, n) => `${f.count(n, 'row', 'rows')} shared between several communes by population: estimated.`,
    'mean-unknown': (f, n, examples) =>
      `${f.count(n, 'merged commune', 'merged communes')} whose old communes differ, with no weight for a mean: unknown (${examples}).`,
    'mean-weighted': (f, n, examples) =>
      `${f.count(n, 'merged commune', 'merged communes')}: weighted mean of the old communes (${examples}).`,
    'zero-filled': (f, n) => `${f.count(n, 'commune', 'communes')} absent from a file that covers France: zero.`,
    're-created': (f, n, examples) =>
      `${f.count(n, 'commune', 'communes')} re-created since, still counted inside another in this file: unknown (${examples}).`,
    unplaced: (f, n) =>
      `${f.count(n, 'professional', 'professionals')} without a certain commune, left out of the counts.`,
    'unknown-stage': (f, n, examples) =>
      `${f.integer(n)} CPTS without a known stage${examples && ` (${examples})`}: say what these words mean, or leave the stage unknown.`,
    'no-stage': (f, n) => `${f.integer(n)} CPTS whose stage the file does not say.`,
    'in-part': (f, n, examples) =>
      `${f.count(n, 'commune', 'communes')} of which only a part is in a CPTS, counted whole: the part is not known (${examples}).`,
    'whole-epci': (f, n, examples) =>
      `${f.count(n, 'EPCI', 'EPCI')} read as all their communes of today (${examples}): check that the CPTS covers them whole.`,
    'cut-units': (f, n, examples) =>
      `${f.count(n, 'commune', 'communes')} cut by a perimeter, taken from half of the surface on (${examples}).`,
    'by-quarter': (f, n, examples) =>
      `${f.count(n, 'commune', 'communes')} shared by quarters (IRIS): ${examples}. Those whose outlines of IRIS are loaded are cut; for the others, “Cut into quarters” on the card of the commune asks the IGN for them, or drop the file of the IRIS.`,
    'cut-quarters': (f, n, examples) =>
      `${f.count(n, 'quarter', 'quarters')} cut by a perimeter, left to the side that has most of the surface (an estimate, to be checked): ${examples}.`,
    'other-edition': (f, n, examples) =>
      `${f.count(n, 'IRIS code has', 'IRIS codes have')} figures or an outline only: the two files are of different editions (${examples}). Quarters without a figure stay unknown; the whole commune does not change.`,
    'without-outline': (f, n, examples) =>
      `${f.count(n, 'commune', 'communes')} without an outline in this file (${examples}).`,
    'in-several-cpts': (f, n, examples) =>
      `${f.count(n, 'commune', 'communes')} shared by several CPTS: the part of each is not known (${examples}).`,
    'system-unsaid': (f, n) =>
      `The file does not say its system of coordinates. They only fall in France in Lambert-93, or in the legal UTM overseas: ${f.count(n, 'row is read', 'rows are read')} so. Check on the map.`,
    'axes-swapped': (f, n) =>
      `The file gives latitudes before longitudes: ${f.count(n, 'row was', 'rows were')} put the right way round. Check on the map.`,
    'put-together': (f, n, level) =>
      `${level}: ${f.count(n, 'row', 'rows')} put together by commune, counted or added up.`,
    'by-position': (f, n, examples) =>
      `${f.count(n, 'row', 'rows')} placed in a commune by coordinates (${examples}), as neither a code nor a name says it.`,
    'rough-position': () =>
      'The outlines of the communes are approximate here: near a border, a row may have fallen into the next commune.',
    points: (f, n) => `${f.count(n, 'point', 'points')} on the map.`,
    'points-many': (f, n) =>
      `The ${f.count(n, 'row', 'rows')} of this file are not drawn one by one: the map stops at 100,000 points. They are counted by commune.`,
    'mean-rows': (f, n, examples) => `${f.count(n, 'commune', 'communes')}: mean of their rows (${examples}).`,
    cells: (f, n, examples) =>
      `${f.count(n, 'cell that is', 'cells that are')} no number, left out without losing the rest of the row (line ${examples}).`,
    cut: (f, n, examples) =>
      `${f.count(n, 'cell', 'cells')} too long for a spreadsheet (${examples}): only the beginning, 32,767 characters, was read.`,
    misnamed: (f, n, examples) =>
      `${f.count(n, 'row', 'rows')} whose name is not that of the code (${examples}): the code was followed; check that no column slipped.`,
    columns: (f, n, examples) => `${f.count(n, 'column', 'columns')} not taken: ${examples}.`,
    tables: (f, n, examples) =>
      `${f.count(n, 'other sheet or table', 'other sheets or tables')} of the file not taken: ${examples}.`,
  },
  errors: {
    unrecognised: (file) =>
      `No commune was recognised in ${file}. ${UNTOUCHED}: a column of INSEE codes or names of communes is needed.`,
    missing: (file, what) => `${file} lacks ${what}. ${UNTOUCHED}: say where to read it.`,
    foreign: (file, what, f, known, read) =>
      `${file} is not about French communes: ${f.count(known, 'row', 'rows')} recognised out of ${f.integer(read)}${what && ` (unknown: ${what})`}. ${UNTOUCHED}: check the file, or the column of codes.`,
    misnamed: (file, what, f, known, read) =>
      `In ${file} the codes are those of communes, but the names beside them are of something else: ${f.count(known, 'name is', 'names are')} that of the code, out of ${f.integer(read)} (${what}). ${UNTOUCHED}: check that no column has slipped, or leave the one of names out if the codes are right.`,
    bare: (file) =>
      `${file} gives communes only, with nothing to count of them. ${UNTOUCHED}: to make a territory of it, open it through “Paste a list”.`,
    nothing: (file, what) => `No row of ${file} could be taken: ${what}. ${UNTOUCHED}.`,
    outlines: (file) =>
      `${file} holds drawn perimeters, and the outlines of the communes are not loaded. ${UNTOUCHED}: try again once the map shows.`,
    overlap: (file, what) =>
      `Outlines of ${file} lie over one another (${what}). ${UNTOUCHED}: take a version whose communes touch without overlapping, such as the outlines of Etalab.`,
    apart: (file) =>
      `The communes of ${file} are drawn each on its own, with no common border: none would have a neighbour any more. ${UNTOUCHED}: take a version whose communes share their borders, such as the outlines of Etalab.`,
    detailed: (file) =>
      `The outlines of ${file} are too detailed for a browser. ${UNTOUCHED}: take a simplified version (at 100 m, for instance), or one department at a time.`,
  },
  unsaid: {
    vintage: (file) =>
      `${file} lacks the vintage (the year of its figures, which neither the file nor its name gives). ${UNTOUCHED}: give it (“Vintage”, or --year).`,
    figures: (file) => `${file} lacks the columns to take. ${UNTOUCHED}: say which (“To take”, or --column).`,
    separator: (file) =>
      `${file} does not say how to read its numbers: “1,234” may be over a thousand, or a little over one. ${UNTOUCHED}: say whether it is a count or a rate (“To take”, or --column NAME=sum, NAME=mean).`,
  },
  levels: {
    country: 'countries',
    region: 'regions',
    department: 'departments',
    epci: 'EPCI',
    canton: 'cantons',
    commune: 'communes',
    delegated: 'delegated or associated communes',
    iris: 'IRIS',
    facility: 'facilities',
    practitioner: 'practitioners',
    point: 'points',
    part: 'several rows a commune',
    other: 'something else than communes',
  },
  levelError: (file, level, why) => {
    const what = importsEn.levels[level];
    if (why === 'rate')
      return `${file} is a file of ${what}: a rate does not add up, and nothing says what each row weighs in a mean. ${UNTOUCHED}: take the file of communes, or give a column of weights (the population).`;
    if (why === 'cpts' && level === 'other')
      return `Nothing says that the perimeters of ${file} are those of CPTS: they are called after a commune, as cantons and catchment areas are. ${UNTOUCHED}: if they are CPTS, say so in the title of the column of their names (“CPTS”).`;
    if (why === 'cpts')
      return `${file} does not hold CPTS, but ${what}. ${UNTOUCHED}: choose another kind of file, or a list of CPTS.`;
    if (why === 'outline' && level === 'iris')
      return `The IRIS of ${file} draw no whole commune: quarters are missing, or their codes are from elsewhere. ${UNTOUCHED}: take all the IRIS of the commune (IGN, Contours… IRIS).`;
    if (why === 'outline' && level !== 'other')
      return `${file} draws ${what}, neither communes nor CPTS. ${UNTOUCHED}: take the outlines of communes, or a list of CPTS.`;
    if (why === 'outline' && level === 'other')
      return `The outlines of ${file} are not of the size of the communes of their codes: they draw something else. ${UNTOUCHED}: take the outlines of communes.`;
    if (level === 'other')
      return `The names of ${file} are not those of the communes that its codes would be: it is about something else. ${UNTOUCHED}: check the file, or the column of codes.`;
    return `${file} is a file of ${what}, not of communes: its figures cannot be shared out. ${UNTOUCHED}: take the same file by commune.`;
  },
  rows: (f, read, taken, setAside, rejected) =>
    `${f.count(read, 'row read', 'rows read')}: ${f.integer(taken)} taken, ${f.integer(setAside)} set aside, ${f.integer(rejected)} rejected.`,
  recoded: (f, n) => `${f.count(n, 'row', 'rows')} recoded to the official geographical code of ${COG_YEAR}.`,
  units: (f, n, merged) =>
    `${f.count(n, 'commune', 'communes')} filled in${merged ? `, ${f.integer(merged)} of them from several old communes` : ''}.`,
  total: (name, value, units) => `${name}: ${value} (${units})`,
  national: (value, same) => (same ? 'equal to the published national total' : `published national total: ${value}`),
  rejectedLines: (f, n) => f.count(n, 'row rejected', 'rows rejected'),
  setAsideLines: (f, n) => f.count(n, 'row set aside', 'rows set aside'),
  csv: { line: 'line', input: 'input', reason: 'reason' },
};
