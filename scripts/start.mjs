// `npm start`: installs what is missing, builds the data and the app, serves it.
// `npm start -- --verify`: says instead what the data is made of, checksums included, and whether it is as it was built.
import { buildData, describeData, openData, verifyData } from './lib/data.mjs';
import { install, mustRun, run, tool } from './lib/install.mjs';

install();
buildData('public/data', openData());
if (process.argv.includes('--verify')) process.exit(verifyData('public/data') ? 0 : 1);
mustRun(tool('vite'), ['build', '--logLevel', 'warn']);
console.log(`Données construites d’après :\n${describeData('public/data')}`);
process.exit(run(tool('tsx'), ['scripts/serve.ts']));
