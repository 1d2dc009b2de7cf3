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

const IMPORTED = /(?:from\s+|import\s*\(?\s*)['"](\.[^'"]+)['"]/g;

const SENTENCES = ['src/words/', 'src/language/'];

/**
 * The files that the build is made of, from the root: its entry, all that it imports from one file to the next, and the
 * committed tables; but for the sentences, of which it stores none.
 */
export function filesOfBuild() {
  const found = new Set(filesUnder(join(root, 'data')));
  const visit = (path) => {
    if (found.has(path) || SENTENCES.some((room) => path.startsWith(join(root, room)))) return;
    found.add(path);
    if (!/\.[jt]s$/.test(path)) return;
    for (const [, specifier] of readFileSync(path, 'utf8').matchAll(IMPORTED)) {
      const target = resolve(dirname(path), specifier);
      const file = [target, `${target}.ts`, join(target, 'index.ts')].find(
        (one) => /\.\w+$/.test(one) && existsSync(one),
      );
      if (file) visit(file);
    }
  };
  visit(join(root, 'scripts/data/build.ts'));
  return [...found].map((path) => relative(root, path)).sort();
}

function fingerprint(source) {
  const hash = createHash('sha256');
  for (const path of filesOfBuild()) hash.update(path).update(readFileSync(join(root, path)));
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

const manifestOf = (out) => JSON.parse(readFileSync(join(root, out, 'manifest.json'), 'utf8'));

/** One line a layer: what the data folder was built from. */
export function describeData(out) {
  return manifestOf(out)
    .layers.map((l) => `  ${l.title} — ${l.source} (${l.vintage}, ${l.quality})`)
    .join('\n');
}

/** Prints each source and each built file with its SHA-256, and returns whether every file is as it was built. */
export function verifyData(out) {
  const { layers, files } = manifestOf(out);
  console.log('Sources (SHA-256 de ce qui a été lu) :');
  for (const { title, source, vintage, licence, checksum } of layers)
    console.log(`  ${checksum}  ${title} — ${source} (${vintage}, ${licence})`);
  console.log('Fichiers construits :');
  const spoilt = files.filter(({ name, checksum }) => {
    const path = join(root, out, name);
    const found = existsSync(path) && createHash('sha256').update(readFileSync(path)).digest('hex');
    console.log(`  ${checksum}  ${name} — ${found === checksum ? 'conforme' : found ? 'ABÎMÉ' : 'ABSENT'}`);
    return found !== checksum;
  });
  if (spoilt.length)
    console.error(
      `${spoilt.length} fichier(s) à reconstruire : supprimez le dossier ${out}, puis relancez « npm start ».`,
    );
  return spoilt.length === 0;
}
