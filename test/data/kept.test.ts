import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, it } from 'vitest';
import { ImportStore, type KeptImport } from '../../src/data/kept';

const NAME = 'perimetre-imports-of-a-test';
const kept = { id: 'b', layers: [], report: { notes: [] } } as unknown as KeptImport;

it('gives what this version keeps, and leaves what an older one kept where it is', async () => {
  const store = await ImportStore.open(NAME);
  const database = await openDB(NAME, 1);
  await database.put('imports', { id: 'a', layers: [{ kind: 'contours', geometries: [] }], report: {} });
  await store.put(kept);
  expect((await store.all()).map(({ id }) => id)).toEqual(['b']);
  expect(await database.getAllKeys('imports')).toEqual(['a', 'b']);
  database.close();
  store.close();
});
