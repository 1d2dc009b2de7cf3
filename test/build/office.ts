import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Network } from '../../scripts/data/download/transfer';

export interface Asked {
  address: string;
  range: string | undefined;
}

type Answer = (request: IncomingMessage, response: ServerResponse, bytes: Buffer) => void;

/** Answers with the file, whole or continued, as INSEE's servers do. */
const whole: Answer = (request, response, bytes) => {
  const tag = `"${bytes.length}-${bytes.subarray(0, 64).toString('base64')}"`;
  if (request.headers['if-none-match'] === tag) return void response.writeHead(304).end();
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1]);
  if (request.headers['if-range'] === tag && start >= 0) {
    if (start >= bytes.length) return void response.writeHead(416).end();
    const headers = {
      ETag: tag,
      'Content-Length': bytes.length - start,
      'Content-Range': `bytes ${start}-${bytes.length - 1}/${bytes.length}`,
    };
    return void response.writeHead(206, headers).end(bytes.subarray(start));
  }
  response.writeHead(200, { ETag: tag, 'Content-Length': bytes.length }).end(bytes);
};

export const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    void response.writeHead(code, headers).end('Erreur');

export const page: Answer = (_, response) =>
  void response
    .writeHead(200, { 'Content-Type': 'text/html' })
    .end('<!DOCTYPE html><html><body>Maintenance</body></html>');

/** A local server that stands for all the official ones; it knows nothing of an address that no file was given for. */
export class Office {
  readonly asked: Asked[] = [];
  /** Milliseconds that a client waited between its tries. */
  readonly waits: number[] = [];
  readonly said: string[] = [];
  #files = new Map<string, Buffer>();
  #answers = new Map<string, Answer[]>();
  #received: ((bytes: number) => void) | null = null;

  private constructor(private readonly server: Server) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => this.#answer(request, response));
  }

  static async open(): Promise<Office> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Office(server);
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** @param address as the catalogue has it. */
  put(address: string, content: string | Uint8Array): void {
    this.#files.set(address, Buffer.from(content));
  }

  remove(address: string): void {
    this.#files.delete(address);
  }

  /** The next requests for an address get these answers, those after them the file. */
  misbehave(address: string, ...answers: Answer[]): void {
    this.#answers.set(address, answers);
  }

  /** Drops the line once the client has `count` more bytes. */
  cutAfter(count: number): Answer {
    return (request, response, bytes) => {
      const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
      const end = response.end.bind(response);
      response.end = ((chunk?: Buffer) => {
        if (!chunk || chunk.length <= count) return end(chunk);
        response.flushHeaders();
        response.write(chunk.subarray(0, count));
        if (count === 0) response.destroy();
        else this.#received = (received) => void (received === start + count && response.destroy());
        return response;
      }) as typeof response.end;
      whole(request, response, bytes);
    };
  }

  /** The addresses asked for since the last call. */
  askedSince(): Asked[] {
    return this.asked.splice(0);
  }

  /** The network as the download sees it: every address leads here, and no one waits. */
  get network(): Network {
    const { port } = this.server.address() as AddressInfo;
    return {
      fetch: (address, init) => fetch(String(address).replace('https://', `http://127.0.0.1:${port}/`), init),
      wait: async (milliseconds) => void this.waits.push(milliseconds),
      progress: (_, received) => this.#received?.(received),
      say: (sentence) => void this.said.push(sentence),
    };
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const address = `https:/${request.url}`;
    this.asked.push({ address, range: request.headers.range });
    const answer = this.#answers.get(address)?.shift();
    const bytes = this.#files.get(address);
    if (answer) answer(request, response, bytes ?? Buffer.alloc(0));
    else if (bytes) whole(request, response, bytes);
    else status(404)(request, response, Buffer.alloc(0));
  }
}
