import type { ImportError } from '../data/importers/errors';

/** The command line does not say what to do. */
export class UsageError extends Error {
  override name = 'UsageError';
  /**
   * `input`: none or both of `--communes` and `--file`; `scope`: both `--region` and `--department`; `area`: not exactly
   * one of them and `--france`; `wish`: both `--size` and `--count`; `number`: not a whole number that can be wished;
   * `no-file`: `import` without a file; `kind`: not a kind of import; `table`: not a sheet or a layer of the file;
   * `key`: not a column of the table; `column`: not a column with one of the ways of taking it; `year`: not a year.
   */
  constructor(
    readonly reason:
      | 'no-command'
      | 'command'
      | 'option'
      | 'value'
      | 'extra'
      | 'input'
      | 'choice'
      | 'scope'
      | 'area'
      | 'region'
      | 'department'
      | 'complete'
      | 'census'
      | 'objective'
      | 'wish'
      | 'number'
      | 'no-file'
      | 'kind'
      | 'table'
      | 'key'
      | 'column'
      | 'year',
    /** The word that is wrong, as typed. */
    readonly word = '',
    /** What it could have been. */
    readonly among: readonly string[] = [],
  ) {
    super(`bad command line: ${reason} ${word}`);
  }
}

/** The data folder cannot be used. */
export class FolderError extends Error {
  override name = 'FolderError';
  constructor(
    readonly reason: 'missing' | 'version' | 'corrupt',
    readonly path: string,
  ) {
    super(`unusable data: ${reason} ${path}`);
  }
}

/** A file given on the command line cannot be used. */
export class FileError extends Error {
  override name = 'FileError';
  /**
   * `territory`, `cpts`, `quarters` and `census`: it opens, but holds no perimeter, no CPTS, no IRIS, or nobody in them; `projected`: coordinates that are not in
   * degrees; `geometry`: a polygon that bounds nothing; `nowhere`: polygons that touch no commune.
   */
  constructor(
    readonly reason: 'missing' | 'territory' | 'cpts' | 'quarters' | 'census' | 'projected' | 'geometry' | 'nowhere',
    readonly path: string,
    /** What was met in place of what was awaited. */
    readonly found = '',
  ) {
    super(`unusable file: ${reason} ${path}`);
  }
}

/** A list of CPTS that `--cpts` names cannot be taken. */
export class ListError extends Error {
  override name = 'ListError';
  constructor(
    readonly file: string,
    override readonly cause: ImportError,
  ) {
    super(`${file}: ${cause.message}`);
  }
}
