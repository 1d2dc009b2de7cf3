import type { Adjacency, Topology } from '../../../src/atlas/atlas';
import type { Layer } from '../../../src/atlas/manifest';
import type { SourceFolder } from '../sources';
import type { UnitList } from '../units';
import { chain } from './chain';
import { readContours } from './contours';
import { adjacencyOf, exteriorOf, measure, type Measures } from './measure';
import { simplify, weigh } from './simplify';

export interface Geometry extends Measures {
  /** Simplified for drawing: what is left out is under a few pixels at zoom 10. */
  topology: Topology;
  adjacency: Adjacency;
  exterior: Uint8Array;
  layer: Layer;
}

/** Surface, on the Web Mercator square of side 1, under which a bend is left out of the topology. */
const DETAIL = 4e-11;

/**
 * Outlines, neighbours, centres and surfaces of the units: true ones when the folder holds the contours.
 * @throws {SourceError} when a file cannot be read.
 */
export function buildGeometry(units: UnitList, folder: SourceFolder | null): Geometry {
  const outlines = readContours(units, folder);
  if (!outlines) throw new Error('approximate outlines: not yet');
  const full = chain(outlines.mesh);
  const measures = measure(full, units.count);
  return {
    ...measures,
    topology: simplify(full, weigh(full), DETAIL),
    adjacency: adjacencyOf(full, units.count),
    exterior: exteriorOf(full, measures),
    layer: outlines.layer,
  };
}
