import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSource } from '../data/sources';

/** A built app with its data, and how to be rid of it. */
export interface Former {
  site: string;
  remove: () => void;
}

/**
 * The former build to measure beside: a folder that holds one, or a commit, which is then built with its own packages, in
 * a worktree of its own, from the open data that is at hand.
 */
export function formerBuild(named: string): Former {
  if (existsSync(join(named, 'data'))) return { site: named, remove: () => undefined };
  const tree = mkdtempSync(join(tmpdir(), 'perimetre-former-'));
  const run = (command: string, ...given: string[]) =>
    execFileSync(command, given, { cwd: tree, stdio: ['ignore', 'ignore', 'inherit'] });
  execFileSync('git', ['worktree', 'add', '--detach', tree, named], { stdio: 'ignore' });
  run('npm', 'ci', '--no-audit', '--no-fund');
  const source = openSource(undefined);
  run('npm', 'run', 'data', ...(source ? ['--', '--source', source.root] : []));
  run('npm', 'run', 'build');
  return {
    site: join(tree, 'dist'),
    remove: () => void execFileSync('git', ['worktree', 'remove', '--force', tree], { stdio: 'ignore' }),
  };
}
