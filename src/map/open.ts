import { AttributionControl, Map as MapLibre, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import './map.css';
import type { Bounds } from './camera';
import type { MapWords } from './host';
import { mapStyle } from './style';
import { readPmtiles } from './tiles';

const escaped = (text: string) => text.replace(/[&<]/g, (c) => (c === '&' ? '&amp;' : '&lt;'));

/** Where the whole line of sources would hide the scale, it starts folded behind its button. */
const NARROW = 640;

/**
 * A map of the built data folder, looking at `bounds`: north up, flat, with its scale, zoom buttons and sources.
 * @throws {GPUInitializationError} when the browser gives no WebGL.
 */
export function openMap(container: HTMLElement, dataUrl: string, bounds: Bounds, words: MapWords): MapLibre {
  setWorkerUrl(workerUrl);
  readPmtiles();
  const map = new MapLibre({
    container,
    style: mapStyle(new URL(dataUrl, document.baseURI).href.replace(/\/$/, '')),
    bounds,
    // The tools stand over the top of the map.
    fitBoundsOptions: { padding: { top: 72, right: 16, bottom: 16, left: 16 } },
    minZoom: 3,
    maxZoom: 14,
    maxPitch: 0,
    renderWorldCopies: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    boxZoom: false,
    doubleClickZoom: false,
    fadeDuration: 150,
    attributionControl: false,
    validateStyle: false,
    locale: {
      'Map.Title': words.label,
      'NavigationControl.ZoomIn': words.zoomIn,
      'NavigationControl.ZoomOut': words.zoomOut,
      'AttributionControl.ToggleAttribution': words.toggleAttribution,
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new AttributionControl({ compact: true, customAttribution: escaped(words.attribution) }));
  if (container.clientWidth < NARROW) fold(container.querySelector('.maplibregl-ctrl-attrib'));
  map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right');
  map.addControl(new ScaleControl({ unit: 'metric', maxWidth: 120 }), 'bottom-left');
  return map;
}

function fold(attribution: Element | null): void {
  attribution?.removeAttribute('open');
  attribution?.classList.remove('maplibregl-compact-show');
}
