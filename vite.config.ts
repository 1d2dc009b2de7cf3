import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { installable, release } from './scripts/build/installable.ts';
import { shippedPackages } from './scripts/build/shipped.ts';
import { TARGET } from './scripts/build/target.ts';

/** MapLibre's worker starts when it is imported, though its package says that nothing but its styles does anything. */
const mapWorker: Plugin = {
  name: 'map-worker',
  transform: (code, id) => (id.includes('maplibre-gl-worker') ? { code, moduleSideEffects: true } : null),
};

const shipped = shippedPackages();
const withoutData = process.env.PERIMETRE_WITHOUT_DATA === '1';

export default defineConfig({
  base: './',
  plugins: [svelte(), installable(), shipped.write, !withoutData && release()],
  publicDir: withoutData ? false : 'public',
  build: {
    target: TARGET,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      checks: { pluginTimings: false },
      // What the first screen imports is one file: a dozen would be as many questions.
      output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
    },
  },
  worker: { format: 'es', plugins: () => [mapWorker, shipped.note] },
});
