import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformWithOxc, type Plugin } from 'vite';

const SOURCES = join(dirname(createRequire(import.meta.url).resolve('maplibre-gl/package.json')), 'src');
const WORKER = fileURLToPath(new URL('../../src/map/tiles.worker.ts', import.meta.url));
const WORKER_ADDRESS = '\0map-worker-address';

/**
 * Builds MapLibre from the sources of its package. It ships two bundles, of which the worker's is in the other for nine
 * tenths: built as one, what both need is one file, fetched once.
 */
export function mapLibrary(): Plugin {
  return {
    name: 'perimetre:map-library',
    apply: 'build',
    enforce: 'pre',
    async resolveId(id, importer) {
      // The page has it too, whose script the worker is not to run.
      if (id === 'tinyqueue' && importer?.startsWith(SOURCES))
        return `${(await this.resolve(id, importer, { skipSelf: true }))!.id}?map`;
      if (id === 'maplibre-gl') return join(SOURCES, 'index.ts');
      if (id === 'maplibre-gl/dist/maplibre-gl-worker.mjs') return join(SOURCES, 'source/worker.ts');
      return id.endsWith('/tiles.worker?worker&url') ? WORKER_ADDRESS : null;
    },
    load(id) {
      if (id !== WORKER_ADDRESS) return null;
      return `export default import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'chunk', id: WORKER })}`;
    },
    // Its classes say again, for the types alone, fields that those above them fill.
    transform: (code, id) =>
      id.startsWith(SOURCES) && id.endsWith('.ts')
        ? transformWithOxc(code, id, { typescript: { removeClassFieldsWithoutInitializer: true } })
        : null,
  };
}
