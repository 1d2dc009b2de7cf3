import { existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { readAtlas } from '../../src/cli/folder';
import { openNodeEngine } from '../../src/data/engine-node';
import { recogniseTables } from '../../src/sources/recognise';
import { runImport } from '../../src/sources/run';
import { nodeFile } from '../../src/data/readers/node-file';
import { openFile } from '../../src/data/readers/read';
import type { ImportReport } from '../../src/data/report';
import { RPPS_ROWS, writeRppsFile } from './rpps-file';
import { importInPage } from './rpps-page';

const FILE = resolve('.cache/rpps.txt');
const CANCEL_AFTER = 1500;

/**
 * A national RPPS extraction, made up: imported by the built app in Chromium, and by the same code over DuckDB in Node.
 * Prints JSON lines. The file is made once and kept in the cache.
 * @param dist the built app.
 * @param folder a built data folder.
 */
export async function benchRpps(dist: string, folder: string): Promise<void> {
  mkdirSync(dirname(FILE), { recursive: true });
  if (!existsSync(FILE)) await writeRppsFile(FILE, RPPS_ROWS);
  const megabytes = statSync(FILE).size / 1e6;
  const native = await inNode(folder);
  print('DuckDB in Node', megabytes, native);
  const { run, report, peakMB, stoppedMs } = await importInPage(dist, folder, FILE, CANCEL_AFTER);
  print('page', megabytes, { ...run, report });
  const { longestGapMs, longestTaskMs, progressTold } = run;
  console.log(
    JSON.stringify({
      bench: 'rpps page',
      tabPeakMB: peakMB,
      longestGapMs: Math.round(longestGapMs),
      longestTaskMs: Math.round(longestTaskMs),
      progressTold,
      cancelMs: Math.round(stoppedMs),
    }),
  );
  if (JSON.stringify(report) !== JSON.stringify(native.report))
    throw new Error(`the page reports ${JSON.stringify(report)}, Node ${JSON.stringify(native.report)}`);
}

interface Run {
  openMs: number;
  importMs: number;
  report: ImportReport;
}

function print(by: string, megabytes: number, { openMs, importMs, report: { rows } }: Run) {
  const speed = Number((megabytes / ((openMs + importMs) / 1000)).toFixed(1));
  const times = { openMs: Math.round(openMs), importMs: Math.round(importMs), MBperSecond: speed };
  console.log(JSON.stringify({ bench: 'rpps', by, rows: rows.read, MB: Math.round(megabytes), ...times }));
}

async function inNode(folder: string): Promise<Run> {
  const atlas = readAtlas(folder);
  const engine = await openNodeEngine();
  try {
    const started = performance.now();
    const { tables } = await openFile(await nodeFile(FILE), engine);
    const [{ table, guesses }] = await recogniseTables(engine, tables, atlas);
    const read = performance.now();
    const context = { atlas, outlines: () => null, file: basename(FILE) };
    const { report } = await runImport(engine, table, guesses[0], context);
    return { openMs: read - started, importMs: performance.now() - read, report };
  } finally {
    await engine.close();
  }
}
