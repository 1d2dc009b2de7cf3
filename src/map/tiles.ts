import { addProtocol, type AddProtocolAction } from 'maplibre-gl';
import { Protocol } from 'pmtiles';
import type { ExactTiles } from './exact-tiles';

let added = false;
let exact: ExactTiles | null = null;

/** Teaches MapLibre to read `pmtiles://` addresses, once for the page. */
export function readPmtiles(): void {
  if (added) return;
  added = true;
  const read = new Protocol().tilev4 as AddProtocolAction;
  addProtocol('pmtiles', async (request, abort) => {
    const { data } = await read(request, abort);
    const [, z, x, y] = /\/(\d+)\/(\d+)\/(\d+)$/.exec(request.url) ?? [];
    const isTile = exact && z !== undefined && data instanceof Uint8Array;
    return { data: isTile ? exact!.patch(Number(z), Number(x), Number(y), data) : data };
  });
}

/** Draws exact outlines in the tiles read from now on. */
export function drawExactly(tiles: ExactTiles): void {
  exact = tiles;
}
