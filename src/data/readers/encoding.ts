import { wordsOf } from './bytes';
import { ibm850, likeliest, type OneByte } from './one-byte';
import type { Source } from './source';

/** Whether one of the four bytes of a word may be beyond ASCII, NUL or a carriage return. */
const isRemarkable = (word: number) => ((word | (word - 0x0e0e0e0e)) & 0x80808080) !== 0;

/** What the bytes of a text say of its encoding. */
export class EncodingTally {
  /** Sequences of two bytes and more that UTF-8 allows, and bytes that it does not. */
  valid = 0;
  invalid = 0;
  /** How often each byte beyond ASCII comes. */
  readonly #times = new Uint32Array(128);
  /** NUL bytes, which no text has, and carriage returns. */
  nul = 0;
  cr = 0;
  /** Bytes that the sequence begun still awaits, and the bounds of the next: no overlong form, no surrogate. */
  #awaited = 0;
  #low = 0x80;
  #high = 0xbf;

  push(bytes: Uint8Array): void {
    const words = wordsOf(bytes);
    // In variables of its own: this loop sees every word of files of a gigabyte.
    let { valid, invalid, nul, cr } = this;
    let [awaited, low, high] = [this.#awaited, this.#low, this.#high];
    for (let i = 0; i < bytes.length; i++) {
      if (i % 4 === 0 && awaited === 0) {
        while (i >> 2 < words.length && !isRemarkable(words[i >> 2])) i += 4;
        if (i === bytes.length) break;
      }
      const byte = bytes[i];
      if (byte >= 0x80) this.#times[byte - 0x80]++;
      if (byte === 0) nul++;
      else if (byte === 0x0d) cr++;
      if (byte < 0x80 && awaited === 0) continue;
      if (awaited > 0) {
        if (byte >= low && byte <= high) {
          if (--awaited === 0) valid++;
          low = 0x80;
          high = 0xbf;
          continue;
        }
        invalid++;
        awaited = 0;
        if (byte < 0x80) continue;
      }
      awaited = byte < 0xc2 || byte > 0xf4 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
      if (awaited === 0) invalid++;
      low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
      high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
    }
    Object.assign(this, { valid, invalid, nul, cr });
    [this.#awaited, this.#low, this.#high] = [awaited, low, high];
  }

  /** One byte a letter unless nearly all beyond ASCII reads as UTF-8: a few spoilt bytes are not another encoding. */
  get encoding(): 'utf-8' | OneByte {
    return this.invalid > this.valid / 10 ? likeliest(this.#times) : 'utf-8';
  }
}

/** The encoding of UTF-16 that its mark says, or the NUL of every other byte where the letters are; else `null`. */
export function utf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const letters = head.subarray(0, UNMARKED);
  if (letters.length < 4) return null;
  const nul = [0, 0];
  letters.forEach((byte, i) => byte || nul[i % 2]++);
  const most = 0.4 * letters.length;
  if (nul[1] >= most && nul[0] === 0) return 'utf-16le';
  return nul[0] >= most && nul[1] === 0 ? 'utf-16be' : null;
}

/** Bytes looked at when there is no mark. */
const UNMARKED = 1 << 10;

/**
 * Makes text of bytes, each time anew.
 * @throws {TypeError} for bytes that the encoding does not allow, when `fatal`.
 */
export function decoder(encoding: string, fatal = false): (bytes: Uint8Array) => string {
  if (encoding === 'ibm850') return ibm850;
  const letters = new TextDecoder(encoding, { fatal });
  // Node takes Windows-1252 for Latin-1 (’, œ and € are lost), but not in a stream; it has no letter of several bytes.
  const options = { stream: encoding === 'windows-1252' };
  return (bytes) => letters.decode(bytes, options);
}

export const windows1252 = decoder('windows-1252');

/** The decoder of texts that are no UTF-8: of one byte a letter, whatever is said of them. */
export function oneByteDecoder(bytes: Uint8Array): (bytes: Uint8Array) => string {
  const times = new Uint32Array(128);
  for (const byte of bytes) if (byte >= 0x80) times[byte - 0x80]++;
  return decoder(likeliest(times));
}

/** A whole text: UTF-16 that shows, UTF-8 when all of it is, else the likeliest of one byte a letter. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return decoder(utf16(bytes) ?? 'utf-8', true)(bytes);
  } catch {
    return oneByteDecoder(bytes)(bytes);
  }
}

/** The decoder of a document that says its encoding, as XML does; UTF-8 when it does not. */
export async function textDecoderOf(source: Source): Promise<TextDecoder> {
  const head = await source.read(0, Math.min(source.size, UNMARKED));
  const wide = utf16(head);
  const [, said = 'utf-8'] = /^\s*<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(new TextDecoder().decode(head)) ?? [];
  try {
    return new TextDecoder(wide ?? said);
  } catch {
    return new TextDecoder();
  }
}
