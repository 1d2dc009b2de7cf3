import { expect, test } from 'vitest';
// @ts-expect-error plain JavaScript: it runs before anything is installed
import { filesOfBuild } from '../scripts/lib/data.mjs';

test('data is built again when anything that the build runs has changed', () => {
  const files = filesOfBuild() as string[];
  for (const file of [
    'scripts/data/geometry/index.ts',
    'src/sources/moves/chain.ts',
    'src/sources/bpe/types.json',
    'src/data/importers/records.ts',
    'src/data/readers/csv.ts',
    'src/domain/stage.ts',
    'src/kernel/arcs.ts',
    'data/cpts-publies.csv',
  ])
    expect(files).toContain(file);
  expect(new Set(files).size).toBe(files.length);
  expect(files.filter((file) => /^src\/(ui|map|state|cli|dossier|words|project)\//.test(file))).toEqual([]);
});
