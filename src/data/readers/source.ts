import { ReadError } from './errors';

/** Bytes to read a part at a time, wherever they lie. */
export interface Source {
  name: string;
  size: number;
  /** What the engine registers: a path in Node, else a blob. */
  file: Blob | string;
  read(start: number, end: number): Promise<Uint8Array>;
}

/** Small enough to be scanned between two frames. */
const CHUNK = 1 << 21;

/** The bytes of a file dropped on the page, or of one unpacked. */
export const blobSource = (blob: Blob, name: string): Source => ({
  name,
  size: blob.size,
  file: blob,
  read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
});

/** The parts of a source from first to last; while one is used, the next is on its way. */
export async function* chunks(source: Source, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const partAt = (start: number) => {
    const part = source.read(start, Math.min(source.size, start + CHUNK));
    // It fails when it is awaited, if it ever is.
    part.catch(() => undefined);
    return part;
  };
  let next = partAt(0);
  for (let start = 0; start < source.size; start += CHUNK) {
    signal?.throwIfAborted();
    const part = await next;
    if (start + CHUNK < source.size) next = partAt(start + CHUNK);
    yield part;
  }
}

/** Collects bytes written piecemeal into one blob. */
export class BlobWriter {
  readonly #parts: Blob[] = [];
  #buffer = new Uint8Array(CHUNK);
  #used = 0;
  size = 0;

  write(bytes: Uint8Array): void {
    if (this.#used + bytes.length > this.#buffer.length) this.#flush();
    if (bytes.length > this.#buffer.length) this.#parts.push(new Blob([bytes as Uint8Array<ArrayBuffer>]));
    else {
      this.#buffer.set(bytes, this.#used);
      this.#used += bytes.length;
    }
    this.size += bytes.length;
  }

  end(): Blob {
    this.#flush();
    return new Blob(this.#parts);
  }

  #flush() {
    if (this.#used) this.#parts.push(new Blob([this.#buffer.slice(0, this.#used)]));
    this.#used = 0;
  }
}

/** Bytes that a format read in one piece may have: beyond, the memory of a tab is in danger. */
const LARGEST_WHOLE = 2 ** 29;

/**
 * All the bytes of a source.
 * @throws {ReadError} `bomb` when they are too many to be held at once.
 */
export async function readWhole(source: Source): Promise<Uint8Array<ArrayBuffer>> {
  if (source.size > LARGEST_WHOLE) throw new ReadError('bomb', source.name);
  return (await source.read(0, source.size)) as Uint8Array<ArrayBuffer>;
}
