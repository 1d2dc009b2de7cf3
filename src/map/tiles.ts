import { addProtocol, type AddProtocolAction } from 'maplibre-gl';
import { Protocol } from 'pmtiles';
import type { Atlas } from '../atlas/atlas';
import { LAST_TILE_ZOOM } from '../atlas/tiles';
import type { IndexedArcs } from '../kernel/arcs';
import { inTasks } from '../kernel/task';
import type { ExactTiles } from './exact-tiles';
import type { ExactBorders } from './outlines';
import { across, down } from './projection';
import { unitIn } from './unit-in-tile';

let added = false;
let drawn: readonly ExactBorders[] = [];
let exact: ExactTiles | null = null;

/** Teaches MapLibre to read `pmtiles://` addresses, once for the page. */
export function readPmtiles(): void {
  if (added) return;
  added = true;
  addProtocol('pmtiles', answer);
}

const read = new Protocol().tilev4 as AddProtocolAction;

const answer: AddProtocolAction = async (request, abort) => {
  const { data } = await read(request, heeded(abort));
  const [, z, x, y] = /\/(\d+)\/(\d+)\/(\d+)$/.exec(request.url) ?? [];
  const isTile = exact && z !== undefined && data instanceof Uint8Array;
  return { data: isTile ? await inTasks(exact!.patch(Number(z), Number(x), Number(y), data)) : data };
};

/**
 * The unit at a place, by the one tile that shows it best; `null` outside of all.
 * @param archive address of the tiles.
 * @throws when the tile cannot be had.
 */
export async function unitInTile(archive: string, longitude: number, latitude: number): Promise<number | null> {
  const [x, y] = [across(longitude), down(latitude)].map((part) => part * 2 ** LAST_TILE_ZOOM);
  const url = `pmtiles://${archive}/${LAST_TILE_ZOOM}/${Math.floor(x)}/${Math.floor(y)}`;
  const { data } = await answer({ url, type: 'arrayBuffer' }, new AbortController());
  return unitIn(data as Uint8Array, x % 1, y % 1);
}

/**
 * What the service worker answers is read to its end whether it is wanted or not: to give it up spares nothing, and
 * Firefox writes an error for each in the console.
 */
const heeded = (abort: AbortController): AbortController =>
  navigator.serviceWorker?.controller ? new AbortController() : abort;

/**
 * Draws these outlines, the later over the earlier, in the tiles read from now on.
 * @param arcs the borders between the units as the tiles have them.
 * @returns whether the tiles read before are to be read again.
 */
export async function drawExactly(borders: readonly ExactBorders[], arcs: IndexedArcs, atlas: Atlas): Promise<boolean> {
  if (borders === drawn || borders.length + drawn.length === 0) return false;
  drawn = borders;
  const { ExactTiles } = await import('./exact-tiles');
  if (borders !== drawn) return false;
  exact = borders.length ? new ExactTiles(borders, arcs, atlas) : null;
  return true;
}
