// Runs an installed program after installing what is missing: `node scripts/with-tools.mjs tsx file.ts …`
import { install, run, tool } from './lib/install.mjs';

const [name, ...args] = process.argv.slice(2);
install();
process.exit(run(tool(name), args));
