import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LICENCES, MATERIALS } from '../../scripts/build/shipped';

interface Component {
  name: string;
  version: string;
  licenses: [{ license?: { id: string }; expression?: string }];
  hashes: [{ content: string }];
}
const DIST = '.cache/dist';
const { components } = JSON.parse(readFileSync(join(DIST, MATERIALS), 'utf8')) as { components: Component[] };

/** Those of package.json that a file of the page imports. */
function importedByThePage(): Set<string> {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
  const found = new Set<string>();
  for (const file of readdirSync('src', { recursive: true, encoding: 'utf8' })) {
    if (!/\.(ts|svelte)$/.test(file) || /^cli[\\/]/.test(file)) continue;
    const code = readFileSync(join('src', file), 'utf8');
    // Types are not shipped, nor what only the command reads with.
    for (const [, what, name] of code.matchAll(/import\s+(type\s)?[^;]*?from '([^'.][^']*)'/g))
      if (!what)
        found.add(
          name
            .split('/')
            .slice(0, name.startsWith('@') ? 2 : 1)
            .join('/'),
        );
  }
  return new Set([...found].filter((name) => name in dependencies));
}

test('every package that the page imports is in the bill of materials, once a version', () => {
  const names = components.map(({ name }) => name);
  const missing = [...importedByThePage()].filter((name) => !names.includes(name));
  expect(missing).toEqual(['@duckdb/node-api']);
  // Of the workers, of WebAssembly and of the style sheet too.
  expect(names).toEqual(expect.arrayContaining(['proj4', '@duckdb/duckdb-wasm', '@fontsource-variable/source-sans-3']));
  expect(new Set(components.map(({ name, version }) => `${name}@${version}`)).size).toBe(components.length);
  expect(names).not.toContain('vite');
});

test('each has the checksum of the lock file and a licence that lets it be shipped', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { version: string; integrity?: string }>;
  };
  const locked = Object.entries(packages).map(([path, { version, integrity }]) => [
    `${path.replace(/^.*node_modules\//, '')}@${version}`,
    integrity,
  ]);
  for (const { name, version, licenses, hashes } of components) {
    const archives = locked.filter(([id]) => id === `${name}@${version}`).map(([, integrity]) => integrity);
    expect(archives, name).toContain(`sha512-${Buffer.from(hashes[0].content, 'hex').toString('base64')}`);
    const [{ license, expression }] = licenses;
    for (const licence of license ? [license.id] : expression!.replaceAll(/[()]/g, '').split(' OR '))
      expect(licence, name).toMatch(/^(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|OFL-1\.1)$/);
  }
});

test('the licences are told in one file, by name and version', () => {
  const text = readFileSync(join(DIST, LICENCES), 'utf8');
  for (const { name, version } of components) expect(text).toContain(`${name} ${version} — `);
  expect(text).toContain('Permission is hereby granted');
  expect(text).toContain('SIL OPEN FONT LICENSE');
});
