import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line as people have it: what it carries in a second, and how long a question and its answer travel. */
export interface Line {
  name: string;
  megabits: number;
  roundTrip: number;
}

export const LINES: readonly Line[] = [
  { name: 'none', megabits: Infinity, roundTrip: 0 },
  { name: '4G', megabits: 9, roundTrip: 170 },
  { name: 'ADSL', megabits: 4, roundTrip: 40 },
  { name: '3G', megabits: 1.6, roundTrip: 300 },
];

export interface OpenLine {
  port: number;
  /** Bytes that came down so far. */
  received: () => number;
  close: () => void;
}

/**
 * A line to `port`: all connections share what it carries, each opens in a round trip. It slows what workers ask for
 * too, and counts it, which the browser's own throttling of a page does not.
 */
export function openLine({ megabits, roundTrip }: Line, port: number): Promise<OpenLine> {
  const perMillisecond = (megabits * 1e6) / 8 / 1000;
  const sockets = new Set<Socket>();
  let received = 0;
  let free = 0;
  const later = (milliseconds: number, act: () => void) => {
    if (milliseconds < 1) act();
    else setTimeout(act, milliseconds);
  };
  const server = createServer((client) => {
    const host = connect(port, '127.0.0.1');
    for (const socket of [client, host]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    let travel = roundTrip * 1.5;
    client.on('data', (bytes) => {
      later(travel, () => host.writable && host.write(bytes));
      travel = roundTrip / 2;
    });
    client.on('close', () => host.destroy());
    host.on('data', (bytes) => {
      const now = performance.now();
      free = Math.max(now, free) + bytes.length / perMillisecond;
      host.pause();
      later(free - now, () => {
        host.resume();
        received += bytes.length;
        later(roundTrip / 2, () => client.writable && client.write(bytes));
      });
    });
    host.on('close', () => later(roundTrip, () => client.end()));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({
        port: (server.address() as AddressInfo).port,
        received: () => received,
        close: () => {
          sockets.forEach((socket) => socket.destroy());
          server.close();
        },
      });
    });
  });
}
