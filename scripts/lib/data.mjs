import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { mustRun, root, tool } from './install.mjs';

/** The folder of open data that a build would read: `$PERIMETRE_OPEN_DATA`, `./open-data`, `../shared/open-data`. */
export function openData() {
  const candidates = [process.env.PERIMETRE_OPEN_DATA, 'open-data', join('..', 'shared', 'open-data')];
  return candidates.map((path) => path && resolve(root, path)).find((path) => path && existsSync(path)) ?? null;
}

function* filesUnder(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    else yield path;
  }
}

function fingerprint(source) {
  const hash = createHash('sha256');
  for (const folder of ['scripts/data', 'src/atlas', 'src/sources', 'data'])
    for (const path of [...filesUnder(join(root, folder))].sort())
      hash.update(relative(root, path)).update(readFileSync(path));
  hash.update(readFileSync(join(root, 'package-lock.json')));
  for (const path of source ? [...filesUnder(source)].sort() : []) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path} ${size} ${mtimeMs}`);
  }
  return hash.digest('hex');
}

/** Builds a data folder from `source` (`null`: from the npm packages alone) unless nothing changed since the last build. */
export function buildData(out, source) {
  const stamp = join(root, '.cache', `${out.replaceAll(/\W/g, '-')}.stamp`);
  const wanted = fingerprint(source);
  const fresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (fresh && existsSync(join(root, out, 'manifest.json'))) return;
  mustRun(tool('tsx'), ['scripts/data/build.ts', '--out', out, ...(source ? ['--source', source] : ['--embedded'])]);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** One line a layer: what the data folder was built from. */
export function describeData(out) {
  const { layers } = JSON.parse(readFileSync(join(root, out, 'manifest.json'), 'utf8'));
  return layers.map((l) => `  ${l.title} — ${l.source} (${l.vintage}, ${l.quality})`).join('\n');
}
