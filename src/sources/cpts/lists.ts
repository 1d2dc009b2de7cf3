import { group, rollup } from 'd3-array';
import type { Engine, TableColumn, Value } from '../../data/engine';
import { ImportError } from '../../data/importers/errors';
import { Records, type Reading } from '../../data/importers/records';
import { column, readable } from '../../data/importers/sql';
import type { Guess, ImportContext, Imported } from '../../data/importers/types';
import type { ReadTable } from '../../data/readers/table';
import type { ImportNote } from '../../data/report';
import { describeCpts, unitsNote, type FoundCpts } from './describe';
import { Levels } from './level';
import { MemberReader, type Member } from './members';
import { Names } from './names';
import { rowsOf } from './rows';
import { TOTAL } from './sample';
import { isSigned, Stages } from './stages';
import { saysNone, speaksOfCpts, spelling } from './words';

const MEMBERS = 'cpts_members';
const PLACE = ['code', 'name', 'postcode', 'department'] as const;
const COLUMNS: readonly TableColumn[] = [
  { name: 'line', type: 'BIGINT' },
  { name: 'part', type: 'BIGINT' },
  ...[...PLACE, 'item', 'partly', 'aside'].map((name): TableColumn => ({ name, type: 'VARCHAR' })),
];
const BATCH = 4096;

/** CPTS given by their communes, in any layout: each commune of each is one record. */
export async function runLists(
  engine: Engine,
  table: ReadTable,
  guess: Guess,
  context: ImportContext,
): Promise<Imported> {
  const { codes } = context.atlas;
  const reader = new MemberReader(context.atlas, guess, await namesIn(engine, table, guess));
  const stages = new Stages(guess.options.stages, isSigned(guess.columns.date));
  const names = new Names();
  const members: Member[] = [];
  for await (const rows of rowsOf(engine, table))
    for (const row of rows)
      for (const member of reader.read(row)) {
        members.push(member);
        stages.note(member);
      }
  const asideOf = ({ cpts }: Member) =>
    TOTAL.test(cpts) ? 'total' : saysNone(cpts) ? 'no-value' : stages.hasEnded(cpts) ? 'ended' : null;
  const byIris = members.some(({ iris }) => iris !== null);
  const places: Guess = { ...guess, columns: Object.fromEntries(PLACE.map((role) => [role, role])) };
  try {
    await engine.createTable(MEMBERS, COLUMNS, inBatches(members, asideOf, names));
    const records = await Records.read(engine, { ...table, relation: MEMBERS }, places, context, readingOf(byIris));
    try {
      const { rows } = await records.outcome();
      const quarters = quartersOf(members, asideOf, names);
      const collected = await records.collect({ partly: 'max(weight)' });
      const found = [...group(collected, ({ item }) => item as string)].map(([key, own]): FoundCpts => {
        return {
          name: names.of(key),
          units: own.map(({ unit }) => unit as number),
          quarters: quarters.get(key) ?? [],
          said: stages.of(key),
        };
      });
      const certain = [guess.columns.cpts ?? '', table.name].some(speaksOfCpts) || guess.members.length > 0;
      const level = new Levels(context.atlas, certain).ofAll(found);
      if (level) throw new ImportError('level', { what: level, why: 'cpts' });
      const partly = collected.filter((row) => row.partly === 1).map(({ unit }) => unit as number);
      const byQuarter = new Set(byIris ? unitsCut(members, asideOf, names, context) : []);
      const notes = [...unitsNote('in-part', new Set(partly), codes), ...epciNote(members)];
      return describeCpts(found, { guess, context, table, rows, notes, byQuarter });
    } finally {
      await records.drop();
    }
  } finally {
    await engine.query(`DROP TABLE IF EXISTS ${MEMBERS}`);
  }
}

/** The EPCI that stood for all their communes. */
function epciNote(members: readonly Member[]): ImportNote[] {
  const names = [...new Set(members.flatMap(({ epci }) => epci ?? []))];
  return names.length ? [{ note: 'whole-epci', count: names.length, examples: names.slice(0, EXAMPLES) }] : [];
}
const EXAMPLES = 10;

/** The spellings of what stands in the column of the names. */
async function namesIn(engine: Engine, { relation }: ReadTable, { columns }: Guess): Promise<ReadonlySet<string>> {
  if (columns.cpts === undefined) return new Set();
  const rows = await engine.query(`SELECT DISTINCT ${readable(column(columns.cpts))} AS name FROM ${relation}`);
  return new Set(rows.map(({ name }) => spelling((name as string | null) ?? '')));
}

/** Quarters of one commune go to one CPTS many times; anything else comes once. */
const readingOf = (byIris: boolean): Reading => ({
  figures: [{ item: 'item', amount: `'1'`, as: 'text', weight: 'partly' }],
  aside: 'aside',
  part: 'part',
  wholeCities: true,
  repeats: byIris ? 'count' : 'refuse',
});

function* inBatches(
  members: readonly Member[],
  asideOf: (member: Member) => string | null,
  names: Names,
): Generator<Value[][]> {
  for (let first = 0; first < members.length; first += BATCH)
    yield members
      .slice(first, first + BATCH)
      .map((member) => [
        member.line,
        member.part,
        ...PLACE.map((role) => member[role]),
        names.note(member.cpts),
        member.partly ? '1' : '0',
        asideOf(member),
      ]);
}

/** Codes of the IRIS of each CPTS, by its key. */
function quartersOf(
  members: readonly Member[],
  asideOf: (member: Member) => string | null,
  names: Names,
): ReadonlyMap<string, string[]> {
  const taken = members.filter((member) => member.iris !== null && asideOf(member) === null);
  return rollup(
    taken,
    (own) => own.map(({ iris }) => iris!),
    ({ cpts }) => names.note(cpts),
  );
}

/** Units whose quarters are not all in one CPTS: the list says so, or names some of those that are known. */
function unitsCut(
  members: readonly Member[],
  asideOf: (member: Member) => string | null,
  names: Names,
  { atlas: { codes }, quarters }: Pick<ImportContext, 'atlas' | 'quarters'>,
): number[] {
  const listed = new Set(members.flatMap(({ iris }) => iris ?? []));
  const holders = new Map<string, Set<string | null>>();
  for (const member of members) {
    if (member.iris === null) continue;
    const own = holders.get(member.code) ?? new Set();
    holders.set(member.code, own.add(asideOf(member) === null ? names.note(member.cpts) : null));
  }
  const isCut = (code: string) => {
    const own = holders.get(code);
    return own && (own.size > 1 || (!own.has(null) && quarters?.(code)?.some((one) => !listed.has(one.code))));
  };
  return codes.flatMap((code, unit) => (isCut(code) ? [unit] : []));
}
