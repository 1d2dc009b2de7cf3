import { run } from './run';

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  error: (text) => process.stderr.write(`${text}\n`),
  interactive: process.stdout.isTTY === true,
  // npm runs scripts from the root of the package: paths are meant from where the person stands.
  folder: process.env.INIT_CWD ?? process.cwd(),
});
