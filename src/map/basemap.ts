import type { Map as MapLibre } from 'maplibre-gl';
import type { MapGround } from './ground';
import { DARK } from './palette';
import { UNIT_LAYER } from './style';
import { wishedColours } from './theme';

const ID = 'ign';
/** Plan IGN as images, by zoom, row and column of the common grid of the Web. */
const TILES =
  'https://data.geopf.fr/wmts?SERVICE=WMTS&VERSION=1.0.0&REQUEST=GetTile&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2' +
  '&STYLE=normal&FORMAT=image/png&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}';
const LAST_ZOOM = 18;

/** How the map of the IGN under the units answers. */
export type BasemapStatus = 'off' | 'asked' | 'shown' | 'missing';

/**
 * The map of the IGN under the units, in grey. Nothing is asked of anybody before it is shown. It comes after the first
 * rest of the map, which owes it nothing: slow, absent or wrong, it only leaves the ground white.
 */
export class Basemap {
  #shown = false;

  constructor(
    ground: MapGround,
    private readonly map: MapLibre,
    private readonly status: (status: BasemapStatus) => void,
  ) {
    ground.onBare(this.#apply);
    map.on('error', (event) => {
      if ((event as { sourceId?: string }).sourceId === ID && this.#shown) this.status('missing');
    });
    map.on('data', (event) => {
      const { sourceId, tile } = event as { sourceId?: string; tile?: { state?: string } };
      if (sourceId === ID && tile?.state === 'loaded' && this.#shown) this.status('shown');
    });
  }

  set shown(shown: boolean) {
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#apply();
  }

  readonly #apply = (): void => {
    const { map } = this;
    if (!map.getLayer(UNIT_LAYER)) return;
    if (this.#shown && !map.getSource(ID)) {
      this.status('asked');
      map.addSource(ID, { type: 'raster', tiles: [TILES], tileSize: 256, maxzoom: LAST_ZOOM, attribution: 'Plan IGN' });
      // By night its paper is dark and its lines are lit.
      const [black, white] = wishedColours() === DARK ? [0.75, 0.1] : [0.2, 1];
      const paint = {
        'raster-saturation': -1,
        'raster-contrast': -0.2,
        'raster-brightness-min': black,
        'raster-brightness-max': white,
        'raster-fade-duration': 0,
      };
      map.addLayer({ id: ID, type: 'raster', source: ID, paint }, UNIT_LAYER);
    }
    if (!this.#shown && map.getSource(ID)) {
      map.removeLayer(ID);
      map.removeSource(ID);
    }
    if (!this.#shown) this.status('off');
    // The communes are still there to be pointed at: they only let the ground through.
    map.setPaintProperty(UNIT_LAYER, 'fill-opacity', this.#shown ? 0 : 1);
  };
}
