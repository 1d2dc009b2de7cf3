import type { BuiltFile } from '../../atlas/manifest';

/** What the server sent is not the file that was built: cut, spoilt, or of another release. */
export class ForeignFile extends Error {
  override name = 'ForeignFile';
  constructor(readonly file: string) {
    super(`not the built file: ${file}`);
  }
}

/** Headers of the answer that say how it travelled; the others (type, content policy) are kept with the file. */
const OF_THE_JOURNEY = ['content-encoding', 'content-length', 'transfer-encoding', 'vary'];

/**
 * The files kept in the browser, by the SHA-256 of their content. Two releases share what they have in common, a file
 * is what was built or is not there, and a download that was cut goes on where it stopped.
 */
export class Shelf {
  readonly #blobs = new Map<string, Promise<Blob>>();

  /**
   * @param cache opens it, at each use: one that was erased in between is not held on to.
   * @param scope address of the folder of the page, with its final slash.
   */
  constructor(
    private readonly cache: () => Promise<Cache>,
    private readonly scope: string,
  ) {}

  /**
   * Keeps the file, unless it is here already.
   * @throws {ForeignFile} when the server sends something else.
   * @throws {DOMException|TypeError} when there is no room for it, or no connection.
   */
  async keep(file: BuiltFile): Promise<void> {
    if (!(await this.#kept(file))) await this.#put(file, await this.#download(file));
  }

  /** The file, from the browser or else from the server, and then kept where there is room. @throws as `keep` */
  async take(file: BuiltFile): Promise<Response> {
    const kept = await this.#kept(file);
    if (kept) return kept;
    const built = await this.#download(file);
    await this.#put(file, built.clone()).catch(() => undefined);
    return built;
  }

  /** The bytes that a `Range` header asks for. @throws as `keep` */
  async takeRange(file: BuiltFile, range: string): Promise<Response> {
    const whole = await this.#blob(file);
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range) ?? [];
    const start = Number(from);
    const end = to ? Math.min(Number(to) + 1, whole.size) : whole.size;
    if (from === undefined || start >= end)
      return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${whole.size}` } });
    const part = whole.slice(start, end);
    const headers = {
      'Content-Range': `bytes ${start}-${end - 1}/${whole.size}`,
      'Content-Length': String(part.size),
      'Content-Type': whole.type,
      ETag: `"${file.checksum}"`,
    };
    return new Response(part, { status: 206, headers });
  }

  /** Lets go of every file but these. */
  async keepOnly(files: readonly BuiltFile[]): Promise<void> {
    const cache = await this.cache();
    const keys = new Set(files.map(({ checksum }) => this.#key(checksum)));
    const gone = (await cache.keys()).filter(({ url }) => !keys.has(url));
    await Promise.all(gone.map((request) => cache.delete(request)));
  }

  #key(checksum: string): string {
    return `${this.scope}kept/${checksum}`;
  }

  /** Tiles are read by the hundred from one file, which is looked up once. */
  #blob(file: BuiltFile): Promise<Blob> {
    const known = this.#blobs.get(file.checksum);
    if (known) return known;
    const blob = this.take(file).then((response) => response.blob());
    this.#blobs.set(file.checksum, blob);
    blob.catch(() => this.#blobs.delete(file.checksum));
    return blob;
  }

  async #kept(file: BuiltFile): Promise<Response | undefined> {
    return (await this.cache()).match(this.#key(file.checksum));
  }

  async #put(file: BuiltFile, built: Response): Promise<void> {
    await (await this.cache()).put(this.#key(file.checksum), built);
  }

  async #download(file: BuiltFile): Promise<Response> {
    // Low: the person is at work on the map, whose tiles come first.
    const response = await fetch(this.scope + encodeURI(file.name), { cache: 'no-cache', priority: 'low' });
    const bytes = await response.arrayBuffer();
    if (!response.ok || (await sha256(bytes)) !== file.checksum) throw new ForeignFile(file.name);
    const headers = new Headers(response.headers);
    for (const name of OF_THE_JOURNEY) headers.delete(name);
    return new Response(bytes, { headers });
  }
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
