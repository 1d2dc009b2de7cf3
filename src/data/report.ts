import type { Bilingual } from '../atlas/atlas';
import type { Rejected, SetAside } from '../atlas/manifest';
import type { ImportKind } from './importers/kinds';

export type { Rejected, SetAside };

export interface ReasonCount<Reason> {
  reason: Reason;
  rows: number;
}

export interface RejectedLine {
  /** Of the file, from 1, as an editor or a spreadsheet shows it. */
  line: number;
  reason: Rejected;
  /** What was met, as it was written. */
  input: string;
  /** Communes that an unknown name may have meant. */
  nearest?: readonly string[];
}

/** What was taken of one figure, beside the national sum of the same vintage where one is known. */
export interface ImportTotal {
  key: string;
  title: Bilingual;
  /** `null` for what does not add up: a rate, a category. */
  value: number | null;
  /** Units that have a figure. */
  units: number;
  national: { value: number; source: string } | null;
}

/** What else a person must know of the import; `count` is in communes, rows or practitioners as the note says. */
export interface ImportNote {
  note:
    | 'shared'
    | 'mean-unknown'
    | 'mean-weighted'
    | 'zero-filled'
    | 're-created'
    | 'unplaced'
    | 'unknown-stage'
    | 'no-stage'
    | 'in-part'
    | 'whole-epci'
    | 'cut-units'
    | 'by-quarter'
    | 'cut-quarters'
    | 'other-edition'
    | 'without-outline'
    | 'in-several-cpts'
    | 'system-unsaid'
    | 'axes-swapped'
    | 'put-together'
    | 'by-position'
    | 'rough-position'
    | 'points'
    | 'points-many'
    | 'mean-rows'
    | 'cells'
    | 'cut'
    | 'misnamed'
    | 'columns'
    | 'tables';
  count: number;
  examples: string[];
}

export const REPORT_FORMAT = 'perimetre-import';
export const REPORT_VERSION = 1;

/** Rejected lines that a report lists; the counts go on beyond. */
export const LISTED_LINES = 10_000;

/** What became of a file. Every row read is taken, set aside or rejected, whole. */
export interface ImportReport {
  format: typeof REPORT_FORMAT;
  version: typeof REPORT_VERSION;
  file: string;
  /** Sheet, layer or archive entry. */
  table: string;
  kind: ImportKind;
  vintage: string;
  rows: {
    read: number;
    taken: number;
    /** Of those taken, the rows under a code that is no longer in force. */
    recoded: number;
    setAside: number;
    rejected: number;
  };
  /** Communes of their time that the rows taken speak of. */
  communes: number;
  /** Units of today that have a figure, an outline or a CPTS from the file. */
  units: number;
  /** Units whose figure was put together from several old communes. */
  merged: number;
  setAside: ReasonCount<SetAside>[];
  rejected: ReasonCount<Rejected>[];
  /** In the order of the file, at most `LISTED_LINES`. */
  lines: RejectedLine[];
  totals: ImportTotal[];
  notes: ImportNote[];
}
