import type { Atlas } from '../atlas/atlas';
import { worst } from '../domain/professionals';
import type { Figure } from '../domain/verdict';
import type { Provenance } from './table';

/**
 * Where a fact comes from that is read from layers: the vintage of each of them among `sources`, and the least trusted
 * of their qualities. A rule has no vintage of its own: one that stands alone was applied to the population.
 * @param population that the territories are counted by, in place of its layer.
 */
export function fromLayers({ manifest }: Atlas, sources: readonly string[], population: Figure): Provenance {
  const found = sources.flatMap((source) => {
    if (source === population.source) return population;
    return manifest.layers.find(({ id }) => id === source) ?? [];
  });
  const read = found.length ? found : [population];
  return {
    vintage: [...new Set(read.map(({ vintage }) => vintage))].join(', '),
    quality: read.map(({ quality }) => quality).reduce(worst),
    sources,
  };
}
