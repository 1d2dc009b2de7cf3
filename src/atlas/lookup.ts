import type { Atlas } from './atlas';
import { codeIndex, type CodeIndex } from './codes';
import { normalisedNames, normaliseName, withoutArticle } from './names';
import { nearestUnits, swappedCodes } from './nearest';
import { pastedLines, type Field } from './pasted';

/** What a pasted entry was found to mean. All lists of units hold indices. */
export type Answer =
  | { kind: 'unit'; unit: number; via: 'code' | 'postcode' | 'name' }
  /** A code that is gone, or the name or code of Paris, Lyon or Marseille. */
  | { kind: 'recoded'; from: string; units: Uint16Array }
  | { kind: 'ambiguous'; choices: Uint16Array }
  | { kind: 'unknown'; reason: 'code' | 'name'; nearest: Uint16Array };

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
}

interface LookupIndex extends CodeIndex {
  byPostcode: Map<string, number[]>;
  byName: Map<string, number[]>;
  /** Without the leading article. */
  byBareName: Map<string, number[]>;
  /** Paris, Lyon and Marseille to their arrondissements. */
  cities: Map<string, number[]>;
  /** By code and by normalised name. */
  departments: Map<string, number>;
}

/** Suggestions cost a walk over all names, and nobody reads more than this. */
const SUGGESTED_ENTRIES = 100;

const cache = new WeakMap<Atlas, LookupIndex>();

function file<K>(map: Map<K, number[]>, key: K, unit: number) {
  const units = map.get(key);
  if (units) units.push(unit);
  else map.set(key, [unit]);
}

function lookupIndex(atlas: Atlas): LookupIndex {
  const known = cache.get(atlas);
  if (known) return known;
  const index: LookupIndex = {
    ...codeIndex(atlas),
    byPostcode: new Map(),
    byName: new Map(),
    byBareName: new Map(),
    cities: new Map(),
    departments: new Map(),
  };
  normalisedNames(atlas).forEach((name, unit) => {
    file(index.byName, name, unit);
    file(index.byBareName, withoutArticle(name), unit);
    const city = /^(.+) \d+(?:er|e) Arrondissement$/.exec(atlas.names[unit]);
    if (city) file(index.cities, normaliseName(city[1]), unit);
    for (const postcode of atlas.postcodes[unit].split(' ')) if (postcode) file(index.byPostcode, postcode, unit);
  });
  atlas.departments.forEach(({ code, name }, department) => {
    index.departments.set(code, department).set(normaliseName(name), department);
  });
  cache.set(atlas, index);
  return index;
}

/** What the numbers of a paste that can be read in one way only turn out to be. */
type Leaning = 'codes' | 'postcodes' | 'none';

const NOTHING: readonly number[] = [];

class Lookup {
  readonly #index: LookupIndex;
  #suggested = 0;

  constructor(readonly atlas: Atlas) {
    this.#index = lookupIndex(atlas);
  }

  /** Whether a bare number reads as a code, as a postcode, both or neither: 3,058 numbers are both. */
  reads(number: string): { code: boolean; postcode: boolean } {
    const { byCode, heirs, byPostcode } = this.#index;
    return { code: byCode.has(number) || heirs.has(number), postcode: byPostcode.has(number) };
  }

  /**
   * A bare number: today's INSEE code first, unless the rest of the paste is made of postcodes; an old code only when
   * the rest is made of codes. Codes of départements redrawn since (75013 was Le Bourget, 20090 in Corsica) are read as
   * the postcodes that they look like.
   */
  #number(number: string, leaning: Leaning): Answer {
    const { byCode, heirs, byPostcode } = this.#index;
    const unit = byCode.get(number);
    const sorted = byPostcode.get(number) ?? NOTHING;
    const heir = heirs.get(number);
    const redrawn = !!heir && this.atlas.codes[heir[0]].slice(0, 2) !== number.slice(0, 2);
    const units = unit !== undefined ? [unit] : heir && !(redrawn && sorted.length) ? [...heir] : NOTHING;
    const trusted = leaning === 'codes' || (leaning === 'none' && unit !== undefined) || !sorted.length;
    if (units.length && !trusted) return this.#oneOf([...sorted, ...units], 'postcode');
    if (unit !== undefined) return { kind: 'unit', unit, via: 'code' };
    if (units.length) return { kind: 'recoded', from: number, units: Uint16Array.from(units) };
    if (sorted.length) return this.#oneOf(sorted, 'postcode');
    return { kind: 'unknown', reason: 'code', nearest: swappedCodes(byCode, number) };
  }

  #oneOf(units: readonly number[], via: 'postcode' | 'name'): Answer {
    const choices = Uint16Array.from(new Set(units)).sort();
    return choices.length === 1 ? { kind: 'unit', unit: choices[0], via } : { kind: 'ambiguous', choices };
  }

  #named(name: string): readonly number[] {
    const { byName, byBareName } = this.#index;
    return byName.get(name) ?? byBareName.get(withoutArticle(name)) ?? NOTHING;
  }

  /** Whether `number` is a code, an old code or a postcode of `unit`. */
  #fits(unit: number, number: string): boolean {
    const { byCode, heirs, byPostcode } = this.#index;
    return (
      byCode.get(number) === unit || !!heirs.get(number)?.includes(unit) || !!byPostcode.get(number)?.includes(unit)
    );
  }

  /** The department that a word names, by its code or its name, or `null`. */
  department(text: string): number | null {
    const { departments } = this.#index;
    const code = text.trim().toUpperCase();
    return departments.get(code) ?? departments.get(`0${code}`) ?? departments.get(normaliseName(text)) ?? null;
  }

  #departmentOf(number: string): number | null {
    const code = /^9[78]/.test(number) ? number.slice(0, 3) : number.slice(0, 2);
    return this.#index.departments.get(code) ?? null;
  }

  /** Units named `name` that agree with the number and the department given with it. */
  agreeing({ name, fullName, number, department }: Field): readonly number[] {
    const full = normaliseName(fullName);
    const short = normaliseName(name);
    const whole = full === short ? undefined : this.#index.byName.get(full);
    const hint = whole || department === null ? null : this.department(department);
    return (whole ?? this.#named(short)).filter(
      (unit) =>
        (number === null || this.#fits(unit, number)) && (hint === null || this.atlas.department[unit] === hint),
    );
  }

  answer(field: Field, leaning: Leaning): Answer {
    const { name, number, department } = field;
    const whole = normaliseName(field.text);
    const asWritten = this.#index.byName.get(whole);
    if (asWritten) return this.#oneOf(asWritten, 'name');
    if (!name && number) return this.#number(number, leaning);

    const normalised = normaliseName(name);
    const city = this.#index.cities.get(normalised);
    if (city) {
      const fitting = number ? city.filter((unit) => this.#fits(unit, number)) : city;
      if (fitting.length === city.length) return { kind: 'recoded', from: name, units: Uint16Array.from(city) };
      return this.#oneOf(fitting.length ? fitting : city, 'postcode');
    }
    const agreeing = this.agreeing(field);
    if (agreeing.length) return this.#oneOf(agreeing, 'name');
    const named = this.#named(normalised);
    const numbered = number ? this.#number(number, 'codes') : null;
    if (named.length) {
      const others =
        numbered?.kind === 'unit' ? [numbered.unit] : numbered?.kind === 'ambiguous' ? numbered.choices : [];
      return { kind: 'ambiguous', choices: Uint16Array.from(new Set([...named, ...others])).sort() };
    }
    // A gone commune keeps its name beside its old code; under a living code, an unknown name is a doubt.
    if (numbered?.kind === 'recoded') return numbered;
    if (numbered?.kind === 'unit') return { kind: 'ambiguous', choices: Uint16Array.of(numbered.unit) };
    if (numbered?.kind === 'ambiguous') return numbered;
    const hint = department !== null ? this.department(department) : number ? this.#departmentOf(number) : null;
    const nearest =
      normalised.length > 2 && this.#suggested++ < SUGGESTED_ENTRIES
        ? nearestUnits(this.atlas, normalised, hint)
        : new Uint16Array();
    return { kind: 'unknown', reason: name ? 'name' : 'code', nearest };
  }
}

/**
 * Resolves a pasted list of INSEE codes, postcodes or names, one or many a line. A number that is both an INSEE code
 * and a postcode is read as the code, unless the other numbers of the paste are mostly postcodes: then it is ambiguous.
 * Linear in the length of the text; only the first hundred unknown names get suggestions.
 */
export function resolveUnits(atlas: Atlas, text: string): Resolutions {
  const lookup = new Lookup(atlas);
  const entries = [...pastedLines(text)].flatMap(({ line, fields }) =>
    joinFields(lookup, fields).map((field) => ({ line, field })),
  );
  let codes = 0;
  let postcodes = 0;
  for (const { field } of entries) {
    if (field.name || !field.number) continue;
    const reading = lookup.reads(field.number);
    if (reading.code && !reading.postcode) codes++;
    if (reading.postcode && !reading.code) postcodes++;
  }
  const leaning = codes > postcodes ? 'codes' : postcodes > codes ? 'postcodes' : 'none';

  const answers = new Map<string, Answer>();
  const givenBy = new Map<number, number>();
  const lines = entries.map(({ line, field }, at): Resolution => {
    const key = `${field.text}\n${field.number}\n${field.department}`;
    let answer = answers.get(key);
    if (!answer) answers.set(key, (answer = lookup.answer(field, leaning)));
    const units = answer.kind === 'unit' ? [answer.unit] : answer.kind === 'recoded' ? [...answer.units] : [];
    const repeats = units.length && units.every((unit) => givenBy.has(unit)) ? givenBy.get(units[0])! : null;
    for (const unit of units) if (!givenBy.has(unit)) givenBy.set(unit, at);
    return { ...answer, line, input: field.text, repeats };
  });
  return { lines, units: Uint16Array.from(givenBy.keys()).sort() };
}

/**
 * Fields of one line that speak of one commune become one: a row of a table (`03190;Moulins;19 850`), or a department
 * after a name (`Laval, Mayenne`).
 */
function joinFields(lookup: Lookup, fields: readonly Field[]): readonly Field[] {
  for (let i = 0; i + 1 < fields.length; i++) {
    const [a, b] = [fields[i], fields[i + 1]];
    if (!!a.name === !!b.name) continue;
    const text = `${a.text} ${b.text}`;
    const row: Field = {
      text,
      name: a.name || b.name,
      fullName: a.name ? a.fullName : b.fullName,
      number: a.number ?? b.number,
      department: a.department ?? b.department,
    };
    if (row.number && lookup.agreeing(row).length) return [row];
  }
  const joined: Field[] = [];
  for (const field of fields) {
    const before = joined.at(-1);
    const hinted = before?.name && !before.department ? { ...before, department: field.text } : null;
    if (hinted && lookup.department(field.text) !== null && lookup.agreeing(hinted).length === 1)
      joined[joined.length - 1] = { ...hinted, text: `${before!.text}, ${field.text}` };
    else joined.push(field);
  }
  return joined;
}
