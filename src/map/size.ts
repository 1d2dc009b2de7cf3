import type { Map as MapLibre } from 'maplibre-gl';

/**
 * Keeps a map at the size of its container. One hidden behind another screen keeps the size that it had: making its
 * canvas anew, to nothing then back, would hold up the screen that replaces it.
 */
export function followSize(map: MapLibre): void {
  const container = map.getContainer();
  const canvas = map.getCanvas();
  const observer = new ResizeObserver(() => {
    const { clientWidth, clientHeight } = container;
    if (!clientWidth || !clientHeight) return;
    if (clientWidth === canvas.clientWidth && clientHeight === canvas.clientHeight) return;
    map.resize();
    // In the same frame: an empty canvas is not seen.
    map.redraw();
  });
  observer.observe(container);
  void map.once('remove', () => observer.disconnect());
}
