// `npm start`: installs what is missing, builds the data and the app, serves it.
import { buildData, describeData, openData } from './lib/data.mjs';
import { install, mustRun, run, tool } from './lib/install.mjs';

install();
buildData('public/data', openData());
mustRun(tool('vite'), ['build', '--logLevel', 'warn']);
console.log(`Données construites d’après :\n${describeData('public/data')}`);
process.exit(run(tool('tsx'), ['scripts/serve.ts']));
