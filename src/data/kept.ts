import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { Standing } from '../kernel/standing';
import type { ImportedLayer } from './importers/types';
import type { ImportReport } from './report';

/** An import as it is kept: what it brought and what was said of it. `id` is that of its reference in the project. */
export interface KeptImport {
  id: string;
  layers: ImportedLayer[];
  report: ImportReport;
}

/** Imports cannot be kept by this browser, or read back: `quota` when it has no room left. */
export class KeepError extends Error {
  override name = 'KeepError';
  constructor(
    readonly reason: 'unavailable' | 'quota' | 'failed',
    cause: unknown,
  ) {
    super(`imports: ${reason}`, { cause });
  }
}

/** Counted up when layers are no longer made as before: older ones cannot be used, and are asked for again. */
const SHAPE = 3;

type Points = Extract<ImportedLayer, { brings: 'points' }>;
/** Names end to end: a hundred thousand texts one by one hold the page while they are copied. */
type KeptPoints = Omit<Points, 'points'> & { points: Omit<Points['points'], 'names'> & { names: string } };
type KeptLayer = Exclude<ImportedLayer, Points> | KeptPoints;

interface Schema extends DBSchema {
  imports: { key: string; value: Omit<KeptImport, 'layers'> & { layers: KeptLayer[]; shape: number } };
}

/** Stands in no name of a point. */
const BETWEEN = '\0';

const packed = (layer: ImportedLayer): KeptLayer => {
  if (layer.brings !== 'points') return layer;
  return { ...layer, points: { ...layer.points, names: layer.points.names.join(BETWEEN) } };
};

const unpacked = (layer: KeptLayer): ImportedLayer =>
  layer.brings === 'points'
    ? { ...layer, points: { ...layer.points, names: layer.points.names.split(BETWEEN) } }
    : layer;

/** Keeps imports in IndexedDB, apart from the project, which only refers to them. */
export class ImportStore {
  private constructor(private readonly database: Standing<IDBPDatabase<Schema>>) {}

  /** @throws {KeepError} `unavailable` when the browser keeps nothing. */
  static async open(name = 'perimetre-imports'): Promise<ImportStore> {
    const database = new Standing((closed) =>
      openDB<Schema>(name, 1, {
        upgrade: (db) => void db.createObjectStore('imports', { keyPath: 'id' }),
        blocking(_current, _blocked, event) {
          (event.target as IDBDatabase).close();
          closed();
        },
        terminated: closed,
      }),
    );
    try {
      await database.use();
    } catch (error) {
      throw new KeepError('unavailable', error);
    }
    return new ImportStore(database);
  }

  /** The imports that can be used. @throws {KeepError} */
  async all(): Promise<KeptImport[]> {
    const kept = await failing(async () => (await this.database.use()).getAll('imports'));
    const usable = kept.filter(({ shape }) => shape === SHAPE);
    return usable.map(({ id, layers, report }) => ({ id, layers: layers.map(unpacked), report }));
  }

  /** Keeps an import whole, or leaves everything as it was. @throws {KeepError} */
  async put(kept: KeptImport): Promise<void> {
    const layers = kept.layers.map(packed);
    await failing(async () => (await this.database.use()).put('imports', { ...kept, layers, shape: SHAPE }));
  }

  /** @throws {KeepError} */
  async delete(ids: readonly string[]): Promise<void> {
    await failing(async () => {
      const transaction = (await this.database.use()).transaction('imports', 'readwrite');
      await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done]);
    });
  }

  close(): void {
    this.database.close();
  }
}

async function failing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new KeepError((error as DOMException).name === 'QuotaExceededError' ? 'quota' : 'failed', error);
  }
}
