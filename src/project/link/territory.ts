import { crc32 } from '../../kernel/crc32';
import { LONGEST_NAME } from '../document';
import type { TypedPart } from '../../domain/parts';
import { LinkError } from '../errors';
import { fromBase64Url, LinkReader, haveQuarters, pushCodes, pushText, toBase64Url } from './bytes';
import { pushParts, readParts } from './parts';

/*
 * A link holds INSEE codes, not indices, so that it outlives a renumbering. After `#p=`, in base64url:
 *   version (1 byte), CRC-32 of the rest (4), the name, the codes, what was typed of communes held in part.
 */
export const TERRITORY_PREFIX = '#p=';
/** 1: communes. 2: communes and quarters. 3: parts of communes too. Each is written only where there are some. */
const VERSIONS = { communes: 1, quarters: 2, parts: 3 };
const HEADER = 5;

/** A territory as it travels. */
export interface LinkedTerritory {
  name: string;
  /** INSEE codes. */
  codes: string[];
  /** Of communes that it holds in part. */
  parts?: readonly TypedPart[];
}

/**
 * A territory as a URL fragment. 200 communes take at most 1 100 characters, whichever they are.
 * @param codes INSEE codes, in any order.
 * @throws {LinkError} `code` when one is not an INSEE code.
 */
export function encodeLink(name: string, codes: Iterable<string>, parts: readonly TypedPart[] = []): string {
  const body: number[] = [];
  const all = [...codes];
  const quartered = parts.length > 0 || haveQuarters(all);
  pushText(body, name.slice(0, LONGEST_NAME));
  pushCodes(body, all, quartered);
  if (parts.length) pushParts(body, parts);
  const bytes = new Uint8Array(HEADER + body.length);
  bytes[0] = parts.length ? VERSIONS.parts : quartered ? VERSIONS.quarters : VERSIONS.communes;
  bytes.set(body, HEADER);
  new DataView(bytes.buffer).setUint32(1, crc32(bytes.subarray(HEADER)));
  return TERRITORY_PREFIX + toBase64Url(bytes);
}

/**
 * The territory that a fragment holds; codes ascending.
 * @throws {LinkError} and nothing else, whatever the fragment.
 */
export function decodeLink(fragment: string): LinkedTerritory {
  if (!fragment.startsWith(TERRITORY_PREFIX)) throw new LinkError('foreign');
  const bytes = fromBase64Url(fragment.slice(TERRITORY_PREFIX.length));
  if (!bytes.length) throw new LinkError('truncated');
  const [version] = bytes;
  if (version > VERSIONS.parts) throw new LinkError('version');
  if (version < VERSIONS.communes) throw new LinkError('foreign');
  const reader = new LinkReader(bytes, HEADER);
  const territory = { name: reader.text(), codes: reader.codes(version >= VERSIONS.quarters) };
  const parts = version === VERSIONS.parts ? readParts(reader) : [];
  const sound = new DataView(bytes.buffer).getUint32(1) === crc32(bytes.subarray(HEADER));
  if (!sound || !reader.ended) throw new LinkError('damaged');
  return parts.length ? { ...territory, parts } : territory;
}
