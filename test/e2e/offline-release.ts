import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { writeRelease } from '../../scripts/build/release';
import { serve } from '../../scripts/serve';
import { upFront } from '../../src/ui/offline/release';
import { DATA_FOLDER } from '../folder';
import type { Looked } from './screen';

const DIST = '.cache/dist';

/** A folder as a host would publish it: the built app, the data under test and the service worker that keeps both. */
export class PublishedFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'perimetre-release-'));
  #upFront: string[] = [];

  /**
   * @param mark of the page, by which a test tells one release from another.
   * @param scripts that the page runs before its own.
   */
  static async publish(mark: string, scripts: Record<string, string> = {}): Promise<PublishedFolder> {
    const folder = new PublishedFolder();
    for (const name of readdirSync(DIST, { recursive: true, withFileTypes: true }))
      if (!name.isDirectory()) folder.#link(join(name.parentPath, name.name).slice(DIST.length + 1), DIST);
    for (const name of readdirSync(DATA_FOLDER)) folder.#link(name, DATA_FOLDER, 'data');
    for (const [name, script] of Object.entries(scripts)) writeFileSync(join(folder.path, name), script);
    const tags = Object.keys(scripts).map((name) => `<script src="./${name}"></script>`);
    folder.change('index.html', (text) =>
      text.replace(/<meta charset.*?>/, (first) => `${first}<meta name="release" content="${mark}">${tags.join('')}`),
    );
    folder.change('data/manifest.json', (text) => text.replace('"format"', `"release": "${mark}", "format"`));
    folder.#upFront = upFront(await writeRelease(folder.path)).map(({ checksum }) => checksum);
    return folder;
  }

  /** How many of the files that work without a connection needs are missing from the browser. */
  missing(page: Looked): Promise<number> {
    return page.evaluate(async (wanted) => {
      const kept = await (await caches.open('perimetre')).keys();
      const found = new Set(kept.map(({ url }) => url.slice(url.lastIndexOf('/') + 1)));
      return wanted.filter((checksum) => !found.has(checksum)).length;
    }, this.#upFront);
  }

  /** Puts what `change` makes of a text file in its place. */
  change(name: string, change: (text: string) => string): void {
    this.spoil(name, (bytes) => Buffer.from(change(bytes.toString('utf8'))));
  }

  /** Puts what `spoil` makes of a file in its place, behind the back of the service worker. */
  spoil(name: string, spoil: (bytes: Buffer) => Buffer): void {
    const path = join(this.path, name);
    const bytes = readFileSync(path);
    rmSync(path);
    writeFileSync(path, spoil(bytes));
  }

  names(pattern: RegExp): string[] {
    const all = readdirSync(this.path, { recursive: true, encoding: 'utf8' });
    return all.filter((name) => pattern.test(name));
  }

  /** Takes a file away; what it answers puts it back. */
  remove(name: string): () => void {
    const [path, aside] = [join(this.path, name), join(this.path, `.${basename(name)}`)];
    renameSync(path, aside);
    return () => renameSync(aside, path);
  }

  delete(): void {
    rmSync(this.path, { recursive: true });
  }

  #link(name: string, from: string, under = ''): void {
    const target = join(this.path, under, name);
    mkdirSync(dirname(target), { recursive: true });
    // The page is written to; the rest is large and left alone.
    if (name === 'index.html') copyFileSync(join(from, name), target);
    else symlinkSync(resolve(from, name), target);
  }
}

/** One address at which releases follow each other, or nothing answers. */
export class Host {
  #server: Awaited<ReturnType<typeof serve>> | null = null;
  #port = 0;

  get address(): string {
    return `http://127.0.0.1:${this.#port}/`;
  }

  async show(folder: PublishedFolder): Promise<void> {
    await this.goAway();
    this.#server = await serve(folder.path, this.#port);
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  goAway(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    return new Promise((gone) => {
      if (!server) return gone();
      server.close(() => gone());
      server.closeAllConnections();
    });
  }
}
