import { basename } from 'node:path';
import type { Network } from './transfer';

const number = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });
const megabytes = (bytes: number) => `${number.format(bytes / 1e6)} Mo`;

/** Bytes between two lines of progress. */
const STEP = 5e6;

/** The network itself, its progress told line by line on standard output. */
export function terminalNetwork(): Network {
  let told = { path: '', bytes: 0 };
  const say = (sentence: string) => console.log(`  ${sentence}`);
  return {
    fetch,
    say,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    progress(path, received, total) {
      const isNext = path !== told.path || received - told.bytes >= STEP || received === total;
      if (!isNext) return;
      told = { path, bytes: received };
      say(`${basename(path)} : ${megabytes(received)}${total === null ? '' : ` sur ${megabytes(total)}`}`);
    },
  };
}
