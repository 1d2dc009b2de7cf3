/** What the bytes of a text say of its encoding. */
export class EncodingTally {
  /** Sequences of two bytes and more that UTF-8 allows, and bytes that it does not. */
  valid = 0;
  invalid = 0;
  /** NUL bytes, which no text has, and carriage returns. */
  nul = 0;
  cr = 0;
  #awaited = 0;
  /** Bounds of the next byte: UTF-8 has no overlong form and no surrogate. */
  #low = 0x80;
  #high = 0xbf;

  push(bytes: Uint8Array): void {
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i];
      if (byte < 0x80) {
        if (byte === 0) this.nul++;
        else if (byte === 0x0d) this.cr++;
        if (this.#awaited) this.#break();
      } else if (this.#awaited) this.#continue(byte);
      else this.#lead(byte);
    }
  }

  /** Windows-1252 unless nearly everything beyond ASCII reads as UTF-8: a few spoilt bytes are not another encoding. */
  get encoding(): 'utf-8' | 'windows-1252' {
    return this.invalid > this.valid / 10 ? 'windows-1252' : 'utf-8';
  }

  #lead(byte: number) {
    this.#low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    this.#high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
    if (byte >= 0xc2 && byte < 0xe0) this.#awaited = 1;
    else if (byte >= 0xe0 && byte < 0xf0) this.#awaited = 2;
    else if (byte >= 0xf0 && byte < 0xf5) this.#awaited = 3;
    else this.invalid++;
  }

  #continue(byte: number) {
    if (byte < this.#low || byte > this.#high) {
      this.#break();
      this.#lead(byte);
      return;
    }
    this.#low = 0x80;
    this.#high = 0xbf;
    if (--this.#awaited === 0) this.valid++;
  }

  #break() {
    this.#awaited = 0;
    this.invalid++;
  }
}

/** The encoding that a byte-order mark of UTF-16 says; `null` without one. */
export function utf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return null;
}
