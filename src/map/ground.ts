import { GPUInitializationError, type Map as MapLibre } from 'maplibre-gl';
import { awaitEnd } from '../kernel/await-end';
import type { Bounds } from './camera';
import { addControls } from './controls';
import type { MapStatus, MapWords } from './host';
import { openMap } from './open';
import { tellRest } from './rest';
import { FIRST_NEAR_ZOOM } from '../atlas/tiles';
import { mapStyle, showUnitsFromAfar, tilesOf, UNITS } from './style';
import { onOtherColours } from './theme';
import { unitInTile } from './tiles';

/** How MapLibre says that its worker is missing or spoilt. */
const NO_WORKER = 'Worker failed';
/** Of the worker, which the maps of a page share. */
const LIFE = `#perimetre-map-${Math.random()}`;
const METROPOLE: Bounds = [-5.15, 41.33, 9.57, 51.1];
/** Milliseconds that the line is left, after the first picture, to whoever already presses a place on it. */
const HELD = 300;

/**
 * The bare map of the country, which needs nothing but its tiles: it is painted while the units are still on their way.
 * Where WebGL is missing it stays empty, after `status` has said so.
 */
export class MapGround {
  readonly map: MapLibre | null = null;
  readonly #over = new AbortController();
  #failed = false;
  #rested = false;
  #awake = false;
  #whole = false;
  #held = 0;
  readonly #wakers: (() => void)[] = [];
  #hush: (() => void) | null = null;

  /**
   * @param dataUrl address of the built data folder, relative to the page or absolute.
   * @param context what surrounds the communes, where it is at hand.
   */
  constructor(
    container: HTMLElement,
    private readonly dataUrl: string,
    private readonly status: (status: MapStatus) => void,
    private readonly context: GeoJSON.GeoJSON | null = null,
  ) {
    status('loading');
    try {
      this.map = openMap(container, mapStyle(dataUrl, context), METROPOLE, LIFE);
    } catch (error) {
      if (!(error instanceof GPUInitializationError)) throw error;
      container.replaceChildren();
      this.#fail('webgl');
      return;
    }
    this.#listen(this.map);
  }

  /** Calls `rested` once the country is painted for the first time, or at once when it is already. */
  onFirstRest(rested: () => void): void {
    if (this.#rested) rested();
    else void this.map?.once('idle', rested);
  }

  /** Calls `wake` after the first rest, and again each time on a map that had lost everything. */
  onBare(wake: () => void): void {
    this.#wakers.push(wake);
    if (this.#awake) wake();
  }

  /** Calls `whole` once the units are painted too, wherever one looks from. */
  onWhole(whole: () => void): void {
    this.onBare(() => void this.map?.once('idle', whole));
  }

  /** The unit at a place of which the map has painted nothing yet; `null` where there is none, or it cannot be had. */
  async ask(longitude: number, latitude: number): Promise<number | null> {
    if (this.#whole) return null;
    return unitInTile(tilesOf(this.dataUrl), longitude, latitude).catch(() => null);
  }

  /** Says in the language of `words` what the map says itself. */
  speak(words: MapWords): void {
    this.#hush?.();
    this.#hush = this.map && addControls(this.map, words);
  }

  destroy(): void {
    this.#over.abort();
    clearTimeout(this.#held);
    this.map?.remove();
  }

  #listen(map: MapLibre): void {
    void map.once('idle', () => {
      this.#rested = true;
      map.getContainer().dataset.painted = '';
      map.on('style.load', this.#wake);
      this.#held = window.setTimeout(() => this.#goOn(map), map.getZoom() < FIRST_NEAR_ZOOM ? HELD : 0);
    });
    map.on('load', () => {
      this.#say('ready');
      awaitEnd(LIFE, this.#over.signal, () => this.#fail('tiles'));
    });
    map.on('error', ({ error, ...event }) => {
      if (error instanceof GPUInitializationError) this.#fail('webgl');
      else if ((event as { sourceId?: string }).sourceId === UNITS.source || error.message.startsWith(NO_WORKER))
        this.#fail('tiles');
    });
    // Everything is written again on the new colours, as on a map that has lost everything.
    onOtherColours(() => map.setStyle(mapStyle(this.dataUrl, this.context), { diff: false }), this.#over.signal);
    map.on('webglcontextlost', () => this.#fail('webgl'));
    map.on('webglcontextrestored', () => {
      this.#failed = false;
      this.#say('ready');
    });
  }

  #goOn(map: MapLibre): void {
    this.onWhole(() => (this.#whole = true));
    tellRest(map);
    this.#wake();
  }

  readonly #wake = (): void => {
    this.#awake = true;
    showUnitsFromAfar(this.map!);
    for (const wake of this.#wakers) wake();
  };

  #fail(reason: 'webgl' | 'tiles'): void {
    if (!this.#failed) this.status({ failed: reason });
    this.#failed = true;
  }

  #say(status: MapStatus): void {
    if (!this.#failed) this.status(status);
  }
}
