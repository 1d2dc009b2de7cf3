import { Map as MapLibre, ScaleControl, setWorkerUrl, type StyleSpecification } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import './map.css';
import type { Bounds } from './camera';
import { followSize } from './size';
import { readPmtiles } from './tiles';
import workerUrl from './tiles.worker?worker&url';

/**
 * A map in a style, looking at `bounds`: north up, flat, with its scale.
 * @param life of its worker: the name of a lock that it holds, from a # on.
 * @throws {GPUInitializationError} when the browser gives no WebGL.
 */
export function openMap(container: HTMLElement, style: StyleSpecification, bounds: Bounds, life: string): MapLibre {
  setWorkerUrl(workerUrl + life);
  readPmtiles();
  const map = new MapLibre({
    container,
    style,
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
    // Names that fade in paint the whole map ten times over: without a graphics card that takes seconds.
    fadeDuration: 0,
    attributionControl: false,
    validateStyle: false,
    trackResize: false,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  followSize(map);
  map.addControl(new ScaleControl({ unit: 'metric', maxWidth: 120 }), 'bottom-left');
  return map;
}
