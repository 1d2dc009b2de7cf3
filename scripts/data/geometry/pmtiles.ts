import { gzipSync } from 'node:zlib';
import { Compression, TileType, zxyToTileId } from 'pmtiles';

/** A tile and its bytes, already compressed with gzip. */
export interface Tile {
  z: number;
  x: number;
  y: number;
  data: Uint8Array;
}

export interface Extent {
  west: number;
  south: number;
  east: number;
  north: number;
}

const HEADER = 127;
/** A reader fetches the header and the root directory in one request of this size. */
const FIRST_FETCH = 16384;

/** The root directory does not fit in a reader's first request. */
export class DirectoryError extends Error {
  override name = 'DirectoryError';
  constructor(readonly bytes: number) {
    super(`a root directory of ${bytes} bytes is too long`);
  }
}

/**
 * Writes vector tiles as one PMTiles archive, version 3, with a single directory and the tiles in the order of their
 * ids: https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md
 * @throws {DirectoryError} when there are too many tiles for a single directory.
 */
export function writePmtiles(tiles: readonly Tile[], extent: Extent, metadata: object): Uint8Array {
  const entries = tiles
    .map((tile) => ({ ...tile, id: zxyToTileId(tile.z, tile.x, tile.y) }))
    .sort((a, b) => a.id - b.id);
  const directory = gzipSync(encodeDirectory(entries), { level: 9 });
  if (HEADER + directory.length > FIRST_FETCH) throw new DirectoryError(directory.length);
  const json = gzipSync(JSON.stringify(metadata));
  const dataOffset = HEADER + directory.length + json.length;
  const dataLength = entries.reduce((sum, { data }) => sum + data.length, 0);

  const header = new DataView(new ArrayBuffer(HEADER));
  const uint64 = (at: number, value: number) => header.setBigUint64(at, BigInt(value), true);
  const degrees = (at: number, value: number) => header.setInt32(at, Math.round(value * 1e7), true);
  'PMTiles'.split('').forEach((letter, i) => header.setUint8(i, letter.charCodeAt(0)));
  header.setUint8(7, 3);
  uint64(8, HEADER);
  uint64(16, directory.length);
  uint64(24, HEADER + directory.length);
  uint64(32, json.length);
  uint64(40, dataOffset);
  uint64(48, 0);
  uint64(56, dataOffset);
  uint64(64, dataLength);
  for (const at of [72, 80, 88]) uint64(at, entries.length);
  header.setUint8(96, 1);
  header.setUint8(97, Compression.Gzip);
  header.setUint8(98, Compression.Gzip);
  header.setUint8(99, TileType.Mvt);
  const zooms = tiles.map(({ z }) => z);
  header.setUint8(100, Math.min(...zooms));
  header.setUint8(101, Math.max(...zooms));
  degrees(102, extent.west);
  degrees(106, extent.south);
  degrees(110, extent.east);
  degrees(114, extent.north);
  header.setUint8(118, Math.min(...zooms));
  degrees(119, (extent.west + extent.east) / 2);
  degrees(123, (extent.south + extent.north) / 2);

  return Buffer.concat([new Uint8Array(header.buffer), directory, json, ...entries.map(({ data }) => data)]);
}

/** Four columns of varints: steps between ids, run lengths, lengths, offsets (0 for "right after the one before"). */
function encodeDirectory(entries: { id: number; data: Uint8Array }[]): Uint8Array {
  const bytes: number[] = [];
  const varint = (value: number) => {
    for (; value > 0x7f; value = Math.floor(value / 0x80)) bytes.push((value % 0x80) | 0x80);
    bytes.push(value);
  };
  varint(entries.length);
  entries.forEach(({ id }, i) => varint(i ? id - entries[i - 1].id : id));
  entries.forEach(() => varint(1));
  entries.forEach(({ data }) => varint(data.length));
  entries.forEach((_, i) => varint(i ? 0 : 1));
  return Uint8Array.from(bytes);
}
