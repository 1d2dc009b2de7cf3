import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NO_CPTS, type Atlas, type CptsListing, type ExistingCpts, type KnownCpts } from '../atlas/atlas';
import { cutCommunes } from '../atlas/quarters/cut';
import type { QuarterCensus, QuarterLayer } from '../atlas/quarters/layer';
import { createCountry, type Country } from '../domain/country';
import type { IndexedArcs } from '../kernel/arcs';
import type { Arguments } from './arguments';
import { UsageError } from './errors';
import { readArcs, readAtlas, readExistingCpts } from './folder';

/** Where a command reads and writes. */
export interface Terminal {
  out: (text: string) => void;
  error: (text: string) => void;
  /** Whether a person reads `out`. */
  interactive: boolean;
  /** Folder that relative paths start from. */
  folder: string;
  /** The CPTS of `--cpts`, once they are read. */
  cpts?: readonly ExistingCpts[];
  /** The quarters of `--iris` and the census of `--census`, once they are read. */
  quarters?: { layer: QuarterLayer; census: QuarterCensus | null };
}

const LAST_BUILT = fileURLToPath(new URL('../../public/data', import.meta.url));

/** The folder that `--data` names, else the last one built. */
export function dataFolder({ value }: Arguments, { folder }: Terminal): string {
  const named = value('data');
  return named === null ? LAST_BUILT : resolve(folder, named);
}

/**
 * The country of `--data` (else the last folder built), with the CPTS of `--cpts` (else those of the folder); the list
 * of `--cpts` holds every CPTS of the departments of `--complete`, and of no other. @throws {UsageError}
 */
export const openCountry = (given: Arguments, terminal: Terminal): Country => openGround(given, terminal).country;

/** The same, and the outlines of its units, which take a moment. @throws {UsageError} */
export function openGround(given: Arguments, terminal: Terminal): { country: Country; outlines: () => IndexedArcs } {
  const data = dataFolder(given, terminal);
  const whole = readAtlas(data);
  const known = knownOf(whole, given, terminal);
  const { quarters } = terminal;
  if (!quarters) return { country: createCountry(whole, known), outlines: () => readArcs(data, whole) };
  const { layer, census } = quarters;
  const { atlas, arcs } = cutCommunes(whole, readArcs(data, whole), layer, census, layer.communes.keys());
  return { country: createCountry(atlas, known), outlines: () => arcs };
}

function knownOf(atlas: Atlas, given: Arguments, terminal: Terminal): KnownCpts {
  const file = given.value('cpts');
  const complete = given.value('complete');
  if (file === null && complete !== null) throw new UsageError('complete');
  if (file === null || !terminal.cpts) return readExistingCpts(dataFolder(given, terminal), atlas);
  return { ...NO_CPTS, cpts: terminal.cpts, listings: listingsOf(atlas, file, complete) };
}

function listingsOf({ departments }: Atlas, title: string, complete: string | null): CptsListing[] {
  const codes = (complete ?? '').split(',').flatMap((code) => code.trim().toUpperCase() || []);
  const stranger = codes.find((wanted) => !departments.some(({ code }) => code === wanted));
  if (stranger !== undefined) throw new UsageError('department', stranger);
  return codes.length ? [{ departments: codes, date: '', source: { title, url: null } }] : [];
}

/** Prints `json`, or the summary when a person reads and did not ask for JSON. */
export function answer({ flag }: Arguments, terminal: Terminal, json: () => unknown, summary: () => string): void {
  const asJson = flag('json') || !terminal.interactive;
  terminal.out(asJson ? JSON.stringify(json(), null, 2) : summary());
}
