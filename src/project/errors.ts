/** An edit that the document cannot take. */
export class EditError extends Error {
  override name = 'EditError';
  /** `stale`: the transaction was made from another state of the document. */
  constructor(
    readonly reason: 'no-such-territory' | 'no-such-scenario' | 'only-scenario' | 'locked' | 'stale' | 'empty-name',
    readonly territory: string | null,
  ) {
    super(`edit refused: ${reason} (${territory})`);
  }
}

/** A link that does not hold a territory. */
export class LinkError extends Error {
  override name = 'LinkError';
  /** `foreign`: not a link of ours; `version`: made by a later version; `code`: not an INSEE code, cannot be linked. */
  constructor(readonly reason: 'foreign' | 'version' | 'truncated' | 'damaged' | 'code') {
    super(`not a readable link: ${reason}`);
  }
}

export type ExchangeFormat = 'geojson' | 'csv' | 'codes';

/** A file that does not hold a territory. */
export class ExchangeError extends Error {
  override name = 'ExchangeError';
  /**
   * `no-codes`: readable, but no unit is named by its code in it, nor drawn; `projected`: coordinates that are not in
   * degrees; `geometry`: a polygon that bounds nothing.
   */
  constructor(
    readonly format: ExchangeFormat,
    readonly reason: 'empty' | 'unreadable' | 'no-codes' | 'projected' | 'geometry',
    /** What was met in place of what was awaited; empty when there is nothing to show. */
    readonly found = '',
  ) {
    super(`not a readable ${format} file: ${reason}`);
  }
}

/** The browser does not keep, or no longer keeps, what the user draws. */
export class StoreError extends Error {
  override name = 'StoreError';
  /**
   * `withheld`: not given in time, as when another tab holds it; `newer`: written by a later version; `elsewhere`:
   * another tab has saved since, this one no longer does.
   */
  constructor(
    readonly reason: 'unavailable' | 'withheld' | 'newer' | 'quota' | 'elsewhere' | 'failed',
    cause?: unknown,
  ) {
    super(`project store: ${reason}`, { cause });
  }
}

/** A file that does not hold a project. */
export class ProjectFileError extends Error {
  override name = 'ProjectFileError';
  /** `foreign`: something else; `version`: written by a later version; `damaged`: cut or spoilt beyond reading. */
  constructor(readonly reason: 'empty' | 'foreign' | 'version' | 'damaged') {
    super(`not a readable project file: ${reason}`);
  }
}
