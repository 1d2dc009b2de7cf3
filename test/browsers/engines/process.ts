import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** A program in a group of its own, killed with all that it started. */
export class Program {
  readonly #process: ChildProcess;
  readonly #gone: Promise<unknown>;

  constructor(
    command: string,
    args: readonly string[],
    { env, ...options }: SpawnOptions = {},
    heard?: (line: string) => void,
  ) {
    this.#process = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
      env: { ...process.env, ...env },
      detached: true,
    });
    this.#gone = once(this.#process, 'exit');
    // What is said is always read: a pipe that fills up stops who writes in it.
    for (const stream of [this.#process.stdout, this.#process.stderr])
      if (stream) createInterface(stream).on('line', (line) => heard?.(line));
  }

  stream(index: number): Readable {
    return this.#process.stdio[index] as Readable;
  }

  async kill(): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      process.kill(-this.#process.pid!, 'SIGKILL');
      await this.#gone;
    }
  }
}

/** A screen that nobody sees, where a browser paints with its own WebGL, by software. */
export async function openDisplay(): Promise<{ env: NodeJS.ProcessEnv; close: () => Promise<void> }> {
  const server = new Program('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = (await once(server.stream(3), 'data')) as [Buffer];
  const env = { DISPLAY: `:${number.toString().trim()}`, LIBGL_ALWAYS_SOFTWARE: '1', NO_AT_BRIDGE: '1' };
  return { env, close: () => server.kill() };
}

/** A port that nothing listens to. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Tries until it is done, while a program starts. */
export async function until<T>(act: () => Promise<T>, within = 30_000): Promise<T> {
  for (const last = Date.now() + within; ;) {
    try {
      return await act();
    } catch (error) {
      if (Date.now() > last) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
