import type { Adjacency, Topology } from '../../../src/atlas/atlas';
import type { Layer } from '../../../src/atlas/manifest';
import type { SourceFolder } from '../sources';
import type { UnitList } from '../units';
import { approximateOutlines } from './approximate';
import { trueOutlines } from './contours';
import { adjacencyOf } from '../../../src/atlas/topology/adjacency';
import { exteriorOf, measure, type Measures } from './measure';
import { simplify, weigh } from './simplify';

export interface Geometry extends Measures {
  /** Simplified for drawing: what is left out is under a few pixels at zoom 10. */
  topology: Topology;
  adjacency: Adjacency;
  exterior: Uint8Array;
  layer: Layer;
}

/** Surface, on the Web Mercator square of side 1, under which a bend is left out of the topology. */
const DETAIL = 6e-11;

/**
 * Outlines, neighbours, centres and surfaces of the units: true ones when the folder holds the contours, else
 * approximate ones. Neighbours, centres and surfaces are those of the outlines before they are simplified.
 * @throws {SourceError} when a file cannot be read.
 */
export async function buildGeometry(units: UnitList, folder: SourceFolder | null): Promise<Geometry> {
  const { topology, layer } = (await trueOutlines(units, folder)) ?? approximateOutlines(units);
  const measures = measure(topology, units.count);
  return {
    ...measures,
    topology: simplify(topology, weigh(topology), DETAIL),
    adjacency: adjacencyOf(topology, units.count),
    exterior: exteriorOf(topology, measures),
    layer,
  };
}
