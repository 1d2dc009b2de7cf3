/**
 * The file format of the built columns: magic `PRMT`, a version, a JSON header naming the sections, then the sections
 * themselves, each aligned to 8 bytes and viewed in place (little-endian).
 */
const MAGIC = 0x544d5250;
const CONTAINER_VERSION = 1;
const PREAMBLE = 16;

const VIEWS = { Uint8Array, Uint16Array, Uint32Array, Int16Array, Int32Array, Float32Array, Float64Array };
export type Section = Uint8Array | Uint16Array | Uint32Array | Int16Array | Int32Array | Float32Array | Float64Array;

interface Header<Meta> {
  kind: string;
  meta: Meta;
  sections: { name: string; type: keyof typeof VIEWS; offset: number; length: number }[];
}

/** The bytes are not a container of ours, or not one this version reads; `reason` says which. */
export class ContainerError extends Error {
  override name = 'ContainerError';
  constructor(
    readonly kind: string,
    readonly reason: 'magic' | 'version' | 'kind' | 'truncated',
  ) {
    super(`not a readable ${kind} container: ${reason}`);
  }
}

const align = (n: number) => (n + 7) & ~7;

/** Writes `sections` under `kind`, with `meta` (JSON) in the header. */
export function encodeContainer(kind: string, meta: unknown, sections: Record<string, Section>): Uint8Array {
  const listed: Header<unknown>['sections'] = [];
  let offset = 0;
  for (const [name, view] of Object.entries(sections)) {
    listed.push({ name, type: view.constructor.name as keyof typeof VIEWS, offset, length: view.length });
    offset = align(offset + view.byteLength);
  }
  const header = new TextEncoder().encode(JSON.stringify({ kind, meta, sections: listed }));
  const start = align(PREAMBLE + header.length);
  const bytes = new Uint8Array(start + offset);
  const preamble = new DataView(bytes.buffer);
  preamble.setUint32(0, MAGIC, true);
  preamble.setUint16(4, CONTAINER_VERSION, true);
  preamble.setUint32(8, header.length, true);
  preamble.setUint32(12, bytes.length, true);
  bytes.set(header, PREAMBLE);
  listed.forEach(({ name, offset }) => {
    const view = sections[name];
    bytes.set(new Uint8Array(view.buffer, view.byteOffset, view.byteLength), start + offset);
  });
  return bytes;
}

/**
 * Reads a container of `kind`. The sections are views over a copy-free buffer when `bytes` is 8-byte aligned.
 * @throws {ContainerError} when the magic, the version, the kind or the length is not what it should be.
 */
export function decodeContainer<Meta>(
  kind: string,
  bytes: Uint8Array,
): { meta: Meta; section: <T extends keyof typeof VIEWS>(name: string, type: T) => InstanceType<(typeof VIEWS)[T]> } {
  if (bytes.byteOffset % 8) bytes = bytes.slice();
  if (bytes.length < PREAMBLE) throw new ContainerError(kind, 'truncated');
  const preamble = new DataView(bytes.buffer, bytes.byteOffset);
  if (preamble.getUint32(0, true) !== MAGIC) throw new ContainerError(kind, 'magic');
  if (preamble.getUint16(4, true) !== CONTAINER_VERSION) throw new ContainerError(kind, 'version');
  const headerLength = preamble.getUint32(8, true);
  if (preamble.getUint32(12, true) !== bytes.length || PREAMBLE + headerLength > bytes.length)
    throw new ContainerError(kind, 'truncated');
  const header = JSON.parse(
    new TextDecoder().decode(bytes.subarray(PREAMBLE, PREAMBLE + headerLength)),
  ) as Header<Meta>;
  if (header.kind !== kind) throw new ContainerError(kind, 'kind');
  const start = bytes.byteOffset + align(PREAMBLE + headerLength);
  const views = new Map(header.sections.map((s) => [s.name, s]));
  return {
    meta: header.meta,
    section(name, type) {
      const s = views.get(name);
      if (s?.type !== type) throw new ContainerError(kind, 'kind');
      return new VIEWS[type](bytes.buffer as ArrayBuffer, start + s.offset, s.length) as never;
    },
  };
}
