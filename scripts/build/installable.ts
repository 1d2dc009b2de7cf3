import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { FIRST_FILES } from '../../src/atlas/file-names.ts';
import { compressFolder } from './compress.ts';
import { PAGE_POLICY } from './policy.ts';
import { writeRelease } from './release.ts';

const INSTALL = 'src/ui/install';

/** Adds to the built app what makes it safe and installable anywhere: its policy, its manifest, its icons, a word to old browsers. */
export function installable(): Plugin {
  return {
    name: 'perimetre:installable',
    apply: 'build',
    transformIndexHtml: () => [
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
