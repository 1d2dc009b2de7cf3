import type { Atlas } from './atlas';
import { lookupIndex, type LookupIndex } from './lookup-index';
import { normaliseName, withoutArticle } from './names';
import { nearestUnits, swappedCodes } from './nearest';
import { departmentOf, type Field } from './pasted';
import type { PlaceReader } from './pasted-table';

/** What a pasted entry was found to mean. All lists of units hold indices. */
export type Answer =
  | { kind: 'unit'; unit: number; via: 'code' | 'postcode' | 'name' }
  /** A code or a name that is gone, or the name or code of Paris, Lyon or Marseille. */
  | { kind: 'recoded'; from: string; units: Uint16Array; via: 'code' | 'name' | 'city' }
  | { kind: 'ambiguous'; choices: Uint16Array }
  | { kind: 'unknown'; reason: 'code' | 'name'; nearest: Uint16Array }
  /** The heading of a column, or the line of a total: no place, and no fault. */
  | { kind: 'aside'; reason: 'header' | 'total' };

/** What the numbers of a paste that can be read in one way only turn out to be. */
export type Leaning = 'codes' | 'postcodes' | 'none';

const NOTHING: readonly number[] = [];
/** Words of the longest name of a department. */
const LONGEST_DEPARTMENT = 4;

/** Reads one place of a list after the other. */
export class Lookup implements PlaceReader {
  readonly #index: LookupIndex;
  readonly #folded = new Map<string, string>();
  #suggested = 0;

  /** @param suggested unknown names that get suggestions. */
  constructor(
    readonly atlas: Atlas,
    private readonly suggested: number,
  ) {
    this.#index = lookupIndex(atlas);
  }

  /** A name normalised; each is asked for many times. */
  #fold(text: string): string {
    let folded = this.#folded.get(text);
    if (folded === undefined) this.#folded.set(text, (folded = normaliseName(text)));
    return folded;
  }

  /** Whether a bare number reads as a code, as a postcode, both or neither: 3,058 numbers are both. */
  reads(number: string): { code: boolean; postcode: boolean } {
    const { byCode, heirs, byPostcode } = this.#index;
    return { code: byCode.has(number) || heirs.has(number), postcode: byPostcode.has(number) };
  }

  isNumber({ name, number }: Field): boolean {
    if (name || !number) return false;
    const { code, postcode } = this.reads(number);
    return code || postcode;
  }

  isName({ text, name }: Field): boolean {
    const normalised = this.#fold(name);
    if (!normalised || /^\d+$/.test(normalised)) return false;
    return (
      this.#index.byName.has(this.#fold(text)) ||
      this.#named(normalised).length > 0 ||
      this.#index.cities.has(normalised) ||
      this.atlas.former.called(normalised).length > 0
    );
  }

  isDepartment(text: string): boolean {
    return this.department(text) !== null;
  }

  agrees(field: Field): boolean {
    if (!field.name) return !!field.number && this.isNumber(field);
    return this.agreeing(field).length > 0 || this.#formerly(field).length > 0;
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
    if (units.length) return { kind: 'recoded', from: number, units: Uint16Array.from(units), via: 'code' };
    if (sorted.length) return this.#oneOf(sorted, 'postcode');
    return { kind: 'unknown', reason: 'code', nearest: swappedCodes(byCode, number) };
  }

  #oneOf(units: readonly number[], via: 'postcode' | 'name'): Answer {
    const choices = Uint16Array.from(new Set(units)).sort();
    return choices.length === 1 ? { kind: 'unit', unit: choices[0], via } : { kind: 'ambiguous', choices };
  }

  #named(name: string): readonly number[] {
    const { byName, byLooseName } = this.#index;
    return byName.get(name) ?? byLooseName.get(withoutArticle(name)) ?? NOTHING;
  }

  /** Whether `number` is a code, an old code or a postcode of `unit`; one that is none of these (CEDEX) tells its department. */
  #fits(unit: number, number: string): boolean {
    const { byCode, heirs, byPostcode } = this.#index;
    const { code, postcode } = this.reads(number);
    if (!code && !postcode) return this.atlas.department[unit] === this.#departmentOf(number);
    return (
      byCode.get(number) === unit || !!heirs.get(number)?.includes(unit) || !!byPostcode.get(number)?.includes(unit)
    );
  }

  /** The department that a text names, by its code, its name or both (`03 - Allier`), or `null`. */
  department(text: string): number | null {
    const { departments } = this.#index;
    const bare = text.replace(/^\s*d[ée]p(?:artement|t)?\.?\s+(?:de\s+la\s+|de\s+l['’]|des?\s+|du\s+)?/i, '').trim();
    const code = bare.toUpperCase().replace(/[.,]0+$/, '');
    const known =
      departments.get(code) ??
      departments.get(code.padStart(2, '0')) ??
      departments.get(withoutArticle(this.#fold(bare)));
    if (known !== undefined) return known;
    const both =
      /^(\d{1,3}|2[AB])\b\s*[-–:,/]?\s*(\D+)$/i.exec(bare) ?? /^(\D+?)\s*[-–:,/]?\s*\b(\d{1,3}|2[AB])$/i.exec(bare);
    if (!both) return null;
    const [one, other] = [this.department(both[1]), this.department(both[2])];
    return one === other ? one : null;
  }

  #departmentOf(number: string): number | null {
    return this.#index.departments.get(departmentOf(number)) ?? null;
  }

  /** Units named `name` that agree with the number and the department given with it. */
  agreeing({ name, fullName, number, department }: Field): readonly number[] {
    const full = this.#fold(fullName);
    const short = this.#fold(name);
    const whole = full === short ? undefined : this.#index.byName.get(full);
    return this.#among(whole ?? this.#named(short), number, department);
  }

  /** Units that bore the name, or took in a commune that did, and agree likewise. */
  #formerly({ name, number, department }: Field): readonly number[] {
    const units = this.atlas.former.called(this.#fold(name)).map(({ unit }) => unit);
    return this.#among(units, number, department);
  }

  #among(units: readonly number[], number: string | null, department: string | null): readonly number[] {
    const hint = department === null ? null : this.department(department);
    return units.filter(
      (unit) =>
        (number === null || this.#fits(unit, number)) && (hint === null || this.atlas.department[unit] === hint),
    );
  }

  /** The same with the department that its name ends or begins with: `Moulins Allier`, `Allier - Moulins`. */
  #withDepartment(field: Field): Field | null {
    if (field.department !== null) return null;
    const words = this.#fold(field.name).split(' ');
    for (let length = Math.min(LONGEST_DEPARTMENT, words.length - 1); length > 0; length--)
      for (const [department, name] of [
        [words.slice(-length), words.slice(0, -length)],
        [words.slice(0, length), words.slice(length)],
      ].map((part) => part.map((some) => some.join(' ')))) {
        if (!this.#index.departments.has(department) || /^\d/.test(department)) continue;
        const named = { ...field, name, fullName: name, department };
        if (this.agrees(named)) return named;
      }
    return null;
  }

  answer(field: Field, leaning: Leaning): Answer {
    const { name, number, department } = field;
    const asWritten = this.#index.byName.get(this.#fold(field.text));
    if (asWritten) return this.#oneOf(asWritten, 'name');
    if (!name && number) return this.#number(number, leaning);

    const normalised = this.#fold(name);
    const city = this.#index.cities.get(normalised);
    if (city) {
      const fitting = number ? city.filter((unit) => this.#fits(unit, number)) : city;
      if (fitting.length === city.length)
        return { kind: 'recoded', from: name, units: Uint16Array.from(city), via: 'city' };
      return this.#oneOf(fitting.length ? fitting : city, 'postcode');
    }
    const agreeing = this.agreeing(field);
    if (agreeing.length) return this.#oneOf(agreeing, 'name');
    const heirs = [...new Set(this.#formerly(field))];
    if (heirs.length === 1) return { kind: 'recoded', from: name, units: Uint16Array.from(heirs), via: 'name' };
    const named = this.#named(normalised);
    const numbered = number ? this.#number(number, 'codes') : null;
    if (named.length || heirs.length) {
      const others =
        numbered?.kind === 'unit' ? [numbered.unit] : numbered?.kind === 'ambiguous' ? numbered.choices : [];
      return { kind: 'ambiguous', choices: Uint16Array.from(new Set([...named, ...heirs, ...others])).sort() };
    }
    const split = this.#withDepartment(field);
    if (split) return this.answer({ ...split, text: `${split.name} (${split.department})` }, leaning);
    // A gone commune keeps its name beside its old code; under a living code, an unknown name is a doubt.
    if (numbered?.kind === 'recoded') return numbered;
    if (numbered?.kind === 'unit') return { kind: 'ambiguous', choices: Uint16Array.of(numbered.unit) };
    if (numbered?.kind === 'ambiguous') return numbered;
    const hint = department !== null ? this.department(department) : number ? this.#departmentOf(number) : null;
    const nearest =
      normalised.length > 2 && this.#suggested++ < this.suggested
        ? nearestUnits(this.atlas, normalised, hint)
        : new Uint16Array();
    return { kind: 'unknown', reason: name ? 'name' : 'code', nearest };
  }

  /**
   * Fields of one line that speak of one commune become one: a row of a table (`03190;Moulins;19 850`), or a department
   * beside a name (`Laval, Mayenne`), whether it agrees or not, unless it is a commune's name too.
   */
  join(fields: readonly Field[]): readonly Field[] {
    for (let i = 0; i + 1 < fields.length; i++) {
      const [a, b] = [fields[i], fields[i + 1]];
      if (!!a.name === !!b.name) continue;
      const row: Field = {
        text: `${a.text} ${b.text}`,
        name: a.name || b.name,
        fullName: a.name ? a.fullName : b.fullName,
        number: a.number ?? b.number,
        department: a.department ?? b.department,
      };
      if (row.number && this.agreeing(row).length) return [row];
    }
    const joined: Field[] = [];
    for (const field of fields) {
      const before = joined.at(-1);
      const hasOwn = before?.department && this.isDepartment(before.department);
      const hinted = before?.name && !hasOwn ? { ...before, department: field.text } : null;
      if (hinted && this.isDepartment(field.text) && (this.agrees(hinted) || !this.isName(field)))
        joined[joined.length - 1] = { ...hinted, text: `${before!.text}, ${field.text}` };
      else joined.push(field);
    }
    return joined;
  }
}
