import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BuiltFile } from '../../src/atlas/manifest';
import { Offline } from '../../src/state/start/offline.svelte';
import { fileAt, upFront, type Release } from '../../src/ui/offline/release';
import { ForeignFile, Shelf } from '../../src/ui/offline/shelf';
import { fr } from '../../src/words/fr';

const SCOPE = 'https://exemple.fr/perimetre/';

const built = (name: string, content: string): BuiltFile => ({
  name,
  bytes: content.length,
  checksum: createHash('sha256').update(content).digest('hex'),
});

/** As much of a browser's cache as the shelf uses; `full` refuses to keep more. */
class FakeCache {
  readonly kept = new Map<string, Response>();
  full = false;

  match = async (key: string) => this.kept.get(key)?.clone();
  keys = async () => Array.from(this.kept.keys(), (url) => ({ url }));
  delete = async ({ url }: { url: string }) => this.kept.delete(url);
  put = async (key: string, response: Response) => {
    if (this.full) throw new DOMException('', 'QuotaExceededError');
    this.kept.set(key, response);
  };
}

describe('files kept by their content', () => {
  let cache: FakeCache;
  let served: Record<string, string>;
  let asked: string[];
  let shelf: Shelf;
  const tiles = built('data/tiles.pmtiles', '0123456789');

  beforeEach(() => {
    cache = new FakeCache();
    asked = [];
    served = { 'data/tiles.pmtiles': '0123456789' };
    shelf = new Shelf(() => Promise.resolve(cache as unknown as Cache), SCOPE);
    vi.stubGlobal('fetch', async (address: string) => {
      const name = address.slice(SCOPE.length);
      asked.push(name);
      if (!(name in served)) return new Response('Introuvable.', { status: 404 });
      return new Response(served[name], { headers: { 'Content-Encoding': 'br', 'Content-Security-Policy': 'strict' } });
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('a file is asked for once, and kept with its policy but not with how it travelled', async () => {
    await shelf.keep(tiles);
    await shelf.keep({ ...tiles, name: 'data/same-content-of-another-release' });
    const response = await shelf.take(tiles);
    expect(await response.text()).toBe('0123456789');
    expect(response.headers.get('Content-Security-Policy')).toBe('strict');
    expect(response.headers.has('Content-Encoding')).toBe(false);
    expect(asked).toEqual(['data/tiles.pmtiles']);
  });

  it('a file that is cut, spoilt or gone is refused and not kept; whole again, it is taken', async () => {
    for (const content of ['01234', '0123456780', '<!doctype html>']) {
      served['data/tiles.pmtiles'] = content;
      await expect(shelf.keep(tiles)).rejects.toThrow(ForeignFile);
    }
    delete served['data/tiles.pmtiles'];
    await expect(shelf.takeRange(tiles, 'bytes=0-1')).rejects.toThrow(ForeignFile);
    expect(cache.kept.size).toBe(0);
    served['data/tiles.pmtiles'] = '0123456789';
    expect(await (await shelf.takeRange(tiles, 'bytes=0-1')).text()).toBe('01');
  });

  it('without room, keeping fails and reading goes on', async () => {
    cache.full = true;
    await expect(shelf.keep(tiles)).rejects.toThrow(DOMException);
    expect(await (await shelf.take(tiles)).text()).toBe('0123456789');
  });

  it.each([
    ['bytes=0-0', 206, '0', 'bytes 0-0/10'],
    ['bytes=3-5', 206, '345', 'bytes 3-5/10'],
    ['bytes=8-', 206, '89', 'bytes 8-9/10'],
    ['bytes=5-99', 206, '56789', 'bytes 5-9/10'],
    ['bytes=10-12', 416, '', 'bytes */10'],
    ['bytes=5-3', 416, '', 'bytes */10'],
    ['items=1', 416, '', 'bytes */10'],
  ])('%s', async (range, status, text, said) => {
    const response = await shelf.takeRange(tiles, range);
    expect([response.status, await response.text(), response.headers.get('Content-Range')]).toEqual([
      status,
      text,
      said,
    ]);
  });

  it('lets go of what no release needs', async () => {
    served.old = 'old';
    const old = built('old', 'old');
    await shelf.keep(old);
    await shelf.keep(tiles);
    await shelf.keepOnly([tiles]);
    expect([...cache.kept.keys()]).toEqual([`${SCOPE}kept/${tiles.checksum}`]);
  });
});

describe('a release', () => {
  const names = ['index.html', 'assets/é.js', 'assets/duckdb.wasm', 'data/perimetre.duckdb', 'data/units.bin'];
  const release: Release = { id: 'x', files: names.map((name) => built(name, name)) };
  const at = (address: string) => fileAt(release, SCOPE, address)?.name;

  it('knows its files by their address, the page by its folder, and nothing else', () => {
    expect(at(SCOPE)).toBe('index.html');
    expect(at(`${SCOPE}?x=1#p=abc`)).toBe('index.html');
    expect(at(`${SCOPE}assets/%C3%A9.js`)).toBe('assets/é.js');
    expect(at(`${SCOPE}data/units.bin?v=2`)).toBe('data/units.bin');
    for (const other of [
      `${SCOPE}data/`,
      `${SCOPE}service-worker.js`,
      'https://exemple.fr/',
      'https://autre.fr/perimetre/',
    ])
      expect(at(other)).toBeUndefined();
  });

  it('keeps the engines on first use only', () => {
    expect(upFront(release).map(({ name }) => name)).toEqual(['index.html', 'assets/é.js', 'data/units.bin']);
  });
});

describe('a browser without room for the app', () => {
  it('is told so when the first release cannot be kept, and the page goes on; a later one leaves the one before', async () => {
    const release = async (active: object | null) => {
      const installing = Object.assign(new EventTarget(), { state: 'installing', postMessage: () => undefined });
      const registration = Object.assign(new EventTarget(), { active, waiting: null, installing });
      vi.stubGlobal('navigator', { serviceWorker: { controller: active, register: async () => registration } });
      const offered = vi.fn();
      const offline = new Offline({ address: 'service-worker.js', release: 'x' }, offered, () => undefined);
      await offline.start();
      // What the browser does with a worker whose installation throws, as `Shelf.keep` does when the disk is full.
      installing.state = 'redundant';
      installing.dispatchEvent(new Event('statechange'));
      expect(offered).not.toHaveBeenCalled();
      return () => fr.offline.status[offline.status];
    };
    const said = async (active: object | null, sentence: RegExp) => {
      const told = await release(active);
      await vi.waitFor(() => expect(told()).toMatch(sentence));
    };
    const active = (kept: boolean) => ({
      postMessage: (_: unknown, [port]: MessagePort[]) => port.postMessage(kept),
    });
    await said(null, /n’a pas pu être gardé dans ce navigateur \(espace plein/);
    await said(active(true), /est gardé dans ce navigateur/);
    // Emptied by the browser, and not to be kept again.
    await said(active(false), /n’a pas pu être gardé/);
    vi.unstubAllGlobals();
  });
});
