import type { Geometry, Position } from 'geojson';
import { GEOMETRIES } from './features';
import { asIs, fromEpsg, type ToWgs84 } from './projection';
import { parseWkb } from './wkb';

const WKT = /^\s*(?:SRID=(\d+);\s*)?(MULTIPOLYGON|POLYGON)\s*(?:Z|M|ZM)?\s*(\(.*\))\s*$/is;
const GEOJSON = /^\s*\{.*"coordinates"/s;
const WKB = /^\s*(?:0x|\\x)?((?:01[0-9a-f]{8}|00[0-9a-f]{8})(?:[0-9a-f]{2})+)\s*$/i;
const BEGINS =
  /^\s*(?:SRID=\d+;\s*)?(?:MULTI)?POLYGON\b|^\s*\{.*"type"\s*:\s*"(?:Multi)?Polygon"|^\s*(?:0x|\\x)?(?:010[36]0000[02]0|000[02]0000000[36])/is;
const POINT = /(-?[\d.]+(?:e[-+]?\d+)?)\s+(-?[\d.]+(?:e[-+]?\d+)?)(?:\s+-?[\d.]+(?:e[-+]?\d+)?){0,2}/gi;

/** Whether a cell is that of a surface, as databases write one: WKT, GeoJSON or WKB in letters. */
export const isSurfaceText = (text: string): boolean => BEGINS.test(text.slice(0, 300));

/** The surface of a cell, in the system that it says or in that of the file; `null` when it cannot be read. */
export function surfaceOf(text: string): { geometry: Geometry; project: ToWgs84 } | null {
  try {
    const [, srid, type, body] = WKT.exec(text) ?? [];
    if (body) {
      const name = type.toUpperCase() === 'POLYGON' ? 'Polygon' : 'MultiPolygon';
      const lists = body.replaceAll(POINT, '[$1,$2]').replaceAll('(', '[').replaceAll(')', ']');
      return {
        geometry: { type: name, coordinates: JSON.parse(lists) as Position[][] & Position[][][] },
        project: systemOf(srid),
      };
    }
    const [, bytes] = WKB.exec(text) ?? [];
    if (bytes)
      return { geometry: parseWkb(Uint8Array.from(bytes.match(/../g)!, (two) => parseInt(two, 16))), project: asIs };
    if (!GEOJSON.test(text)) return null;
    const geometry = JSON.parse(text) as Geometry;
    return GEOMETRIES.includes(geometry.type) ? { geometry, project: asIs } : null;
  } catch {
    return null;
  }
}

const systemOf = (srid: string | undefined) => (srid && Number(srid) ? (fromEpsg(Number(srid)) ?? asIs) : asIs);
