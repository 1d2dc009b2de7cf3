import { COG_YEAR } from '../../src/atlas/cog';
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type * as MapLibre from 'maplibre-gl';
import { decodeTopology } from '../../src/atlas/files';
import { FILES } from '../../src/atlas/file-names';
import { readAtlas } from '../../src/cli/folder';
import { indexArcs } from '../../src/kernel/arcs';
import { outline } from '../../src/kernel/outline';
import { UnitSet } from '../../src/kernel/unit-set';
import { openSource, readSource } from '../data/sources';

const MAPLIBRE = 'node_modules/maplibre-gl/dist';
/** The map of the app at 1440 × 900, for the plain page to draw as many pixels. */
const SIZE = { width: 800, height: 806 };

/**
 * A folder with what one would write first: MapLibre, all outlines in one file, a fill and a line; with `populations`,
 * also a table of them, and a click that adds a commune up.
 */
export function writePlainPage(folder: string, populations = false): string {
  const target = mkdtempSync(join(tmpdir(), 'perimetre-bench-'));
  for (const file of ['maplibre-gl.mjs', 'maplibre-gl-shared.mjs', 'maplibre-gl-worker.mjs', 'maplibre-gl.css'])
    copyFileSync(join(MAPLIBRE, file), join(target, file));
  writeFileSync(join(target, 'communes.geojson'), nationalGeoJson(folder));
  if (populations) writeFileSync(join(target, 'populations.csv'), populationTable(folder));
  writeFileSync(
    join(target, 'index.html'),
    '<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="maplibre-gl.css">' +
      '<link rel="stylesheet" href="page.css"><div id="map"></div><p id="sum"></p>' +
      '<script type="module" src="page.mjs"></script>',
  );
  writeFileSync(join(target, 'page.css'), `#map { width: ${SIZE.width}px; height: ${SIZE.height}px; }`);
  const table = populations ? "'populations.csv'" : 'null';
  writeFileSync(
    join(target, 'page.mjs'),
    `(${plainPage.toString().replace('MAPLIBRE', './maplibre-gl.mjs')})(${table});`,
  );
  return target;
}

/** Runs in the plain page. */
async function plainPage(table: string | null) {
  // @ts-expect-error an address of the plain page, filled in when it is written
  const { Map: GlMap, setWorkerUrl } = (await import('MAPLIBRE')) as typeof MapLibre;
  setWorkerUrl('maplibre-gl-worker.mjs');
  const map = new GlMap({
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
  const { dataset } = document.getElementById('map')!;
  map.once('idle', () => (dataset.view = 'rested'));
  if (table === null) return;
  const text = await (await fetch(table)).text();
  const populations = new Map(text.split('\n').map((line) => line.split(';') as [string, string]));
  let sum = 0;
  map.on('click', ({ point }) => {
    const [feature] = map.queryRenderedFeatures(point, { layers: ['fill'] });
    if (!feature) return;
    sum += Number(populations.get(feature.properties.code as string));
    document.getElementById('sum')!.textContent = String(sum);
  });
  map.once('idle', () => (dataset.ready = 'yes'));
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

function populationTable(folder: string): string {
  const { codes, populations } = readAtlas(folder);
  return codes.map((code, unit) => `${code};${populations[0].values[unit]}`).join('\n');
}
