import { COG_YEAR } from '../../src/atlas/cog';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type * as MapLibre from 'maplibre-gl';
import type { Browser } from 'playwright-core';
import { decodeTopology, FILES } from '../../src/atlas/files';
import { readAtlas } from '../../src/cli/folder';
import { indexArcs } from '../../src/kernel/arcs';
import { outline } from '../../src/kernel/outline';
import { UnitSet } from '../../src/kernel/unit-set';
import { openSource, readSource } from '../data/sources';
import { serve } from '../serve';
import { printLine } from './measure';

const RUNS = 3;
const MAPLIBRE = 'node_modules/maplibre-gl/dist';
/** The map of the app at 1440 × 900, for the plain page to draw as many pixels. */
const SIZE = { width: 800, height: 806 };

/** Time to the first idle map from an empty cache: the app, and a plain page that loads the national GeoJSON. */
export async function firstViews(browser: Browser, app: string, folder: string): Promise<void> {
  const plain = writePlainPage(folder);
  const server = await serve(plain, 0);
  const other = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const times = { app: [] as number[], plain: [] as number[] };
  let fetched = new Map<string, number>();
  for (let run = 0; run < RUNS; run++) {
    const first = await firstView(browser, app, folder);
    times.app.push(first.milliseconds);
    fetched = first.fetched;
    times.plain.push((await firstView(browser, other, plain)).milliseconds);
  }
  server.close();
  rmSync(plain, { recursive: true });
  printLine('first view', { page: 'app' }, times.app);
  printLine('first view', { page: 'national GeoJSON' }, times.plain);
  const median = (list: number[]) => list.toSorted((a, b) => a - b)[list.length >> 1];
  const ratio = Number((median(times.app) / median(times.plain)).toFixed(3));
  console.log(JSON.stringify({ bench: 'first view', ratio, wanted: 1 / 3 }));
  console.log(JSON.stringify({ bench: 'first view', gzipBytesUntilIdle: Object.fromEntries(fetched) }));
}

/** Opens a page in a browser without cache; what it fetched from `folder` until its map rested, once compressed. */
async function firstView(browser: Browser, address: string, folder: string) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const fetched = new Map<string, number>();
  const sizes: Promise<void>[] = [];
  context.on('response', (response) => {
    const [, name] = /\/data\/([^?]+)$/.exec(response.url()) ?? [];
    if (!name) return;
    sizes.push(
      response.headerValue('content-length').then((length) => {
        // Tiles are compressed one by one in their archive, and are asked for by ranges.
        const bytes = response.status() === 206 ? Number(length) : gzipSync(readFileSync(join(folder, name))).length;
        fetched.set(name, (fetched.get(name) ?? 0) + bytes);
      }),
    );
  });
  await page.addInitScript(noteRest);
  await page.goto(address);
  const handle = await page.waitForFunction(() => (window as { restedAt?: number }).restedAt, undefined, {
    timeout: 180_000,
  });
  const until = new Map(fetched);
  await Promise.all(sizes);
  const milliseconds = (await handle.jsonValue())!;
  await context.close();
  return { milliseconds, fetched: until.size ? fetched : until };
}

/** Runs in the page before anything else: notes when its map rests for the first time. */
function noteRest() {
  new MutationObserver((_, observer) => {
    if (!document.querySelector('[data-view]')) return;
    Object.assign(window, { restedAt: performance.now() });
    observer.disconnect();
  }).observe(document, { attributes: true, attributeFilter: ['data-view'], subtree: true });
}

/** What one would write first: MapLibre, all outlines in one file, a fill and a line. */
function writePlainPage(folder: string): string {
  const target = mkdtempSync(join(tmpdir(), 'perimetre-bench-'));
  for (const file of ['maplibre-gl.mjs', 'maplibre-gl-shared.mjs', 'maplibre-gl-worker.mjs', 'maplibre-gl.css'])
    copyFileSync(join(MAPLIBRE, file), join(target, file));
  writeFileSync(join(target, 'communes.geojson'), nationalGeoJson(folder));
  writeFileSync(
    join(target, 'index.html'),
    '<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="maplibre-gl.css">' +
      '<link rel="stylesheet" href="page.css"><div id="map"></div><script type="module" src="page.mjs"></script>',
  );
  writeFileSync(join(target, 'page.css'), `#map { width: ${SIZE.width}px; height: ${SIZE.height}px; }`);
  writeFileSync(join(target, 'page.mjs'), `(${plainPage.toString().replace('MAPLIBRE', './maplibre-gl.mjs')})();`);
  return target;
}

/** Runs in the plain page. */
async function plainPage() {
  // @ts-expect-error an address of the plain page, filled in when it is written
  const { Map, setWorkerUrl } = (await import('MAPLIBRE')) as typeof MapLibre;
  setWorkerUrl('maplibre-gl-worker.mjs');
  const map = new Map({
    container: 'map',
    bounds: [-5.2, 41.3, 9.6, 51.1],
    attributionControl: false,
    style: {
      version: 8,
      sources: { communes: { type: 'geojson', data: 'communes.geojson' } },
      layers: [
        { id: 'fill', type: 'fill', source: 'communes', paint: { 'fill-color': '#f3efe6' } },
        { id: 'line', type: 'line', source: 'communes', paint: { 'line-color': '#888888', 'line-width': 0.5 } },
      ],
    },
  });
  map.once('idle', () => (document.getElementById('map')!.dataset.view = 'rested'));
}

/** The national file as Etalab gives it, when it is at hand; else the same made from the outlines of the app. */
function nationalGeoJson(folder: string): string | Buffer {
  const source = openSource(undefined);
  const file = source && readSource(source, `contours/communes-${COG_YEAR}.geojson.gz`);
  if (file) return gunzipSync(file.bytes);
  const atlas = readAtlas(folder);
  const arcs = indexArcs(decodeTopology(readFileSync(join(folder, FILES.topology))), atlas.count);
  const features = atlas.codes.map((code, unit) => ({
    type: 'Feature',
    properties: { code, nom: atlas.names[unit], departement: atlas.departments[atlas.department[unit]].code },
    geometry: { type: 'MultiPolygon', coordinates: outline(arcs, new UnitSet([unit])) },
  }));
  return JSON.stringify({
    type: 'FeatureCollection',
    features: features.filter(({ geometry }) => geometry.coordinates.length),
  });
}
