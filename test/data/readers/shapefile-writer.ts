import type { Polygon } from 'geojson';

const SHP_HEADER = 100;
const POLYGON = 5;
const FIELD = 32;
const WIDTH = 40;

/** The `.shp` and the `.dbf` (in UTF-8) of polygons of one ring (ESRI Shapefile Technical Description, 1998). */
export function shapefile(polygons: readonly Polygon[], records: readonly Record<string, string | number>[]) {
  return { shp: shp(polygons), dbf: dbf(records) };
}

function shp(polygons: readonly Polygon[]): Uint8Array {
  const rings = polygons.map(({ coordinates }) => coordinates[0]);
  const sizes = rings.map((ring) => 4 + 32 + 4 + 4 + 4 + 16 * ring.length);
  const length = SHP_HEADER + sizes.reduce((sum, size) => sum + 8 + size, 0);
  const view = new DataView(new ArrayBuffer(length));
  view.setInt32(0, 9994);
  view.setInt32(24, length / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, POLYGON, true);
  const box = (at: number, points: readonly number[][]) => {
    const [x, y] = [points.map(([x]) => x), points.map(([, y]) => y)];
    [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)].forEach((bound, i) =>
      view.setFloat64(at + 8 * i, bound, true),
    );
  };
  box(36, rings.flat());
  let at = SHP_HEADER;
  rings.forEach((ring, i) => {
    view.setInt32(at, i + 1);
    view.setInt32(at + 4, sizes[i] / 2);
    view.setInt32(at + 8, POLYGON, true);
    box(at + 12, ring);
    [1, ring.length, 0].forEach((value, k) => view.setInt32(at + 44 + 4 * k, value, true));
    ring.flat().forEach((value, k) => view.setFloat64(at + 56 + 8 * k, value, true));
    at += 8 + sizes[i];
  });
  return new Uint8Array(view.buffer);
}

function dbf(records: readonly Record<string, string | number>[]): Uint8Array {
  const names = Object.keys(records[0]);
  const header = 32 + FIELD * names.length + 1;
  const row = 1 + WIDTH * names.length;
  const bytes = new Uint8Array(header + row * records.length + 1).fill(0x20);
  bytes.fill(0, 0, header);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, 3);
  view.setUint32(4, records.length, true);
  view.setUint16(8, header, true);
  view.setUint16(10, row, true);
  const encoder = new TextEncoder();
  names.forEach((name, i) => {
    bytes.set(encoder.encode(name), 32 + FIELD * i);
    bytes[32 + FIELD * i + 11] = 'C'.charCodeAt(0);
    bytes[32 + FIELD * i + 16] = WIDTH;
  });
  bytes[header - 1] = 0x0d;
  records.forEach((record, r) =>
    names.forEach((name, i) => {
      bytes.set(encoder.encode(String(record[name])).subarray(0, WIDTH), header + r * row + 1 + WIDTH * i);
    }),
  );
  bytes[bytes.length - 1] = 0x1a;
  return bytes;
}
