import type { FileEntry } from '@zip.js/zip.js';
import { ReadError, type ReadReason } from './errors';
import { blobSource, BlobWriter, type Source } from './source';

/** An archive is a bomb when it unpacks to more than this many bytes, */
const LARGEST = 4 * 2 ** 30;
/** or, beyond a size that is no harm, to more than this many times its own: tables reach 30. */
const HARMLESS = 2 ** 24;
const LARGEST_RATIO = 200;

const PART = 1 << 18;

/** A file in an archive. */
export interface Entry {
  /** Its path in the archive. */
  name: string;
  size: number;
  unpack(signal?: AbortSignal): Promise<Source>;
}

/**
 * The files of a zip archive; folders and what macOS adds are left out.
 * @throws {ReadError}
 */
export async function listZip(source: Source): Promise<Entry[]> {
  const { configure, Reader, ZipReader } = await import('@zip.js/zip.js');
  // Its workers come from blobs, which the page's security policy refuses.
  configure({ useWebWorkers: false });
  class SourceReader extends Reader<Source> {
    override async init() {
      this.size = source.size;
    }
    override readUint8Array(at: number, length: number) {
      return source.read(at, Math.min(source.size, at + length));
    }
  }
  const entries = await new ZipReader(new SourceReader(source)).getEntries().catch((cause: unknown) => {
    throw zipError(source.name, cause);
  });
  const files = entries.filter((entry): entry is FileEntry => !entry.directory && !isAdded(entry.filename));
  const total = files.reduce((sum, file) => sum + file.uncompressedSize, 0);
  refuseBomb(source.name, source.size, total);
  return files.map((file) => ({
    name: file.filename.replaceAll('\\', '/'),
    size: file.uncompressedSize,
    unpack: (signal) => unpackEntry(source, file, signal),
  }));
}

const isAdded = (path: string) => /(^|\/)(__MACOSX\/|\.)/.test(path);

async function unpackEntry(source: Source, file: FileEntry, signal?: AbortSignal): Promise<Source> {
  const name = `${source.name} › ${file.filename}`;
  if (file.encrypted) throw new ReadError('encrypted', name);
  const sink = new Sink(name, source.size);
  try {
    await file.getData(sink.stream(), { checkSignature: true, ...(signal && { signal }) });
  } catch (cause) {
    signal?.throwIfAborted();
    throw sink.error ?? zipError(name, cause);
  }
  return blobSource(sink.writer.end(), name);
}

/**
 * What a gzip file holds.
 * @throws {ReadError}
 */
export async function unpackGzip(source: Source, signal?: AbortSignal): Promise<Source> {
  const sink = new Sink(source.name, source.size);
  let at = 0;
  const packed = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const part = await source.read(at, Math.min(source.size, at + PART));
      at += part.length;
      if (part.length) controller.enqueue(part as Uint8Array<ArrayBuffer>);
      else controller.close();
    },
  });
  try {
    await packed.pipeThrough(new DecompressionStream('gzip')).pipeTo(sink.stream(), signal ? { signal } : {});
  } catch (cause) {
    signal?.throwIfAborted();
    const isCut = /truncated|unexpected end/i.test(String(cause));
    throw sink.error ?? new ReadError(isCut ? 'truncated' : 'damaged', source.name, '', cause);
  }
  return blobSource(sink.writer.end(), source.name.replace(/\.gz$/i, ''));
}

/** Takes what is unpacked, as long as it is not a bomb. */
class Sink {
  readonly writer = new BlobWriter();
  error: ReadError | null = null;

  constructor(
    readonly name: string,
    readonly packed: number,
  ) {}

  stream(): WritableStream<Uint8Array> {
    return new WritableStream({
      write: (part) => {
        this.writer.write(part);
        try {
          refuseBomb(this.name, this.packed, this.writer.size);
        } catch (error) {
          this.error = error as ReadError;
          throw error;
        }
      },
    });
  }
}

function refuseBomb(name: string, packed: number, unpacked: number) {
  const isBomb = unpacked > LARGEST || (unpacked > HARMLESS && unpacked > LARGEST_RATIO * packed);
  if (isBomb) throw new ReadError('bomb', name);
}

function zipError(name: string, cause: unknown): ReadError {
  const message = String((cause as Error).message);
  const reason: ReadReason = /end of central directory/i.test(message)
    ? 'truncated'
    : /encrypt|password/i.test(message)
      ? 'encrypted'
      : 'damaged';
  return new ReadError(reason, name, '', cause);
}
