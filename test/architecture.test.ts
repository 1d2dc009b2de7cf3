import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The rooms of src/, top to bottom: an import goes to the same room or to one further down. */
const ROOMS = [
  'ui',
  'map',
  'state',
  'cli',
  'dossier',
  'words',
  'project',
  'sources',
  'data',
  'planner',
  'checks',
  'columns',
  'language',
  'domain',
  'atlas',
  'kernel',
];

/** What a room may not touch although it stands below, and the packages that belong to one room. */
const FORBIDDEN_ROOMS: Record<string, string[]> = {
  ui: ['sources', 'data'],
  map: ['state', 'project', 'sources', 'data', 'planner', 'cli'],
  state: ['cli'],
  project: ['sources', 'data', 'planner'],
  domain: [],
};
const PACKAGES: Record<string, string[]> = {
  'maplibre-gl': ['map'],
  pmtiles: ['map'],
  '@duckdb/duckdb-wasm': ['data'],
  idb: ['project', 'data'],
  svelte: ['ui', 'state'],
};

const source = resolve('src');

function* files(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if (/\.(ts|svelte)$/.test(entry.name)) yield path;
  }
}

/** A file's room; what a check shows stands in its folder, and in the room that shows it. */
function roomOf(path: string): string {
  const [room] = relative(source, path).split('/');
  return room === 'checks' && path.endsWith('.svelte') ? 'ui' : room;
}

/** The folder of a source or a check (`sources/bpe`), which no other looks into; none for the rest. */
const folderOf = (path: string) => /^(?:sources|checks)\/[^/]+(?=\/)/.exec(relative(source, path))?.[0];

function violations(path: string, text: string): string[] {
  const room = roomOf(path);
  const found: string[] = [];
  const imported = text.matchAll(/(?:from\s+|import\s*\(?\s*)['"]([^'"]+)['"]/g);
  for (const [, specifier] of imported) {
    if (specifier.startsWith('.')) {
      const target = resolve(dirname(path), specifier);
      if (!target.startsWith(source)) continue;
      const other = roomOf(target);
      const [own, its] = [folderOf(path), folderOf(target)];
      if (own && its && own !== its) found.push(`${relative(source, path)} imports ${specifier}`);
      if (other === room) continue;
      const up = ROOMS.indexOf(other) < ROOMS.indexOf(room);
      if (up || FORBIDDEN_ROOMS[room]?.includes(other)) found.push(`${relative(source, path)} imports ${specifier}`);
    } else {
      const owner = Object.entries(PACKAGES).find(([name]) => specifier === name || specifier.startsWith(`${name}/`));
      if (owner && !owner[1].includes(room)) found.push(`${relative(source, path)} imports ${specifier}`);
    }
  }
  return found;
}

describe('architecture', () => {
  it('has no room that nobody knows', () => {
    const rooms = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(rooms.map((entry) => entry.name).filter((name) => !ROOMS.includes(name))).toEqual([]);
  });

  it('imports downwards only', () => {
    const all = [...files(source)];
    expect(all.length).toBeGreaterThan(20);
    expect(all.flatMap((path) => violations(path, readFileSync(path, 'utf8')))).toEqual([]);
  });

  it('sees a wrong import when there is one', () => {
    const from = (room: string, line: string) => violations(join(source, room, 'x.ts'), line);
    expect(from('kernel', "import { a } from '../atlas/atlas';")).toHaveLength(1);
    expect(from('ui', "import maplibregl from 'maplibre-gl';")).toHaveLength(1);
    expect(from('map', "const a = await import('../state/app.svelte');")).toHaveLength(1);
    expect(from('state', "import { a } from '../kernel/tally';")).toHaveLength(0);
    expect(from('data', "import { a } from '../sources/all';")).toHaveLength(1);
    expect(from('sources/bpe', "import { a } from '../rpps/rpps';")).toHaveLength(1);
    expect(from('sources/bpe', "import { a } from '../../data/importers/guess';")).toHaveLength(0);
    expect(from('checks/cls', "import { a } from '../overlap/check';")).toHaveLength(1);
    expect(from('checks/cls', "import { useApp } from '../../ui/parts/app';")).toHaveLength(1);
    expect(violations(join(source, 'checks/cls/X.svelte'), "import { a } from '../../ui/parts/app';")).toHaveLength(0);
  });
});

describe('packages', () => {
  it('are dependencies where the app or the command imports them, and nothing else is', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
    const imported = new Set<string>();
    for (const path of [...files(source), join(source, 'ui/base.css')])
      for (const [, name] of readFileSync(path, 'utf8').matchAll(
        /['"]((?:@[\w.-]+\/)?[a-z][\w.-]*)(?:\/[^'"\s]*)?['"]/g,
      ))
        if (name in manifest.dependencies || name in manifest.devDependencies) imported.add(name);
    expect(Object.keys(manifest.dependencies).sort()).toEqual([...imported].sort());
  });
});
