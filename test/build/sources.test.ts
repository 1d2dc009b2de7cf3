import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { build } from '../../scripts/data/build';
import { openUnits } from '../../scripts/data/layers/moves';
import { takeFigures } from '../../scripts/data/layers/figures';
import { readCpts } from '../../scripts/data/layers/cpts';
import { readPopulations } from '../../scripts/data/layers/population';
import { openSource } from '../../scripts/data/sources';
import { readUnits } from '../../scripts/data/units';
import { folderOf } from './folder';

afterEach(() => vi.unstubAllEnvs());

describe('where sources are found', () => {
  test('the folder that was asked for, else the one of the environment', () => {
    const asked = folderOf({}).root;
    const named = folderOf({}).root;
    vi.stubEnv('PERIMETRE_OPEN_DATA', named);
    expect(openSource(asked)).toEqual({ root: asked });
    expect(openSource(undefined)).toEqual({ root: named });
    expect(openSource(asked, true)).toBeNull();
  });

  test('a folder that does not exist, or is a file, is an error sentence', () => {
    const file = join(folderOf({ 'table.csv': 'a;b' }).root, 'table.csv');
    for (const path of ['/nowhere/open-data', file])
      expect(() => openSource(path)).toThrow(`Le dossier de sources ${path} n'existe pas.`);
  });
});

describe('a folder that holds one file', () => {
  test('serves its layer, and the others fall back', async () => {
    const folder = folderOf({ 'cpts/cpts-paca-2026.csv': 'cpts;code_insee\nCPTS A;03190\n' });
    const units = await openUnits(folder);
    expect(units.layers.map(({ id }) => id)).toEqual(['units']);
    expect((await readCpts(units, folder, null)).layer.source).toContain('cpts/cpts-paca-2026.csv');
    expect((await readPopulations(units, folder)).layer.source).toMatch(/^@etalab/);
    expect((await takeFigures(units, folder)).layers).toEqual([]);
  });
});

describe('a file that cannot be read is one clear sentence', () => {
  const FILE = 'cpts/cpts-paca-2026.csv';
  const cases: [string, string | Uint8Array, RegExp][] = [
    ['empty', '', /^Le fichier cpts\/cpts-paca-2026\.csv est vide/],
    [
      'a header alone',
      'cpts;code_insee\n',
      /-2026\.csv n’a pas de ligne sous son en-tête.* retirez-le du dossier de sources\.$/,
    ],
    ['other columns', 'nom;montant\nA;12\n', /^Aucune commune reconnue dans cpts\/cpts-paca-2026\.csv/],
    ['not a table', new Uint8Array([0x50, 0x4b, 3, 4, 0, 255, 10, 34, 9]), /^cpts\/cpts-paca-2026\.csv est abîmé/],
  ];
  test.each(cases)('%s', async (_, content, sentence) => {
    await expect(readCpts(readUnits(), folderOf({ [FILE]: content }), null)).rejects.toThrow(sentence);
  });
});

test('a row cut short costs that row alone, and is told', async () => {
  const { cpts, layer } = await readCpts(
    readUnits(),
    folderOf({ 'cpts/cpts-paca-2026.csv': 'cpts;code_insee\nA;03190\nB\n' }),
    null,
  );
  expect(cpts.find(({ name }) => name === 'A')?.units).toEqual(['03190']);
  expect(cpts.some(({ name }) => name === 'B')).toBe(false);
  expect(layer.rows.rejected + layer.setAside.reduce((sum, { count }) => sum + count, 0)).toBe(1);
});

test('a folder that holds something else than built data is left alone', async () => {
  const out = mkdtempSync(join(tmpdir(), 'perimetre-out-'));
  writeFileSync(join(out, 'thèse.doc'), 'précieux');
  await expect(build(null, out)).rejects.toThrow('contient autre chose que des données construites');
});
