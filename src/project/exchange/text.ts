/** Far beyond the 35,011 units of France with a line each. */
const LARGEST = 1 << 26;

/**
 * The text of a file, or `null` when its bytes are none. UTF-16 by its mark, else UTF-8 when it is that throughout, else
 * CP1252, as French spreadsheets still write it.
 */
export function textOf(bytes: Uint8Array): string | null {
  if (bytes.length > LARGEST) return null;
  const mark = bytes.length > 1 ? (bytes[0] << 8) | bytes[1] : 0;
  if (mark === 0xfffe) return decode('utf-16le', bytes);
  if (mark === 0xfeff) return decode('utf-16be', bytes);
  if (bytes.includes(0) || isArchive(bytes)) return null;
  return decode('utf-8', bytes) ?? decode('windows-1252', bytes);
}

/** Zip and gzip may be without a null byte. */
const isArchive = ([a, b]: Uint8Array) => (a === 0x50 && b === 0x4b) || (a === 0x1f && b === 0x8b);

function decode(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
