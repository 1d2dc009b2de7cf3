import { AttributionControl, NavigationControl, type Map as MapLibre } from 'maplibre-gl';
import type { MapWords } from './host';

const escaped = (text: string) => text.replace(/[&<]/g, (c) => (c === '&' ? '&amp;' : '&lt;'));

/** Where the whole line of sources would hide the scale, it starts folded behind its button. */
const NARROW = 640;

/**
 * Gives `map` its accessible name, its sources and its zoom buttons in the language of `words`, until the returned
 * function is called.
 */
export function addControls(map: MapLibre, words: MapWords): () => void {
  const container = map.getContainer();
  const controls = [
    new AttributionControl({ compact: true, customAttribution: escaped(words.attribution) }),
    new NavigationControl({ showCompass: false }),
  ];
  for (const control of controls) map.addControl(control, 'bottom-right');
  // A reader that browses a region would keep its arrows to itself.
  map.getCanvas().setAttribute('role', 'application');
  map.getCanvas().setAttribute('aria-label', words.label);
  label(container.querySelector('.maplibregl-ctrl-zoom-in'), words.zoomIn);
  label(container.querySelector('.maplibregl-ctrl-zoom-out'), words.zoomOut);
  label(container.querySelector('.maplibregl-ctrl-attrib-button'), words.toggleAttribution);
  if (container.clientWidth < NARROW) fold(container.querySelector('.maplibregl-ctrl-attrib'));
  return () => controls.forEach((control) => map.removeControl(control));
}

function label(button: Element | null, text: string): void {
  button?.setAttribute('title', text);
  button?.setAttribute('aria-label', text);
}

function fold(attribution: Element | null): void {
  attribution?.removeAttribute('open');
  attribution?.classList.remove('maplibregl-compact-show');
}
