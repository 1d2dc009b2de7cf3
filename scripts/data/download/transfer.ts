import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DownloadError } from './errors';

/** What the transfers need of the world: replaced in tests. */
export interface Network {
  fetch: typeof fetch;
  wait(milliseconds: number): Promise<void>;
  /** @param total `null` when the server does not tell. */
  progress(file: string, received: number, total: number | null): void;
  /** Tells the person who waits. */
  say(sentence: string): void;
}

/** What is known of a file on disk, kept beside it. */
export interface Receipt {
  address: string;
  /** The server's ETag, else its date: the file is the same as long as it does not change. */
  validator: string | null;
  /** SHA-256, hexadecimal. */
  checksum: string;
  bytes: number;
  /** Day, ISO. */
  retrieved: string;
}

const TRIES = 5;
const FIRST_PAUSE = 1_000;
/** A server that asks for more than this is left for another day. */
const LONGEST_PAUSE = 120_000;
/** Without a byte for so long, the line is taken for dead. */
const SILENCE = 60_000;
const BUSY = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * Fetches `address` into the file `path`. What an interrupted transfer left is continued when the server still has the
 * same file; a file that did not change is not fetched again.
 * @throws {DownloadError} after five tries where another may do better, else at once. What was at `path` stays.
 */
export async function transfer(address: string, path: string, network: Network): Promise<Receipt> {
  await mkdir(dirname(path), { recursive: true });
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptOnce(address, path, network);
    } catch (error) {
      if (!(error instanceof DownloadError) || !error.passing || attempt === TRIES) throw error;
      const pause = error.retryAfter ?? FIRST_PAUSE * 2 ** (attempt - 1);
      if (pause > LONGEST_PAUSE) throw error;
      network.say(`${error.message} Nouvel essai dans ${Math.ceil(pause / 1_000)} s.`);
      await network.wait(pause);
    }
  }
}

async function attemptOnce(address: string, path: string, network: Network): Promise<Receipt> {
  const part = `${path}.part`;
  const held = await readHeld(address, part);
  const complete = await readReceipt(address, path);
  const line = new AbortController();
  let silence = setTimeout(() => line.abort(), SILENCE);
  try {
    const headers = { 'Accept-Encoding': 'identity', ...conditions(held, complete) };
    const response = await network.fetch(address, { headers, signal: line.signal });
    if (response.status === 304 && complete) return complete;
    const from = held && response.status === 206 ? held.bytes : 0;
    if (response.status === 416 || (response.status === 206 && startOf(response) !== from)) {
      await rm(part, { force: true });
      throw new DownloadError('busy', { address, status: response.status }, 0);
    }
    if (!response.ok) throw refusal(address, response);

    const validator = validatorOf(response);
    await writeFile(`${part}.json`, JSON.stringify({ address, validator }));
    const length = response.headers.has('Content-Encoding') ? null : response.headers.get('Content-Length');
    const total = length === null ? null : from + Number(length);
    let received = from;
    const file = await open(part, from ? 'a' : 'w');
    try {
      for await (const chunk of response.body ?? []) {
        clearTimeout(silence);
        silence = setTimeout(() => line.abort(), SILENCE);
        if (received === 0 && isPage(chunk)) throw new DownloadError('page', { address });
        await file.write(chunk);
        received += chunk.length;
        network.progress(path, received, total);
      }
    } catch (cause) {
      if (isLine(cause, line.signal)) throw new DownloadError('cut', { address, received });
      throw cause;
    } finally {
      await file.close();
    }
    if (total !== null && received !== total) throw new DownloadError('cut', { address, received });
    return await settle(address, path, validator);
  } catch (cause) {
    if (isLine(cause, line.signal))
      throw new DownloadError('unreachable', { address, cause: reasonOf(cause as Error, line.signal) });
    const { code } = cause as NodeJS.ErrnoException;
    throw code ? new DownloadError('disk', { file: path, cause: code }) : cause;
  } finally {
    clearTimeout(silence);
  }
}

/** The whole file takes its name, with its receipt beside it. */
async function settle(address: string, path: string, validator: string | null): Promise<Receipt> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(`${path}.part`)) hash.update(chunk as Buffer);
  const { size } = await stat(`${path}.part`);
  const retrieved = new Date().toISOString().slice(0, 10);
  const receipt: Receipt = { address, validator, checksum: hash.digest('hex'), bytes: size, retrieved };
  await rename(`${path}.part`, path);
  await writeFile(`${path}.json`, JSON.stringify(receipt, null, 2));
  await rm(`${path}.part.json`, { force: true });
  return receipt;
}

/** The beginning of a file that can be continued: without a validator the server may have another one by now. */
async function readHeld(address: string, part: string): Promise<{ bytes: number; validator: string } | null> {
  if (!existsSync(part) || !existsSync(`${part}.json`)) return null;
  const { size } = await stat(part);
  const known = await readJson<Pick<Receipt, 'address' | 'validator'>>(`${part}.json`);
  return size > 0 && known?.address === address && known.validator ? { bytes: size, validator: known.validator } : null;
}

async function readReceipt(address: string, path: string): Promise<Receipt | null> {
  if (!existsSync(path) || !existsSync(`${path}.json`)) return null;
  const receipt = await readJson<Receipt>(`${path}.json`);
  const { size } = await stat(path);
  return receipt?.address === address && receipt.bytes === size ? receipt : null;
}

/** `null` for what an interrupted run wrote by half. */
async function readJson<T>(path: string): Promise<T | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    return null;
  }
}

const isTag = (validator: string) => validator.startsWith('"') || validator.startsWith('W/');

function conditions(held: { bytes: number; validator: string } | null, complete: Receipt | null): HeadersInit {
  if (held) return { Range: `bytes=${held.bytes}-`, 'If-Range': held.validator };
  if (!complete?.validator) return {};
  return { [isTag(complete.validator) ? 'If-None-Match' : 'If-Modified-Since']: complete.validator };
}

/** A weak ETag is good enough to know a whole file again, and no server continues a file on it. */
const validatorOf = ({ headers }: Response) => headers.get('ETag') ?? headers.get('Last-Modified');

/** The byte that a partial answer starts at; `NaN` when it does not tell. */
const startOf = ({ headers }: Response) => Number(/^bytes (\d+)-/.exec(headers.get('Content-Range') ?? '')?.[1]);

function refusal(address: string, { status, headers }: Response): DownloadError {
  if (BUSY.has(status)) return new DownloadError('busy', { address, status }, retryAfter(headers.get('Retry-After')));
  return new DownloadError(status === 404 || status === 410 ? 'missing' : 'refused', { address, status });
}

/** Seconds, or a date. */
function retryAfter(header: string | null): number | null {
  if (!header) return null;
  const milliseconds = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isNaN(milliseconds) ? null : Math.max(0, milliseconds);
}

/** Maintenance pages and portals answer 200 with HTML. */
const isPage = (chunk: Uint8Array) =>
  /^\uFEFF?\s*<(!doctype html|html)/i.test(new TextDecoder().decode(chunk.subarray(0, 256)));

/** Whether it is the line that failed, and not the disk or the programme. */
const isLine = (cause: unknown, signal: AbortSignal) => cause instanceof TypeError || signal.aborted;

function reasonOf(error: Error, signal: AbortSignal): string {
  if (signal.aborted) return `silence de ${SILENCE / 1_000} s`;
  const { cause } = error as { cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? error.message;
}
