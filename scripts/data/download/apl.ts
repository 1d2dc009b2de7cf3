import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readSheet } from 'read-excel-file/node';
import { takeFigures } from '../layers/figures';
import { DownloadError } from './errors';
import type { OfficialSource } from './source';

const FILE = 'drees/apl-2023.csv';
const VINTAGE = 2023;
const SHEET = `APL ${VINTAGE}`;

/** The profession's name in the build's file. */
const PROFESSIONS = ['medecin_generaliste', 'infirmiere', 'sage_femme', 'kinesitherapeute', 'chirurgien_dentiste'];

/** DREES' accessibility (APL): a workbook a profession, brought together in one table. */
export const apl: OfficialSource = {
  key: 'apl',
  files: [FILE],
  fallback: 'un indicateur APL inconnu',
  async run(session) {
    const lines: string[] = ['CODGEO;profession;annee;apl;pop_std'];
    const fetched = [];
    for (const profession of PROFESSIONS) {
      const workbook = await session.fetch('drees-apl', `apl-${profession}.xlsx`);
      fetched.push(workbook);
      for (const { code, value, population } of await readIndex(workbook.path))
        lines.push([code, profession, VINTAGE, value, population].join(';'));
    }
    const [{ address, retrieved }] = fetched;
    const provenance = { source: 'drees-apl', address, vintage: String(VINTAGE), retrieved, caveats: [] };
    await session.publish({ [FILE]: Buffer.from(`${lines.join('\n')}\n`) }, provenance, async (folder) => {
      const known = Object.keys((await takeFigures(session.units, folder)).atlas.apl).length;
      if (known < PROFESSIONS.length)
        throw new DownloadError('layout', { file: FILE, expected: `${PROFESSIONS.length} professions` });
    });
    return `APL ${VINTAGE}, ${PROFESSIONS.length} professions`;
  },
};

/** The table stands under a few lines of text, and its header over a line of units. */
async function readIndex(path: string): Promise<{ code: string; value: string; population: string }[]> {
  const file = `${basename(path)}, feuille ${SHEET}`;
  let cells: string[][];
  try {
    const rows = await readSheet(readFileSync(path), SHEET);
    cells = rows.map((row) => row.map((cell) => String(cell ?? '').trim()));
  } catch (cause) {
    throw new DownloadError('unreadable', { file, cause: (cause as Error).message });
  }
  const head = cells.findIndex((row) => row.some((cell) => /^code commune/i.test(cell)));
  // The general practitioners' workbook has indices by age after the one of all: the first is meant.
  const [code, value, population] = [/^code commune/i, /^apl aux/i, /^population standardis/i].map(
    (pattern) => cells[head]?.findIndex((cell) => pattern.test(cell)) ?? -1,
  );
  if ([code, value, population].includes(-1)) {
    const expected = '« Code commune », « APL aux… » et « Population standardisée… » en tête de colonne';
    throw new DownloadError('layout', { file, expected });
  }
  return cells
    .slice(head + 1)
    .filter((row) => /^\d[\dAB]\d{3}$/.test(row[code]))
    .map((row) => ({ code: row[code], value: row[value], population: row[population] }));
}
