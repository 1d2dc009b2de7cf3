import type { Atlas } from '../../atlas/atlas';
import type { Row } from '../../data/engine';
import { foldHeader } from '../../data/importers/columns';
import type { Guess } from '../../data/importers/types';
import { LONGEST_NAME, shortened } from '../../data/readers/lengths';
import { CellReader, withoutPart, type Place } from './cells';
import { isMarked, MARK, spelling, titleParts } from './words';

/** One commune of one CPTS, as the file has it. */
export interface Member extends Place {
  line: number;
  /** Which member of its line it is, from 1. */
  part: number;
  /** Empty where the line says none. */
  cpts: string;
  stage: string;
  date: string;
  /** Code of the IRIS that the file gives, a part of the commune; `null` where it gives the commune. */
  iris: string | null;
}

const NOWHERE: Place = { code: '', name: '', postcode: '', department: '', partly: false };
const IRIS = /^(\d{4,5}|2[AB]\d{3})\d{4}$/i;

/** Reads lists of CPTS, whatever their layout, as one member after the other. The rows come in their order. */
export class MemberReader {
  readonly #cells: CellReader;
  /** Whether the numbers of a list are postcodes. */
  readonly #postal: boolean;
  #above = { cpts: '', department: '' };

  /** @param names spellings of the CPTS that the file names, alone or several in a cell. */
  constructor(
    atlas: Atlas,
    readonly guess: Pick<Guess, 'columns' | 'members' | 'options'>,
    readonly names: ReadonlySet<string>,
  ) {
    this.#cells = new CellReader(atlas);
    this.#postal = /(?:^|_)(?:postal|postaux|cp)(?:_|$)/.test(foldHeader(guess.columns.codes ?? ''));
  }

  read(row: Row): Member[] {
    const { columns, members } = this.guess;
    const own = this.#own(row);
    const said = {
      line: Number(row.line),
      stage: text(row, columns.stage).slice(0, LONGEST_NAME),
      date: shortened(text(row, columns.date)),
      iris: null,
    };
    const member = (title: string, place: Place, i: number): Member => {
      const iris = IRIS.exec(place.code);
      const { name: cpts, stage } = titleParts(title, columns.stage === undefined ? null : said.stage);
      return {
        ...said,
        ...place,
        part: i + 1,
        cpts,
        stage,
        ...(iris && { code: iris[1], iris: place.code.padStart(9, '0') }),
      };
    };
    if (columns.cpts === undefined) return this.#spread(row).map(({ cpts, place }, i) => member(cpts, place, i));
    const places = members.length
      ? members.flatMap((column) => this.#beside(column, text(row, column), own.department))
      : columns.codes !== undefined
        ? this.#listed(text(row, columns.codes), own.department)
        : [this.#place(row, own.department)];
    if (places.some(isSomewhere))
      return this.#severalCpts(own.cpts)
        .flatMap((cpts) => places.map((place) => ({ cpts, place })))
        .map(({ cpts, place }, i) => member(cpts, place, i));
    // A line between two blocks of merged cells says nothing.
    return [member(shortened(text(row, columns.cpts)), NOWHERE, 0)];
  }

  /** The CPTS and the department of a row: its own, or those of the row above where cells are merged. */
  #own(row: Row) {
    const { columns, options } = this.guess;
    const own = { cpts: shortened(text(row, columns.cpts)), department: text(row, columns.department) };
    if (options.blanks !== 'above') return own;
    const block = {
      cpts: own.cpts || this.#above.cpts,
      department: own.department || this.#above.department,
    };
    this.#above = block;
    return block;
  }

  /** `CPTS A / CPTS B`, or `Alpha / Bêta` where each is named alone elsewhere: a commune that two share. */
  #severalCpts(cell: string): string[] {
    const names = cell.split(/[;/,|+&\n]|\s[-–—]\s|\set\s/u).map((name) => name.trim());
    if (names.length < 2) return [cell];
    const inFull = names.map((name) => [name, `CPTS ${name}`].find((one) => this.names.has(spelling(one))));
    if (inFull.every((name) => name !== undefined)) return inFull;
    return names.every((name) => /^cpts\s/i.test(name)) ? names : [cell];
  }

  #place(row: Row, department: string): Place {
    const { columns } = this.guess;
    const written = text(row, columns.name);
    const name = withoutPart(written);
    return {
      code: text(row, columns.code),
      name: name || written,
      postcode: text(row, columns.postcode),
      department,
      partly: name !== '' && name !== written,
    };
  }

  #listed(cell: string, department: string): Place[] {
    return this.#cells.read(cell).map((place) => {
      const { code } = place;
      if (code && this.#postal) return { ...place, code: '', postcode: code };
      return { ...place, department: place.department || department };
    });
  }

  /** In a column beside the name of a CPTS: a commune, or a mark under the name of one. */
  #beside(column: string, cell: string, department: string): Place[] {
    if (MARK.test(cell)) return isMarked(cell) ? this.#listed(column, '') : [];
    return this.#listed(cell, department);
  }

  /** CPTS that are columns: a mark, or the name of one, beside the commune of the row; or communes under each. */
  #spread(row: Row): { cpts: string; place: Place }[] {
    const { columns, members } = this.guess;
    if (columns.code !== undefined || columns.name !== undefined) {
      const place = this.#place(row, text(row, columns.department));
      const marked = members.filter((column) => isMarked(text(row, column)));
      const nameOf = (column: string) => (MARK.test(text(row, column)) ? column : text(row, column));
      return marked.length ? marked.map((column) => ({ cpts: nameOf(column), place })) : [{ cpts: '', place }];
    }
    return members.flatMap((cpts) => this.#listed(text(row, cpts), '').map((place) => ({ cpts, place })));
  }
}

const isSomewhere = ({ code, name, postcode }: Place) => !!(code || name || postcode);
const text = (row: Row, column: string | undefined) => (column === undefined ? '' : String(row[column] ?? '').trim());
