import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { installable, release } from './scripts/build/installable.ts';

const withoutData = process.env.PERIMETRE_WITHOUT_DATA === '1';

export default defineConfig({
  base: './',
  plugins: [svelte(), installable(), !withoutData && release()],
  publicDir: withoutData ? false : 'public',
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  worker: { format: 'es' },
});
