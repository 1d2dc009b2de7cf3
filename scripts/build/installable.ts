import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { FIRST_FILES } from '../../src/atlas/file-names.ts';
import { compressFolder } from './compress.ts';
import { PAGE_POLICY } from './policy.ts';
import { writeRelease } from './release.ts';

const INSTALL = 'src/ui/install';
const PAGE = '/index.html';
const MAP_ROOM = '/src/map/room.ts';
const MAP_WORKER = /tiles\.worker-/;

/** Adds to the built app what makes it safe and installable anywhere: its policy, its manifest, its icons, a word to old browsers. */
export function installable(): Plugin {
  return {
    name: 'perimetre:installable',
    apply: 'build',
    transformIndexHtml: (_, { bundle }) => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: PAGE_POLICY },
        injectTo: 'head-prepend',
      },
      ...FIRST_FILES.map((name) => ({
        tag: 'link',
        attrs: { rel: 'preload', as: 'fetch', crossorigin: true, href: `./data/${name}` },
        injectTo: 'head' as const,
      })),
      ...neededByMap(bundle ?? {}).map(([rel, href]) => ({
        tag: 'link',
        attrs: {
          rel: 'later',
          'data-rel': rel,
          crossorigin: true,
          href: `./${href}`,
        },
        injectTo: 'head' as const,
      })),
      { tag: 'link', attrs: { rel: 'manifest', href: './manifest.webmanifest' }, injectTo: 'head' },
      { tag: 'link', attrs: { rel: 'apple-touch-icon', href: './apple-touch-icon.png' }, injectTo: 'head' },
      { tag: 'script', attrs: { src: './old-browser.js', async: true }, injectTo: 'body' },
    ],
    generateBundle() {
      for (const fileName of readdirSync(INSTALL))
        this.emitFile({ type: 'asset', fileName, source: readFileSync(join(INSTALL, fileName)) });
    },
  };
}

/** What the map is fetched with, in the built app and in its data, and how it is asked for before its turn. */
function neededByMap(bundle: Rolldown.OutputBundle): [rel: string, href: string][] {
  const files = Object.values(bundle);
  const entry = files.find((file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(PAGE));
  const room = files.find((file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(MAP_ROOM));
  const scripts = new Set(room ? [room.fileName] : []);
  // A set goes on to what is added on the way.
  for (const name of scripts) {
    const script = bundle[name];
    for (const imported of script.type === 'chunk' ? script.imports : [])
      if (imported !== entry?.fileName) scripts.add(imported);
  }
  const workers = Object.keys(bundle).filter((name) => MAP_WORKER.test(name));
  return [
    ...[...scripts].map((name): [string, string] => ['modulepreload', name]),
    // No browser preloads for a worker, and Firefox judges a prefetch by `default-src`; what was fetched before, it has.
    ...workers.map((name): [string, string] => ['fetch', name]),
  ];
}

/** Makes a release of the built app and its data, and compresses it. */
export function release(): Plugin {
  let dist: string;
  return {
    name: 'perimetre:release',
    apply: 'build',
    configResolved: (config) => void (dist = join(config.root, config.build.outDir)),
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        await writeRelease(dist);
        await compressFolder(dist);
      },
    },
  };
}
