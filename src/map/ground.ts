import { GPUInitializationError, type Map as MapLibre } from 'maplibre-gl';
import { awaitEnd } from '../kernel/work';
import type { Bounds } from './camera';
import { addControls } from './controls';
import type { MapStatus, MapWords } from './host';
import { openMap } from './open';
import { tellRest } from './rest';
import { mapStyle, UNITS } from './style';
import { onOtherColours } from './theme';

/** How MapLibre says that its worker is missing or spoilt. */
const NO_WORKER = 'Worker failed';
/** Of the worker, which the maps of a page share. */
const LIFE = `#perimetre-map-${Math.random()}`;
const METROPOLE: Bounds = [-5.15, 41.33, 9.57, 51.1];

/**
 * The bare map of the country, which needs nothing but its tiles: it is painted while the units are still on their way.
 * Where WebGL is missing it stays empty, after `status` has said so.
 */
export class MapGround {
  readonly map: MapLibre | null = null;
  readonly #over = new AbortController();
  #failed = false;
  #rested = false;
  #hush: (() => void) | null = null;

  /** @param dataUrl address of the built data folder, relative to the page or absolute. */
  constructor(
    container: HTMLElement,
    private readonly dataUrl: string,
    private readonly status: (status: MapStatus) => void,
  ) {
    status('loading');
    try {
      this.map = openMap(container, dataUrl, METROPOLE, LIFE);
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

  /** Calls `wake` at the first rest, and again each time on a map that had lost everything. */
  onBare(wake: () => void): void {
    this.onFirstRest(() => {
      wake();
      this.map?.on('style.load', wake);
    });
  }

  /** Says in the language of `words` what the map says itself. */
  speak(words: MapWords): void {
    this.#hush?.();
    this.#hush = this.map && addControls(this.map, words);
  }

  destroy(): void {
    this.#over.abort();
    this.map?.remove();
  }

  #listen(map: MapLibre): void {
    tellRest(map);
    void map.once('idle', () => (this.#rested = true));
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
    onOtherColours(() => map.setStyle(mapStyle(this.dataUrl), { diff: false }), this.#over.signal);
    map.on('webglcontextlost', () => this.#fail('webgl'));
    map.on('webglcontextrestored', () => {
      this.#failed = false;
      this.#say('ready');
    });
  }

  #fail(reason: 'webgl' | 'tiles'): void {
    if (!this.#failed) this.status({ failed: reason });
    this.#failed = true;
  }

  #say(status: MapStatus): void {
    if (!this.#failed) this.status(status);
  }
}
