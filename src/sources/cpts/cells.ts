import type { Atlas } from '../../atlas/atlas';
import { codeIndex, repairCode } from '../../atlas/codes';
import { normalisedNames, normaliseName } from '../../atlas/names';
import { withoutCommuneOf } from '../../data/place-cells';
import { epciReader } from './epci';
import { SEPARATORS } from './separators';

/** How one commune is named; `partly` when the text says that only a part of it is meant. */
export interface Place {
  code: string;
  name: string;
  postcode: string;
  department: string;
  partly: boolean;
  /** Name of the EPCI that stands for it. */
  epci?: string;
}

const CODE = String.raw`(?:\d{4,5}|2[AB]\d{3})`;
const ONLY_CODES = new RegExp(String.raw`^[^\p{L}\p{N}]*${CODE}(?:[^\p{L}\p{N}]+${CODE})*[^\p{L}\p{N}]*$`, 'iu');
const CODES = new RegExp(String.raw`(?<![\p{L}\p{N}])${CODE}(?![\p{L}\p{N}])`, 'giu');
const PARTLY =
  /(?:[([]?\s*(?:en partie|pour partie|partiellement|partielle?|partie|pro parte)\s*[)\]]?|\(\s*(?:parties?|quartiers?|secteurs?|zones?|nord|sud|est|ouest|centre(?:-ville)?)\b[^)]*\))\s*$/iu;
/** Inhabitants beside a name: `Yzeure (12 500 hab.)`. */
const COUNTED = /\(\s*(?:pop\w*\.?\s*:?\s*)?\d[\d\s\u00A0\u202F.]*\s*(?:hab\w*|inhab\w*)\.?\s*\)/gi;
/** What is left out of an EPCI: `CA Vichy Communauté sauf Cusset`. */
const BUT = /\s*[,(]?\s*\b(?:sauf|hors|hormis|except[eé]e?s?|(?:à|a) l[’']exception d(?:es?|u))\s+/iu;
/** Between the last two of a list, or inside a name. */
const AND = /\s+et\s+/i;
const DEPARTMENT = /\(\s*(\d{2,3}|2[AB])\s*\)\s*$/i;

/** Whether a text holds several communes, or could. */
export const holdsList = (text: string): boolean =>
  ONLY_CODES.test(text) ? (text.match(CODES)?.length ?? 0) > 1 : SEPARATORS.test(text.trim());

/** The name of a commune without the words that say that only a part of it is meant. */
export const withoutPart = (name: string): string => name.replace(PARTLY, '').trim();

export const isCodeList = (text: string): boolean => ONLY_CODES.test(text) && holdsList(text);

/** Reads the communes that a cell names, by codes, names or both, whatever stands between them. */
export class CellReader {
  readonly #names: ReadonlySet<string>;
  readonly #postcodes: ReadonlySet<string>;
  readonly #departments: ReadonlySet<string>;
  readonly #epcis: ReturnType<typeof epciReader>;

  constructor(readonly atlas: Atlas) {
    this.#names = new Set(normalisedNames(atlas));
    this.#postcodes = new Set(atlas.postcodes.flatMap((list) => list.split(' ')));
    this.#epcis = epciReader(atlas);
    this.#departments = new Set(atlas.departments.map(({ name }) => normaliseName(name)));
  }

  read(cell: string): Place[] {
    const text = cell.trim();
    if (!text) return [];
    if (ONLY_CODES.test(text)) return text.match(CODES)!.map((code) => placed({ code }));
    if (this.#names.has(normaliseName(text))) return [placed({ name: text })];
    const epci = this.#membersOf(text) ?? this.#membersBut(text);
    if (epci) return epci;
    const places: Place[] = [];
    for (const piece of this.#pairs(withoutCommuneOf(text).split(SEPARATORS))) {
      const before = places.at(-1);
      const named = normaliseName(piece);
      if (before?.name && !before.department && this.#departments.has(named) && !this.#names.has(named))
        before.department = piece.trim();
      else places.push(...this.#piece(piece));
    }
    return places;
  }

  /** All the communes of an EPCI that is named in their stead. */
  #membersOf(text: string): Place[] | null {
    const epci = this.#epcis.find(text);
    if (epci === null) return null;
    const { name } = this.atlas.epcis[epci];
    return this.#epcis.communesOf(epci).map((code) => placed({ code, epci: name }));
  }

  /** The same but for those that are named after. */
  #membersBut(text: string): Place[] | null {
    const but = BUT.exec(text);
    const all = but && this.#membersOf(text.slice(0, but.index));
    if (!all) return null;
    const { byCode } = codeIndex(this.atlas);
    const left = new Set(
      this.read(text.slice(but.index + but[0].length)).flatMap(({ code, name }) => [code, normaliseName(name)]),
    );
    const isLeft = ({ code }: Place) => left.has(code) || left.has(normalisedNames(this.atlas)[byCode.get(code)!]);
    // A name that is none of its communes leaves a doubt on all.
    return all.filter(isLeft).length ? all.filter((place) => !isLeft(place)) : null;
  }

  /** A code and the name of its commune are one, whatever stands between them: `03190 - Moulins`. */
  #pairs(pieces: readonly string[]): string[] {
    const joined: string[] = [];
    for (const piece of pieces) {
      const before = joined.at(-1);
      if (before !== undefined && (this.#agree(before, piece) || this.#agree(piece, before)))
        joined[joined.length - 1] = `${before} ${piece}`;
      else joined.push(piece);
    }
    return joined;
  }

  #agree(code: string, name: string): boolean {
    const unit = codeIndex(this.atlas).byCode.get(repairCode(code));
    return unit !== undefined && normalisedNames(this.atlas)[unit] === normaliseName(name);
  }

  /** `Moulins (03190)` and `03190 Moulins`: the number is a code when it is that commune's, else a postcode. */
  #piece(piece: string): Place[] {
    const bare = piece.replace(COUNTED, ' ').replace(/^[\s\-–—*:."“”«»]+|[\s\-–—:."“”«»]+$/gu, '');
    if (!/[\p{L}\p{N}]/u.test(bare)) return [];
    const epci = this.#membersOf(bare);
    if (epci) return epci;
    const partly = PARTLY.test(bare);
    const text = partly ? bare.replace(PARTLY, '').trim() : bare;
    if (ONLY_CODES.test(text)) return text.match(CODES)!.map((code) => placed({ code, partly }));
    const numbers = text.match(CODES) ?? [];
    if (numbers.length === 1) return [this.#numbered(text, numbers[0], partly)];
    const numbered = numbers.length > 1 ? text.split(AND) : [text];
    if (numbered.length > 1) return numbered.flatMap((one) => this.#piece(one));
    if (this.#names.has(normaliseName(text))) return [placed({ name: text, partly })];
    const department = DEPARTMENT.exec(text)?.[1] ?? '';
    const name = department ? text.replace(DEPARTMENT, '').trim() : text;
    const both = name.split(AND);
    const names = both.length > 1 && both.every((one) => this.#names.has(normaliseName(one))) ? both : [name];
    return names.map((one) => placed({ name: one, department, partly }));
  }

  #numbered(text: string, number: string, partly: boolean): Place {
    const name = text
      .replace(number, ' ')
      .replace(/\(\s*\)|\[\s*\]/g, ' ')
      .replace(/^[\s\-–—:]+|[\s\-–—:]+$/gu, '');
    const code = repairCode(number);
    const { byCode, heirs } = codeIndex(this.atlas);
    const unit = byCode.get(code);
    const agrees = unit !== undefined && normalisedNames(this.atlas)[unit] === normaliseName(name);
    const isCode = agrees || ((unit !== undefined || heirs.has(code)) && !this.#postcodes.has(code));
    return placed(isCode ? { code, name, partly } : { name, postcode: code, partly });
  }
}

const placed = (said: Partial<Place>): Place => ({
  code: '',
  name: '',
  postcode: '',
  department: '',
  partly: false,
  ...said,
});
