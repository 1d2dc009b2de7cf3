import { group } from 'd3-array';
import { LinkError } from '../errors';

/*
 * The parts that links are made of. A varint is LEB128. INSEE codes are ascending numbers, each as its step from the
 * one before; `2A001` and `2B001` count as 100 001 and 101 001, after all others. Quarters come after the communes, those
 * of each after its number. Texts are UTF-8 after their length.
 */
const CODE = /^(?:\d{5}|2[AB]\d{3})$/;
const QUARTER = /^(?:\d{9}|2[AB]\d{7})$/;
const HIGHEST = 101_999;
const HIGHEST_QUARTER = 9999;

export function pushText(bytes: number[], text: string): void {
  const encoded = new TextEncoder().encode(text);
  pushVarint(bytes, encoded.length);
  bytes.push(...encoded);
}

/** Whether some codes are those of quarters, which links of before cannot hold. */
export const haveQuarters = (codes: Iterable<string>): boolean => [...codes].some((code) => QUARTER.test(code));

/**
 * Codes of communes, then, when `quartered`, those of quarters.
 * @throws {LinkError} `code` when one is neither.
 */
export function pushCodes(bytes: number[], codes: Iterable<string>, quartered: boolean): void {
  const all = [...new Set(codes)];
  const isQuarter = (code: string) => quartered && QUARTER.test(code);
  pushNumbers(bytes, all.filter((code) => !isQuarter(code)).map(toNumber));
  if (!quartered) return;
  const byCommune = group(all.filter(isQuarter), (code) => toNumber(code.slice(0, 5)));
  const communes = [...byCommune.keys()].sort((a, b) => a - b);
  pushNumbers(bytes, communes);
  for (const commune of communes)
    pushNumbers(
      bytes,
      byCommune.get(commune)!.map((code) => Number(code.slice(5))),
    );
}

function pushNumbers(bytes: number[], numbers: readonly number[]): void {
  const ascending = numbers.toSorted((a, b) => a - b);
  pushVarint(bytes, ascending.length);
  ascending.forEach((number, i) => pushVarint(bytes, i ? number - ascending[i - 1] : number));
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

export function pushVarint(bytes: number[], value: number): void {
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  bytes.push(value);
}

/** Reads what the functions above have written. Every method throws a `LinkError` at what they have not. */
export class LinkReader {
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

  text(): string {
    return new TextDecoder().decode(this.bytes(this.varint()));
  }

  /** Of communes and, when `quartered`, of quarters, ascending. */
  codes(quartered: boolean): string[] {
    const communes = this.#numbers(HIGHEST).map(toCode);
    if (!quartered) return communes.sort();
    const quarters = this.#numbers(HIGHEST).flatMap((commune) =>
      this.#numbers(HIGHEST_QUARTER).map((quarter) => toCode(commune) + String(quarter).padStart(4, '0')),
    );
    return [...communes, ...quarters].sort();
  }

  #numbers(highest: number): number[] {
    const count = this.varint();
    const numbers: number[] = [];
    for (let i = 0; i < count; i++) {
      numbers.push(this.varint() + (i ? numbers[i - 1] : 0));
      if (numbers[i] > highest || numbers[i] === numbers[i - 1]) throw new LinkError('damaged');
    }
    return numbers;
  }
}

export function toBase64Url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Only what `toBase64Url` writes is read: a stray bit in the last character would otherwise go unseen. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]*$/.test(text) || text.length > 500_000) throw new LinkError('damaged');
  if (text.length % 4 === 1) throw new LinkError('truncated');
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  const spareBits = [0, 0, 4, 2][text.length % 4];
  if (spareBits && ALPHABET.indexOf(text.at(-1)!) % (1 << spareBits)) throw new LinkError('damaged');
  return bytes;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
