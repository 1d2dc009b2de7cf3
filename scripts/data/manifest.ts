import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Atlas } from '../../src/atlas/atlas';
import { type CptsRecord } from '../../src/atlas/files';
import { FILES } from '../../src/atlas/file-names';
import {
  MANIFEST_FORMAT,
  MANIFEST_VERSION,
  type BuiltFile,
  type Layer,
  type Manifest,
  type Quality,
} from '../../src/atlas/manifest';
import { fr } from '../../src/words/fr';

/** Sums over the units whose figure is known. */
export function sumTotals(atlas: Omit<Atlas, 'manifest' | 'awaited'>, cpts: CptsRecord[]): Record<string, number> {
  const sum = (values: Float32Array | Float64Array) => {
    let total = 0;
    for (const value of values) if (!Number.isNaN(value)) total += value;
    return Math.round(total);
  };
  const totals: Record<string, number> = {};
  for (const { measure, vintage, values } of atlas.populations)
    totals[`${measure === 'municipale' ? 'pmun' : 'ptot'}-${vintage}`] = sum(values);
  for (const [key, { values, quality }] of Object.entries(atlas.professionals))
    if (quality !== 'unknown') totals[key] = sum(values);
  for (const [key, { values, quality }] of Object.entries(atlas.facilities))
    if (quality !== 'unknown') totals[key] = sum(values);
  totals.cpts = cpts.length;
  totals['recoded-codes'] = atlas.recoding.from.length;
  return totals;
}

/** Describes the files already in `folder` and writes `manifest.json` beside them. */
export function writeManifest(folder: string, described: Pick<Manifest, 'origin' | 'units' | 'layers' | 'totals'>) {
  const files: BuiltFile[] = readdirSync(folder)
    .sort()
    .map((name) => {
      const bytes = readFileSync(join(folder, name));
      return { name, bytes: bytes.length, checksum: createHash('sha256').update(bytes).digest('hex') };
    });
  const manifest: Manifest = { format: MANIFEST_FORMAT, version: MANIFEST_VERSION, ...described, files };
  writeFileSync(join(folder, FILES.manifest), `${JSON.stringify(manifest)}\n`);
  return manifest;
}

const QUALITIES: Record<Quality, string> = {
  exact: 'exact',
  approximate: 'approché',
  estimated: 'estimé',
  awaited: 'attendu',
  unknown: 'inconnu',
};
const number = new Intl.NumberFormat('fr-FR');

/** The manifest as a table for the terminal, in French. */
export function printManifest({ layers, files, totals }: Manifest): string {
  return [
    table(
      ['couche', 'millésime', 'qualité', 'lues', 'prises', 'recodées', 'de côté', 'rejetées', 'source'],
      layers.map(({ id, vintage, quality, rows, source }) => {
        const counts = [rows.read, rows.taken, rows.recoded, rows.setAside, rows.rejected].map((n) => number.format(n));
        return [id, vintage, QUALITIES[quality], ...counts, source];
      }),
    ),
    ...layers.flatMap(describeEnds),
    '',
    table(
      ['fichier', 'octets'],
      files.map(({ name, bytes }) => [name, number.format(bytes)]),
    ),
    '',
    table(
      ['total', 'France'],
      Object.entries(totals).map(([key, total]) => [key, number.format(total)]),
    ),
  ].join('\n');
}

const describeEnds = ({ id, setAside, rejections }: Layer) =>
  [
    ...setAside.map((ended) => ({ ...ended, said: fr.imports.setAside[ended.reason] })),
    ...rejections.map((ended) => ({ ...ended, said: fr.imports.rejected[ended.reason] })),
  ].map(({ said, count, examples }) => {
    const met = examples.length ? ` (${examples.slice(0, 3).join(', ')}${count > 3 ? '…' : ''})` : '';
    return `  ${id} : ${number.format(count)} × ${said}${met}`;
  });

function table(head: string[], rows: string[][]): string {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const isNumber = (cell: string) => /^[\d\s]+$/.test(cell);
  return lines
    .map((line) => line.map((cell, i) => (isNumber(cell) ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))))
    .map((cells) => cells.join('  ').trimEnd())
    .join('\n');
}
