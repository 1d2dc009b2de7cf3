import type { Session } from './session';

/** A source that the build reads, and how its files are had. */
export interface OfficialSource {
  /** Its name for `--only`. */
  key: string;
  /** Files of the folder that it lays out. */
  files: readonly string[];
  /** Set on what is fetched only where `--only` names it. */
  onlyAsked?: true;
  /** What the build does without them. */
  fallback: string;
  /**
   * Fetches, converts, has the build's own reader check, and lays out.
   * @returns what was taken, in words.
   * @throws {DownloadError | SourceError} nothing was laid out.
   */
  run(session: Session): Promise<string>;
}
