import { spawnSync } from 'node:child_process';
import { run } from './install.mjs';

export const has = (command) => spawnSync('which', [command]).status === 0;

/** Installs packages of a Debian system, where that is what this is and one may. */
export function fromSystem(packages) {
  if (!has('apt-get') || process.getuid?.() !== 0) return;
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}
