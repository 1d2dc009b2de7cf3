import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compressFolder } from '../scripts/build/compress';
import { cacheControl, CONTENT_SECURITY_POLICY, PAGE_POLICY } from '../scripts/build/policy';
import { serve } from '../scripts/serve';

const PAGE = `<!doctype html>${'<p>Périmètre</p>'.repeat(500)}`;
const TILES = Buffer.from(Uint8Array.from({ length: 5000 }, (_, i) => i % 7));

describe('the built app as it is served', () => {
  const folder = mkdtempSync(join(tmpdir(), 'perimetre-serve-'));
  let server: Server;
  beforeAll(async () => {
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), PAGE);
    writeFileSync(join(folder, 'assets', 'small.js'), 'x');
    writeFileSync(join(folder, 'tiles.pmtiles'), TILES);
    await compressFolder(folder);
    server = await serve(folder, 0);
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  /** `fetch` would unpack by itself. */
  const get = (path: string, headers: Record<string, string> = {}) =>
    new Promise<{ answer: IncomingMessage; body: Buffer }>((resolve, reject) => {
      const { port } = server.address() as AddressInfo;
      request({ port, path, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => resolve({ answer, body: Buffer.concat(parts) }));
      })
        .on('error', reject)
        .end();
    });

  it.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['identity', undefined, (bytes: Buffer) => bytes],
  ])('to a browser that accepts %s', async (accepted, sent, unpack) => {
    const { answer, body } = await get('/', { 'Accept-Encoding': accepted });
    expect(answer.headers['content-encoding']).toBe(sent);
    expect(unpack(body).toString()).toBe(PAGE);
    if (sent) expect(body.length).toBeLessThan(PAGE.length / 10);
  });

  it('tiles by ranges of bytes, never compressed', async () => {
    const { answer, body } = await get('/tiles.pmtiles', { 'Accept-Encoding': 'br, gzip', Range: 'bytes=100-199' });
    expect([answer.statusCode, answer.headers['content-encoding']]).toEqual([206, undefined]);
    expect(body.equals(TILES.subarray(100, 200))).toBe(true);
  });

  it('with the policy on every answer, what is not found included, and a cache for what has its content in its name', async () => {
    for (const path of ['/', '/assets/small.js', '/nowhere']) {
      const { headers } = (await get(path)).answer;
      expect(headers['content-security-policy']).toBe(CONTENT_SECURITY_POLICY);
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
    expect((await get('/')).answer.headers['cache-control']).toBe('no-cache');
    expect((await get('/assets/small.js')).answer.headers['cache-control']).toContain('immutable');
  });

  it('is what the examples of docs/deploy.md send', () => {
    const examples = readFileSync('docs/deploy.md', 'utf8');
    const policies = [...examples.matchAll(/Content-Security-Policy "([^"]+)"/g)].map(([, policy]) => policy);
    expect(policies).toEqual(Array(3).fill(CONTENT_SECURITY_POLICY));
    const caches = ['/assets/small.js', '/'].map(cacheControl);
    for (const cache of caches) expect(examples.split(cache).length - 1).toBeGreaterThanOrEqual(4);
  });

  it('lets nothing in but its own files: no inline code, no eval but WebAssembly', () => {
    expect(CONTENT_SECURITY_POLICY).toMatch(/^default-src 'none';/);
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|http:/);
    expect(CONTENT_SECURITY_POLICY).toContain("frame-ancestors 'none'");
    expect(`${PAGE_POLICY}; frame-ancestors 'none'`).toBe(CONTENT_SECURITY_POLICY);
  });
});
