import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { FILES, FIRST_FILES } from '../../src/atlas/file-names';

/** What a first visit fetches, stage after stage, and the kilobytes that each may take once compressed. */
export const BUDGET = {
  /** The page, its script, its styles and its letters. */
  page: 208,
  /** The data of a first verdict. */
  verdict: 460,
  /** What draws the map, but for its tiles. */
  map: 350,
  /** The columns that the panel shows beside the verdict. */
  figures: 320,
  /** All other columns. */
  details: 620,
} as const;
export type Stage = keyof typeof BUDGET;

/** The kilobytes of each stage, of a built app and a built data folder, as a host sends them. */
export function weigh(dist: string, data: string): Record<Stage, number> {
  const assets = readdirSync(join(dist, 'assets'));
  const named = (...patterns: RegExp[]) =>
    assets.filter((name) => patterns.some((pattern) => pattern.test(name))).map((name) => join(dist, 'assets', name));
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const later = /<link rel="later".*/g;
  const asked = (html: string) =>
    [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(([, name]) => join(dist, name));
  const files: Record<Stage, string[]> = {
    page: [join(dist, 'index.html'), ...asked(page.replaceAll(later, '')), ...named(/-latin-wght-.*woff2$/)],
    verdict: FIRST_FILES.map((name) => join(data, name)),
    map: [...asked(page.match(later)!.join()), ...named(/^ground-.*css$/), join(data, FILES.context)],
    figures: [join(data, FILES.figures)],
    details: [join(data, FILES.details)],
  };
  const weight = (paths: string[]) =>
    paths.reduce((sum, path) => sum + brotliCompressSync(readFileSync(path)).length, 0);
  return Object.fromEntries(
    Object.entries(files).map(([stage, paths]) => [stage, Math.round(weight(paths) / 1000)]),
  ) as Record<Stage, number>;
}
