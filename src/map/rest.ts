import type { Map as MapLibre } from 'maplibre-gl';

/**
 * Says on the container where the map rests, as `data-view="longitude,latitude,zoom"`, once all that it shows is
 * loaded and drawn; says nothing while it moves.
 */
export function tellRest(map: MapLibre): void {
  const { dataset } = map.getContainer();
  map.on('movestart', () => delete dataset.view);
  map.on('idle', () => {
    const { lng, lat } = map.getCenter();
    dataset.view = [lng, lat, map.getZoom()].join();
  });
}
