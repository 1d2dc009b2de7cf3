import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { BuiltFile } from '../../src/atlas/manifest';
import type { Release } from '../../src/ui/offline/release';
import { TARGET } from './target';

export const WORKER = 'service-worker.js';
const SOURCE = fileURLToPath(new URL('../../src/ui/offline/worker.ts', import.meta.url));
/** Beside the files of a release: the worker itself, and the same files compressed. */
const NOT_OF_IT = /^service-worker\.js$|\.(br|gz)$/;

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

function filesOf(dist: string): BuiltFile[] {
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(dist, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((name) => !NOT_OF_IT.test(name))
    .sort()
    .map((name) => {
      const bytes = readFileSync(join(dist, name));
      return { name, bytes: bytes.length, checksum: sha256(bytes) };
    });
}

/**
 * Makes of the built app and its data in `dist` one release that a browser can keep: writes the service worker, which
 * knows every file by its content, and names it in the page. A page without this line asks for no worker.
 */
export async function writeRelease(dist: string): Promise<Release> {
  const id = sha256(JSON.stringify(filesOf(dist)));
  const page = join(dist, 'index.html');
  const line = `<link rel="serviceworker" href="./${WORKER}" data-release="${id}" />`;
  writeFileSync(page, readFileSync(page, 'utf8').replace('</head>', `  ${line}\n  </head>`));
  const release: Release = { id, files: filesOf(dist) };
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { RELEASE: JSON.stringify(release) },
    build: {
      target: TARGET,
      outDir: resolve(dist),
      emptyOutDir: false,
      rolldownOptions: { input: SOURCE, output: { format: 'iife', entryFileNames: WORKER } },
    },
  });
  return release;
}
