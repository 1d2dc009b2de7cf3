import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const MIRROR_ONLY = ['test/**/mirror/**/*.test.ts', 'test/mirror/**/*.test.ts'];
/** The last two read names, codes and outlines that either folder has. */
const EMBEDDED_ONLY = [
  'test/**/embedded/**/*.test.ts',
  'test/atlas/{names.property,lookup,search}.test.ts',
  'test/build/perimeters.test.ts',
];
/** What reads no built data folder. */
const PURE = [
  'test/kernel/**/*.test.ts',
  'test/atlas/{packed,quarters}.test.ts',
  'test/words/**/*.test.ts',
  'test/map/**/*.test.ts',
  'test/ui/**/*.test.ts',
  'test/build/{apl,cpts,download*,geometry-mesh,old-browser,population,professionals,shipped,sources,units}.test.ts',
  'test/domain/{calendar,coverage,edges,parts,pull,rules,scenario-changes,shape,white-zones}.test.ts',
  'test/project/{history,quarters,tabs}.test.ts',
  'test/state/{exclusive,gestures,late-files,route}.test.ts',
  'test/data/*.test.ts',
  'test/data/readers/**/*.test.ts',
  'test/*.test.ts',
];

/** The main job in each engine: `npm run test:browsers`. */
const BROWSERS = ['test/browsers/*.test.ts'];

/** Every test that reads a built data folder runs on the npm packages alone, and again on the mirror when there is one. */
const over = (name: string, data: string, exclude: string[]) => ({
  extends: true as const,
  test: {
    name,
    include: ['test/**/*.test.ts'],
    exclude: [...PURE, ...BROWSERS, ...exclude],
    env: { PERIMETRE_DATA: data },
  },
});

export default defineConfig({
  plugins: [svelte()],
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'pure', include: PURE } },
      { extends: true, test: { name: 'browsers', include: BROWSERS } },
      over('embedded', '.cache/data-embedded', MIRROR_ONLY),
      over('mirror', '.cache/data-mirror', EMBEDDED_ONLY),
    ],
  },
});
