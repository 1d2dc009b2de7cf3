// Types, style and the audit of what is installed, one after the other: the first that fails stops.
import { mustRun, tool } from './lib/install.mjs';

mustRun(tool('tsc'), ['--noEmit']);
mustRun(tool('svelte-check'), ['--threshold', 'warning', '--output', 'human']);
mustRun(tool('eslint'), ['.']);
mustRun(tool('prettier'), ['--check', '--log-level', 'warn', '.']);
mustRun(tool('tsx'), ['scripts/audit/main.ts']);
