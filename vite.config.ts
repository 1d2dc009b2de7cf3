import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const withoutData = process.env.PERIMETRE_WITHOUT_DATA === '1';

export default defineConfig({
  base: './',
  plugins: [svelte()],
  publicDir: withoutData ? false : 'public',
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  worker: { format: 'es' },
});
