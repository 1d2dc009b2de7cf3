import { atOnce, inTasks } from '../kernel/task';
import type { Atlas } from './atlas';
import { prepareLookup } from './lookup-index';
import { asideLine, fieldsOf, pastedLines, type Field, type PastedLine } from './pasted';
import { pastedTable, type PastedTable } from './pasted-table';
import { codeIndex } from './codes';
import { cutCommuneOf, unitsOfCommunes, wholeAtlas } from './quarters/units';
import { Lookup, type Answer, type Leaning } from './place-reading';

export type Resolution = Answer & {
  /** Line of the pasted text, from 1. */
  line: number;
  /** The entry as it was written, at most 200 characters. */
  input: string;
  /** Index in `lines` of the first entry that gave the same units; `null` when they are new. */
  repeats: number | null;
};

export interface Resolutions {
  lines: Resolution[];
  /** Units of the entries that leave no doubt, ascending, each once. */
  units: Uint16Array;
  /** What most numbers of the paste are, among those that can be read in one way only. */
  leaning: Leaning;
  /** Columns of a pasted table that say nothing of places: their headings, or their numbers. */
  unread: readonly string[];
}

/** Suggestions cost a walk over all names, and nobody reads more than this. */
const SUGGESTED_ENTRIES = 100;

/**
 * Resolves a pasted list of INSEE codes, postcodes or names, one or many a line, or a table of them. A number that is
 * both an INSEE code and a postcode is read as the code, unless the other numbers of the paste are mostly postcodes:
 * then it is ambiguous. Linear in the length of the text; only the first hundred unknown names get suggestions.
 */
export const resolveUnits = (atlas: Atlas, text: string): Resolutions =>
  overQuarters(atlas, atOnce(resolving(wholeAtlas(atlas), text, SUGGESTED_ENTRIES)));

/**
 * The same by many tasks: between two, the page answers.
 * @param suggested unknown names that get suggestions.
 */
export async function resolveInTasks(
  atlas: Atlas,
  text: string,
  { signal, suggested = SUGGESTED_ENTRIES }: { signal?: AbortSignal; suggested?: number } = {},
): Promise<Resolutions> {
  const whole = wholeAtlas(atlas);
  await prepareLookup(whole);
  return overQuarters(atlas, await inTasks(resolving(whole, text, suggested), signal));
}

/** The same where communes are cut: a commune gives its quarters, a code of nine figures the quarter that it is of. */
function overQuarters(atlas: Atlas, { lines, ...found }: Resolutions): Resolutions {
  if (!atlas.cut) return { lines, ...found };
  const { byCode } = codeIndex(atlas);
  const over = lines.map((line): Resolution => {
    const quarter = line.kind === 'unknown' ? byCode.get(line.input.trim()) : undefined;
    if (quarter !== undefined) return { ...line, kind: 'unit', unit: quarter, via: 'code' };
    if (line.kind === 'recoded') return { ...line, units: unitsOfCommunes(atlas, line.units) };
    const commune = line.kind === 'unit' ? cutCommuneOf(atlas, line.unit) : null;
    return commune ? { ...line, kind: 'recoded', from: commune.name, units: commune.units, via: 'city' } : line;
  });
  return { ...found, lines: over, units: Uint16Array.from(new Set(over.flatMap(unitsOf))).sort() };
}

function* resolving(atlas: Atlas, text: string, suggested: number): Generator<undefined, Resolutions> {
  const lookup = new Lookup(atlas, suggested);
  const all: PastedLine[] = [];
  for (const line of pastedLines(text)) {
    all.push(line);
    yield;
  }
  const rows = all.filter((line) => asideLine(line, false) === null);
  const table = pastedTable(rows, lookup);
  const asides = all.map((line, i) =>
    table?.heading === line ? 'header' : asideLine(line, i === 0 && all.length > 1 && !table),
  );
  const entries: PastedTable['rows'] = [];
  for (const place of table?.rows ?? all.filter((_, i) => asides[i] === null)) {
    if ('field' in place) entries.push(place);
    else for (const field of lookup.join(fieldsOf(place))) entries.push({ line: place.line, field });
    yield;
  }
  const leaning = leaningOf(lookup, entries);

  const answers = new Map<string, Answer>();
  const givenBy = new Map<number, number>();
  const lines: Resolution[] = all.flatMap(({ line, cells }, i) => {
    const reason = asides[i];
    return reason ? [{ kind: 'aside', reason, line, input: cells.filter(Boolean).join(' · '), repeats: null }] : [];
  });
  for (const { line, field } of entries) {
    const key = `${field.text}\n${field.number}\n${field.department}`;
    let answer = answers.get(key);
    if (!answer) answers.set(key, (answer = lookup.answer(field, leaning)));
    lines.push({ ...answer, line, input: field.text, repeats: null });
    yield;
  }
  lines.sort((a, b) => a.line - b.line);
  lines.forEach((answer, at) => {
    const units = unitsOf(answer);
    if (units.length && units.every((unit) => givenBy.has(unit))) answer.repeats = givenBy.get(units[0])!;
    for (const unit of units) if (!givenBy.has(unit)) givenBy.set(unit, at);
  });
  return { lines, units: Uint16Array.from(givenBy.keys()).sort(), leaning, unread: table?.unread ?? [] };
}

/** The units of an answer that leaves no doubt. */
export const unitsOf = (answer: Answer): readonly number[] =>
  answer.kind === 'unit' ? [answer.unit] : answer.kind === 'recoded' ? [...answer.units] : [];

function leaningOf(lookup: Lookup, entries: readonly { field: Field }[]): Leaning {
  let codes = 0;
  let postcodes = 0;
  for (const { field } of entries) {
    if (field.name || !field.number) continue;
    const reading = lookup.reads(field.number);
    if (reading.code && !reading.postcode) codes++;
    if (reading.postcode && !reading.code) postcodes++;
  }
  return codes > postcodes ? 'codes' : postcodes > codes ? 'postcodes' : 'none';
}
