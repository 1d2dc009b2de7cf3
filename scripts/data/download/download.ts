import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SourceError } from '../errors';
import { readProvenances } from '../provenance';
import { readUnits } from '../units';
import { apl } from './apl';
import { bpe } from './bpe';
import { contours } from './contours';
import { cpts } from './cpts';
import { DownloadError } from './errors';
import { iris } from './iris';
import { moves } from './moves';
import { populations } from './populations';
import { Session } from './session';
import type { OfficialSource } from './source';
import type { Network } from './transfer';

const SOURCES: readonly OfficialSource[] = [populations, moves, bpe, apl, contours, cpts, iris];
export const SOURCE_KEYS = SOURCES.map(({ key }) => key);

export interface DownloadOptions {
  /** Folder of open data to fill. */
  root: string;
  /** The newest vintage to look for. */
  year: number;
  /** Keys of the sources; when it is empty, all but those that must be asked for. */
  only: readonly string[];
}

/** What became of one source. */
export type Outcome =
  { key: string; taken: string } | { key: string; error: DownloadError | SourceError; fallback: string };

/** Fills a folder of open data from the official addresses, one source after the other. One that fails stops no other. */
export async function download({ root, year, only }: DownloadOptions, network: Network): Promise<Outcome[]> {
  const session = new Session(root, year, readUnits(), network);
  const outcomes: Outcome[] = [];
  for (const source of SOURCES) {
    if (only.length ? !only.includes(source.key) : source.onlyAsked) continue;
    try {
      outcomes.push({ key: source.key, taken: await source.run(session) });
    } catch (error) {
      if (!(error instanceof DownloadError) && !(error instanceof SourceError)) throw error;
      outcomes.push({ key: source.key, error, fallback: fallbackOf(source, root) });
    }
  }
  return outcomes;
}

/** A file that is in the folder already stays, and serves. */
function fallbackOf({ files, fallback }: OfficialSource, root: string): string {
  const here = files.find((file) => existsSync(join(root, file)));
  if (here === undefined) return fallback;
  const provenance = readProvenances(root)[here];
  return provenance ? `${here}, téléchargé le ${provenance.retrieved}` : `${here}, déjà dans le dossier`;
}

/** The outcomes as sentences for the terminal. */
export function describeOutcomes(outcomes: readonly Outcome[]): string {
  return outcomes
    .map((outcome) =>
      'taken' in outcome
        ? `  ${outcome.key} : ${outcome.taken}.`
        : `  ${outcome.key} : échec. ${outcome.error.message} La construction prend ${outcome.fallback}.`,
    )
    .join('\n');
}
