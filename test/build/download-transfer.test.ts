import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash, randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from '../fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { transfer } from '../../scripts/data/download/transfer';
import { Office, page, status } from './office';

const ADDRESS = 'https://insee.example/fichier/ensemble.zip';
const BYTES = randomBytes(200_000);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let office: Office;
let path: string;

beforeEach(async () => {
  office = await Office.open();
  office.put(ADDRESS, BYTES);
  path = join(mkdtempSync(join(tmpdir(), 'perimetre-transfer-')), 'raw', 'ensemble.zip');
});
afterEach(() => office.close());

const run = () => transfer(ADDRESS, path, office.network);
const ranges = () => office.askedSince().map(({ range }) => range);

describe('a file', () => {
  test('arrives whole, with its checksum', async () => {
    const receipt = await run();
    expect(sha256(readFileSync(path))).toBe(sha256(BYTES));
    expect(receipt).toMatchObject({ address: ADDRESS, bytes: BYTES.length, checksum: sha256(BYTES) });
    expect(receipt.retrieved).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(existsSync(`${path}.part`)).toBe(false);
  });

  test('that did not change is not fetched again; one that did is', async () => {
    const first = await run();
    expect(await run()).toEqual(first);
    expect(sha256(readFileSync(path))).toBe(sha256(BYTES));
    const other = randomBytes(5_000);
    office.put(ADDRESS, other);
    expect((await run()).checksum).toBe(sha256(other));
    expect(sha256(readFileSync(path))).toBe(sha256(other));
  });

  test('that somebody cut on disk is fetched again', async () => {
    await run();
    writeFileSync(path, BYTES.subarray(0, 10));
    await run();
    expect(sha256(readFileSync(path))).toBe(sha256(BYTES));
  });
});

describe('a server that falters', () => {
  test('is tried again, each time after twice as long', async () => {
    office.misbehave(ADDRESS, status(502), status(503), status(500), status(504));
    await run();
    expect(sha256(readFileSync(path))).toBe(sha256(BYTES));
    expect(office.waits).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(office.said[0]).toBe(`${ADDRESS} ne répond pas comme il faut (502). Nouvel essai dans 1 s.`);
  });

  test('is left after five tries', async () => {
    office.misbehave(ADDRESS, ...Array.from({ length: 6 }, () => status(502)));
    await expect(run()).rejects.toMatchObject({ reason: 'busy', message: expect.stringContaining('(502)') });
    expect(office.asked).toHaveLength(5);
  });

  test('that says when to come back is obeyed, in seconds or by date', async () => {
    const date = new Date(Date.now() + 30_000).toUTCString();
    office.misbehave(ADDRESS, status(429, { 'Retry-After': '7' }), status(429, { 'Retry-After': date }));
    await run();
    expect(office.waits[0]).toBe(7_000);
    expect(office.waits[1]).toBeGreaterThan(25_000);
    expect(office.waits[1]).toBeLessThanOrEqual(30_000);
  });

  test('that asks for an hour is left at once', async () => {
    office.misbehave(ADDRESS, status(429, { 'Retry-After': '3600' }));
    await expect(run()).rejects.toMatchObject({ reason: 'busy' });
    expect(office.asked).toHaveLength(1);
  });

  test('that is not there is said so after five tries', async () => {
    const { network } = office;
    office.close();
    await expect(transfer(ADDRESS, path, network)).rejects.toMatchObject({
      reason: 'unreachable',
      message: `${ADDRESS} est injoignable (ECONNREFUSED).`,
    });
    expect(office.waits).toHaveLength(4);
  });
});

describe('an answer that no other try will better', () => {
  test.each([
    ['missing', status(404)],
    ['refused', status(403)],
    ['page', page],
  ] as const)('%s: one request, and the former file stays', async (reason, answer) => {
    await run();
    office.askedSince();
    office.misbehave(ADDRESS, answer);
    await expect(run()).rejects.toMatchObject({ reason });
    expect(office.asked).toHaveLength(1);
    expect(sha256(readFileSync(path))).toBe(sha256(BYTES));
  });
});

describe('a line that breaks', () => {
  test('continues where it broke', async () => {
    office.misbehave(ADDRESS, office.cutAfter(60_000), office.cutAfter(60_000));
    const receipt = await run();
    expect(ranges()).toEqual([undefined, 'bytes=60000-', 'bytes=120000-']);
    expect(sha256(readFileSync(path))).toBe(sha256(BYTES));
    expect(receipt.checksum).toBe(sha256(BYTES));
  });

  test('for good is continued by the next run', async () => {
    office.misbehave(ADDRESS, ...Array.from({ length: 5 }, () => office.cutAfter(10_000)));
    await expect(run()).rejects.toThrow(
      `${ADDRESS} s'interrompt à 50000 octets : relancez la commande pour continuer.`,
    );
    office.askedSince();
    await run();
    expect(ranges()).toEqual(['bytes=50000-']);
    expect(sha256(readFileSync(path))).toBe(sha256(BYTES));
  });

  test('starts over when the file changed meanwhile', async () => {
    const other = randomBytes(90_000);
    office.misbehave(ADDRESS, office.cutAfter(60_000), (request, response, bytes) => {
      office.put(ADDRESS, other);
      office.cutAfter(0)(request, response, bytes);
    });
    await run();
    expect(sha256(readFileSync(path))).toBe(sha256(other));
  });

  test('starts over when the server no longer has that much', async () => {
    office.misbehave(ADDRESS, office.cutAfter(60_000), status(416));
    await run();
    expect(ranges()).toEqual([undefined, 'bytes=60000-', undefined]);
    expect(sha256(readFileSync(path))).toBe(sha256(BYTES));
  });

  test('starts over when what was noted of it is spoilt', async () => {
    office.misbehave(ADDRESS, ...Array.from({ length: 5 }, () => office.cutAfter(1_000)));
    await expect(run()).rejects.toThrow();
    writeFileSync(`${path}.part.json`, '{"addr');
    await run();
    expect(sha256(readFileSync(path))).toBe(sha256(BYTES));
  });

  test('gives the same bytes wherever it breaks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 80_000 }), { maxLength: 4 }), async (cuts) => {
        const folder = mkdtempSync(join(tmpdir(), 'perimetre-transfer-'));
        office.misbehave(ADDRESS, ...cuts.map((count) => office.cutAfter(count)));
        await transfer(ADDRESS, join(folder, 'file'), office.network);
        expect(sha256(readFileSync(join(folder, 'file')))).toBe(sha256(BYTES));
      }),
      { numRuns: 40 },
    );
  });
});
