import type { Map as MapLibre } from 'maplibre-gl';
import type { Point } from './tools/gesture';
import type { Sheet } from './tools/sheet';

/**
 * The map by keyboard: MapLibre's arrows, + and - move it, a crosshair marks its centre, Enter acts on what is there.
 * @param at told the centre each time that the map comes to rest under the crosshair; `null` when the crosshair goes.
 */
export function useKeyboard(
  map: MapLibre,
  sheet: Sheet,
  enter: (at: Point, alt: boolean) => void,
  at: (centre: Point | null) => void,
): void {
  const canvas = map.getCanvas();
  const centre = (): Point => ({ x: canvas.clientWidth / 2, y: canvas.clientHeight / 2 });
  let shown = false;
  const show = (visible: boolean) => {
    if (!visible && !shown) return;
    shown = visible;
    sheet.crosshair(visible ? centre() : null);
    at(visible ? centre() : null);
  };
  canvas.addEventListener('focus', () => canvas.matches(':focus-visible') && show(true));
  canvas.addEventListener('blur', () => show(false));
  canvas.addEventListener('pointerdown', () => show(false));
  canvas.addEventListener('keydown', (event) => {
    if (event.key.startsWith('Arrow')) show(true);
    if (event.key !== 'Enter') return;
    show(true);
    enter(centre(), event.altKey);
  });
  map.on('moveend', () => show(shown));
  map.on('resize', () => show(shown));
}
