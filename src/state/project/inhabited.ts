import type { Atlas } from '../../atlas/atlas';
import { reachOf } from '../../domain/parts';
import type { Scenario, Territory } from '../../project/document';

/** Whether a territory holds something, were it only a part of a commune. */
export const isHeld = (atlas: Atlas, territory: Territory): boolean => reachOf(atlas, territory).length > 0;

/** The territories of a scenario that hold something. */
export const inhabited = (atlas: Atlas, { territories }: Scenario): Territory[] =>
  territories.filter((territory) => isHeld(atlas, territory));
