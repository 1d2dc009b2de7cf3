import { createConnection, type Socket } from 'node:net';
import type { Wire } from './webdriver';

type Answer = [type: 1, id: number, error: { error: string; message: string } | null, result: unknown];

/** Firefox's own remote control, the one geckodriver speaks to: commands of WebDriver, as JSON that says its length first. */
export class Marionette implements Wire {
  readonly #socket: Socket;
  readonly #asked = new Map<number, (answer: Answer) => void>();
  #next = 1;
  #unread = Buffer.alloc(0);

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => this.#read(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      for (const [id, settle] of this.#asked) settle([1, id, { error: 'gone', message: 'Firefox is no more' }, null]);
      this.#asked.clear();
    });
  }

  static connect(port: number): Promise<Marionette> {
    return new Promise((resolve, reject) => {
      const socket = createConnection(port, '127.0.0.1');
      socket.once('connect', () => resolve(new Marionette(socket)));
      socket.once('error', reject);
    });
  }

  async send<T>(command: string, parameters: object = {}): Promise<T> {
    const id = this.#next++;
    const text = JSON.stringify([0, id, command, parameters]);
    const answered = new Promise<Answer>((resolve) => this.#asked.set(id, resolve));
    this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    const [, , error, result] = await answered;
    if (error) throw new Error(`${command}: ${error.error}: ${error.message}`);
    // As over HTTP, what is answered is the value itself.
    const wrapped = result as { value?: unknown } | null;
    return (wrapped && typeof wrapped === 'object' && 'value' in wrapped ? wrapped.value : result) as T;
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    this.#unread = Buffer.concat([this.#unread, chunk]);
    for (;;) {
      const colon = this.#unread.indexOf(':');
      if (colon < 0) return;
      const end = colon + 1 + Number(this.#unread.subarray(0, colon).toString());
      if (this.#unread.length < end) return;
      const message = JSON.parse(this.#unread.subarray(colon + 1, end).toString()) as
        Answer | { applicationType: string };
      this.#unread = this.#unread.subarray(end);
      if (!Array.isArray(message)) continue;
      this.#asked.get(message[1])?.(message);
      this.#asked.delete(message[1]);
    }
  }
}
