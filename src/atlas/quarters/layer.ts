import type { LayerId } from '../manifest';
import type { Ring } from '../topology/mesh';

/** A part of a commune: an IRIS of INSEE. */
export interface Quarter {
  /** Nine figures: those of the commune, or of the arrondissement, then four. */
  code: string;
  name: string;
  /** Closed rings on the grid, the surface on their left. */
  rings: readonly Ring[];
}

/** Quarters of whole communes, as one source has them. */
export interface QuarterLayer {
  layer: LayerId;
  /** Edition of the quarters. */
  vintage: string;
  /** Quarters by the code of their commune, ascending; at least two each. */
  communes: ReadonlyMap<string, readonly Quarter[]>;
}

/** Inhabitants of quarters, as a census counted them: parts of the whole, not the population that is in force. */
export interface QuarterCensus {
  layer: LayerId;
  vintage: string;
  /** By code. */
  inhabitants: ReadonlyMap<string, number>;
}
