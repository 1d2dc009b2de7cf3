import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { firstScreen } from './scripts/build/first-screen.ts';
import { installable, release } from './scripts/build/installable.ts';
import { mapLibrary } from './scripts/build/map-library.ts';
import { shippedPackages } from './scripts/build/shipped.ts';
import { TARGET } from './scripts/build/target.ts';

const shipped = shippedPackages();
const withoutData = process.env.PERIMETRE_WITHOUT_DATA === '1';

export default defineConfig({
  base: './',
  plugins: [mapLibrary(), svelte(), installable(), shipped.write, !withoutData && release()],
  publicDir: withoutData ? false : 'public',
  build: {
    target: TARGET,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: { codeSplitting: { groups: [{ name: firstScreen() }] } },
    },
  },
  worker: { format: 'es', plugins: () => [shipped.note] },
});
