const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  return crc;
});

/** CRC-32 as in ISO 3309 and zlib: finds what was damaged by chance, not what was forged. */
export function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  // Whole histories pass here, seldom: walked by place, they are fast from the first time.
  for (let at = 0; at < bytes.length; at++) crc = (crc >>> 8) ^ TABLE[(crc ^ bytes[at]) & 255];
  return ~crc >>> 0;
}

const encoder = new TextEncoder();

/** The same of a text in UTF-8. */
export const crc32Text = (text: string): number => crc32(encoder.encode(text));
