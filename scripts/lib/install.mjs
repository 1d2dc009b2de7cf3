import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const installed = join(root, 'node_modules', '.perimetre-lock');

/** Stops with one sentence, without a stack trace. */
export function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/**
 * Runs a command in the project, its output shown unless `stdio` says otherwise; returns its exit code.
 * @param command a program, with its first arguments when it is a list.
 */
export function run(command, args, env = {}, stdio = 'inherit') {
  const [program, ...first] = [command].flat();
  const options = { cwd: root, stdio, env: { ...process.env, ...env } };
  const { status, error } = spawnSync(program, [...first, ...args], options);
  if (error) fail(`La commande « ${program} » n’a pas pu démarrer : ${error.message}.`);
  return status ?? 1;
}

/** Runs a command and stops where it fails. */
export function mustRun(command, args, env = {}) {
  const status = run(command, args, env);
  if (status) process.exit(status);
}

const PACKAGES = { tsc: 'typescript' };

/**
 * A program installed by npm in the project, as Node runs it: what stands in `.bin` is a script of a shell, which Windows
 * does not start.
 */
export function tool(name) {
  const folder = join(root, 'node_modules', PACKAGES[name] ?? name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return [process.execPath, join(folder, typeof bin === 'string' ? bin : bin[name])];
}

/** npm itself, as Node runs it where npm started us. */
export const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];

/** Checks Node and installs the packages of the lock file unless they are there already. */
export function install() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19) || (major === 22 && minor < 12) || major === 21)
    fail(`Périmètre demande Node 20.19 ou plus récent (22.12 pour Node 22) ; vous avez ${process.versions.node}.`);
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === lock) return;
  console.error('Installation des paquets npm…');
  // npm speaks on standard error: standard output belongs to the command, which may print JSON.
  if (run(npm, ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {}, ['ignore', 2, 2]))
    fail('L’installation a échoué : vérifiez l’accès au registre npm, puis relancez la même commande.');
  writeFileSync(installed, lock);
}
