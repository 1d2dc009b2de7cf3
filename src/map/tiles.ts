import { addProtocol } from 'maplibre-gl';
import { Protocol } from 'pmtiles';

let added = false;

/** Teaches MapLibre to read `pmtiles://` addresses, once for the page. */
export function readPmtiles(): void {
  if (added) return;
  added = true;
  addProtocol('pmtiles', new Protocol().tile);
}
