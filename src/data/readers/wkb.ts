import type { Geometry } from 'geojson';

const TYPES = [
  'Point',
  'LineString',
  'Polygon',
  'MultiPoint',
  'MultiLineString',
  'MultiPolygon',
  'GeometryCollection',
] as const;

/** Reads one shape in well-known binary (OGC 06-103r4, §8), of ISO or of PostGIS; heights and measures are left out. */
export function parseWkb(bytes: Uint8Array): Geometry {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let little = true;
  const integer = () => view.getUint32((at += 4) - 4, little);
  const double = () => view.getFloat64((at += 8) - 8, little);
  /** As many as the next number says; a number that the bytes left cannot hold is refused before any is made. */
  const list = <T>(read: () => T): T[] => {
    const length = integer();
    if (length > view.byteLength) throw new RangeError('WKB too short');
    return Array.from({ length }, read);
  };
  const geometry = (): Geometry => {
    little = view.getUint8(at++) === 1;
    const code = integer();
    const type = TYPES[((code & 0xffff) % 1000) - 1];
    const dimensions = Math.floor((code & 0xffff) / 1000);
    const extra = dimensions === 3 ? 2 : dimensions ? 1 : (code >>> 31) + ((code >>> 30) & 1);
    if (code & 0x20000000) at += 4;
    const point = () => {
      const position = [double(), double()];
      at += 8 * extra;
      return position;
    };
    const line = () => list(point);
    const parts = () => list(geometry);
    const nested = () => parts().map((part) => (part as { coordinates: unknown }).coordinates);
    switch (type) {
      case 'Point':
        return { type, coordinates: point() };
      case 'LineString':
        return { type, coordinates: line() };
      case 'Polygon':
        return { type, coordinates: list(line) };
      case 'GeometryCollection':
        return { type, geometries: parts() };
      case undefined:
        throw new RangeError(`WKB type ${code}`);
      default:
        return { type, coordinates: nested() } as Geometry;
    }
  };
  return geometry();
}
