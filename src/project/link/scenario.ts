import { deflateSync, inflateSync } from 'fflate';
import { crc32 } from '../../kernel/crc32';
import { LONGEST_NAME } from '../document';
import { VINTAGES } from '../settings';
import { LinkError } from '../errors';
import { fromBase64Url, haveQuarters, LinkReader, pushCodes, pushText, pushVarint, toBase64Url } from './bytes';
import { pushParts, readParts } from './parts';
import type { LinkedTerritory } from './territory';

/*
 * A whole scenario. After `#s=`, in base64url: version (1 byte), CRC-32 of the body (4), length of the body (4), then
 * the body, deflated: the name, the vintage of the population (0 for the newest; version 1 had none), the number of
 * territories, and of each its name, the id of the CPTS that it stands in for (empty for none), its codes and its parts.
 */
export const SCENARIO_PREFIX = '#s=';
/** 2: by communes. 3: by communes and quarters. 4: parts of communes too. Each is written only where there are some. */
const VERSIONS = { communes: 2, quarters: 3, parts: 4 };
const HEADER = 9;
/** Room for ten times the communes of France: a longer body was not written here. */
const LONGEST_BODY = 2_000_000;

export interface LinkedScenario {
  name: string;
  /** Vintage of the population that it is counted by; `null` for the newest. */
  vintage: number | null;
  territories: (LinkedTerritory & { origin: string | null })[];
}

/**
 * A scenario as a URL fragment.
 * @throws {LinkError} `code` when a code is not an INSEE code.
 */
export function encodeScenarioLink({ name, vintage, territories }: LinkedScenario): string {
  const written: number[] = [];
  const parted = territories.some(({ parts }) => parts?.length);
  const quartered = parted || territories.some(({ codes }) => haveQuarters(codes));
  pushText(written, name.slice(0, LONGEST_NAME));
  pushVarint(written, vintage ?? 0);
  pushVarint(written, territories.length);
  for (const territory of territories) {
    pushText(written, territory.name.slice(0, LONGEST_NAME));
    pushText(written, territory.origin ?? '');
    pushCodes(written, territory.codes, quartered);
    if (parted) pushParts(written, territory.parts ?? []);
  }
  const body = Uint8Array.from(written);
  const deflated = deflateSync(body, { level: 9 });
  const bytes = new Uint8Array(HEADER + deflated.length);
  const view = new DataView(bytes.buffer);
  bytes[0] = parted ? VERSIONS.parts : quartered ? VERSIONS.quarters : VERSIONS.communes;
  view.setUint32(1, crc32(body));
  view.setUint32(5, body.length);
  bytes.set(deflated, HEADER);
  return SCENARIO_PREFIX + toBase64Url(bytes);
}

/**
 * The scenario that a fragment holds.
 * @throws {LinkError} and nothing else, whatever the fragment.
 */
export function decodeScenarioLink(fragment: string): LinkedScenario {
  if (!fragment.startsWith(SCENARIO_PREFIX)) throw new LinkError('foreign');
  const bytes = fromBase64Url(fragment.slice(SCENARIO_PREFIX.length));
  if (bytes.length < HEADER) throw new LinkError('truncated');
  const [version] = bytes;
  if (version > VERSIONS.parts) throw new LinkError('version');
  if (version < 1) throw new LinkError('foreign');
  const reader = new LinkReader(inflated(bytes), 0);
  const name = reader.text();
  const vintage = version === 1 ? null : vintageIn(reader);
  const count = reader.varint();
  const territories: LinkedScenario['territories'] = [];
  for (let i = 0; i < count; i++) {
    const [title, origin] = [reader.text(), reader.text()];
    const codes = reader.codes(version >= VERSIONS.quarters);
    const parts = version === VERSIONS.parts ? readParts(reader) : [];
    territories.push({ name: title, origin: origin || null, codes, ...(parts.length && { parts }) });
  }
  if (!reader.ended) throw new LinkError('damaged');
  return { name, vintage, territories };
}

function vintageIn(reader: LinkReader): number | null {
  const vintage = reader.varint();
  if (vintage === 0) return null;
  if (vintage < VINTAGES.first || vintage > VINTAGES.last) throw new LinkError('damaged');
  return vintage;
}

function inflated(bytes: Uint8Array<ArrayBuffer>): Uint8Array {
  const view = new DataView(bytes.buffer);
  const length = view.getUint32(5);
  if (length > LONGEST_BODY) throw new LinkError('damaged');
  let body: Uint8Array;
  try {
    body = inflateSync(bytes.subarray(HEADER), { out: new Uint8Array(length) });
  } catch {
    throw new LinkError('damaged');
  }
  if (body.length !== length || crc32(body) !== view.getUint32(1)) throw new LinkError('damaged');
  return body;
}
