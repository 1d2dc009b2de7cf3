import { resolve } from 'node:path';
import type { Rolldown } from 'vite';

type Graph = Parameters<Rolldown.CodeSplittingNameFunction>[1];

/** One file of what the page imports at once: a dozen would be as many questions. What its workers import stays apart. */
export function firstScreen(): Rolldown.CodeSplittingNameFunction {
  let first: ReadonlySet<string> | null = null;
  return (module, graph) => ((first ??= importedBy(resolve('index.html'), graph)).has(module) ? 'first' : null);
}

function importedBy(entry: string, graph: Graph): Set<string> {
  const met = new Set([entry]);
  // A set goes on to what is added on the way.
  for (const module of met) for (const imported of graph.getModuleInfo(module)?.importedIds ?? []) met.add(imported);
  return met;
}
