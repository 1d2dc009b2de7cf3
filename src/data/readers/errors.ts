import { LONGEST_NAME, shortened } from './lengths';

/** Why a file cannot be read. */
export type ReadReason =
  /** Not a byte, or nothing but blanks. */
  | 'empty'
  /** A header and nothing under it. */
  | 'no-rows'
  /** A web page saved under another name, mostly a download that failed. */
  | 'html'
  /** It begins well and stops before its end. */
  | 'truncated'
  /** Not a format that is read here; `found` names it when it is known. */
  | 'format'
  /** The right format, but its inside does not hold together. */
  | 'damaged'
  /** Most of its rows have not the cells of its header. */
  | 'ragged'
  /** Once unpacked it is larger than a table can be. */
  | 'bomb'
  /** An archive under a password. */
  | 'encrypted'
  /** A spreadsheet under a password. */
  | 'locked'
  /** Coordinates in a projection that is not known here; `found` names it. */
  | 'projection';

/** A file that gives no table. Nothing of it was kept. */
export class ReadError extends Error {
  override name = 'ReadError';
  readonly file: string;
  readonly found: string;
  constructor(
    readonly reason: ReadReason,
    /** The file, or `archive › entry`. */
    file: string,
    /** What was met, empty when there is nothing to show. */
    found = '',
    cause?: unknown,
  ) {
    super(`${reason} ${shortened(file)}`, { cause });
    this.file = shortened(file, 2 * LONGEST_NAME);
    this.found = shortened(found);
  }
}
