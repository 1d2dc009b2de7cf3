/** Counts a byte in `bytes` from one place up to another. */
export type Count = (byte: number, from: number, to: number) => number;

/** Counts bytes four at a time: files of a gigabyte are looked at whole. */
export function counter(bytes: Uint8Array): Count {
  const words = wordsOf(bytes);
  return (byte, from, to) => {
    const first = Math.min(to, (from + 3) & ~3);
    const last = Math.max(first, to & ~3);
    const pattern = Math.imul(byte, 0x01010101);
    let found = 0;
    for (let at = from; at < first; at++) if (bytes[at] === byte) found++;
    for (let word = first >> 2; word < last >> 2; word++) {
      const other = words[word] ^ pattern;
      // The highest bit of each byte that is the same.
      const same = ~(((other & LOW_BITS) + LOW_BITS) | other | LOW_BITS);
      found += Math.imul(same >>> 7, 0x01010101) >>> 24;
    }
    for (let at = last; at < to; at++) if (bytes[at] === byte) found++;
    return found;
  };
}

const LOW_BITS = 0x7f7f7f7f;

/** The whole words of `bytes`; of a copy when they do not start on a word. */
export function wordsOf(bytes: Uint8Array): Int32Array {
  const { buffer, byteOffset, length } = bytes.byteOffset % 4 ? Uint8Array.from(bytes) : bytes;
  return new Int32Array(buffer, byteOffset, length >> 2);
}
