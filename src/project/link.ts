import { LONGEST_NAME } from './document';
import { LinkError } from './errors';

/*
 * A link holds INSEE codes, not indices, so that it outlives a renumbering. After `#p=`, in base64url:
 *   version (1 byte), CRC-32 of the rest (4), length of the name in UTF-8 (varint), the name,
 *   number of codes (varint), the codes as ascending numbers, each as its step from the one before (varint).
 * A varint is LEB128. Codes `2A001` and `2B001` count as 100 001 and 101 001, after all others.
 */
const PREFIX = '#p=';
const VERSION = 1;
const HEADER = 5;
const CODE = /^(?:\d{5}|2[AB]\d{3})$/;
const HIGHEST = 101_999;

/**
 * A territory as a URL fragment. 200 communes take at most 1 100 characters, whichever they are.
 * @param codes INSEE codes, in any order.
 * @throws {LinkError} `code` when one is not an INSEE code.
 */
export function encodeLink(name: string, codes: Iterable<string>): string {
  const numbers = Array.from(new Set(codes), toNumber).sort((a, b) => a - b);
  const title = new TextEncoder().encode(name.slice(0, LONGEST_NAME));
  const body: number[] = [];
  pushVarint(body, title.length);
  body.push(...title);
  pushVarint(body, numbers.length);
  numbers.forEach((number, i) => pushVarint(body, i ? number - numbers[i - 1] : number));
  const bytes = new Uint8Array(HEADER + body.length);
  bytes[0] = VERSION;
  bytes.set(body, HEADER);
  new DataView(bytes.buffer).setUint32(1, crc32(bytes.subarray(HEADER)));
  return PREFIX + toBase64Url(bytes);
}

/**
 * The territory that a fragment holds; codes ascending.
 * @throws {LinkError} and nothing else, whatever the fragment.
 */
export function decodeLink(fragment: string): { name: string; codes: string[] } {
  if (!fragment.startsWith(PREFIX)) throw new LinkError('foreign');
  const bytes = fromBase64Url(fragment.slice(PREFIX.length));
  if (!bytes.length) throw new LinkError('truncated');
  if (bytes[0] !== VERSION) throw new LinkError(bytes[0] > VERSION ? 'version' : 'foreign');
  const reader = new Reader(bytes, HEADER);
  const title = reader.bytes(reader.varint());
  const count = reader.varint();
  const numbers: number[] = [];
  for (let i = 0; i < count; i++) numbers.push(reader.varint() + (i ? numbers[i - 1] : 0));
  const sound = new DataView(bytes.buffer).getUint32(1) === crc32(bytes.subarray(HEADER));
  if (!sound || !reader.ended || numbers.some((number, i) => number > HIGHEST || number === numbers[i - 1]))
    throw new LinkError('damaged');
  return { name: new TextDecoder().decode(title), codes: numbers.map(toCode).sort() };
}

function toNumber(code: string): number {
  if (!CODE.test(code)) throw new LinkError('code');
  if (code.startsWith('2A')) return 100_000 + Number(code.slice(2));
  if (code.startsWith('2B')) return 101_000 + Number(code.slice(2));
  return Number(code);
}

function toCode(number: number): string {
  if (number < 100_000) return String(number).padStart(5, '0');
  return (number < 101_000 ? '2A' : '2B') + String(number % 1000).padStart(3, '0');
}

function pushVarint(bytes: number[], value: number): void {
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  bytes.push(value);
}

class Reader {
  constructor(
    readonly source: Uint8Array,
    private at: number,
  ) {}

  get ended(): boolean {
    return this.at === this.source.length;
  }

  bytes(length: number): Uint8Array {
    if (this.at + length > this.source.length) throw new LinkError('truncated');
    return this.source.subarray(this.at, (this.at += length));
  }

  varint(): number {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const [byte] = this.bytes(1);
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
    throw new LinkError('damaged');
  }
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** Only what `toBase64Url` writes is read: a stray bit in the last character would otherwise go unseen. */
function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]*$/.test(text) || text.length > 500_000) throw new LinkError('damaged');
  if (text.length % 4 === 1) throw new LinkError('truncated');
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  const spareBits = [0, 0, 4, 2][text.length % 4];
  if (spareBits && ALPHABET.indexOf(text.at(-1)!) % (1 << spareBits)) throw new LinkError('damaged');
  return bytes;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** CRC-32 as in ISO 3309 and zlib, bit by bit: a link is a few hundred bytes. */
function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
