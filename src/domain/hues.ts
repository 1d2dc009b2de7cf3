import type { Atlas } from '../atlas/atlas';
import { colourGroups } from '../kernel/colouring';

/** Colours that territories beside each other are told apart by. */
export const HUE_COUNT = 8;

/** A colour for each territory, so that neighbours differ: its place among `HUE_COUNT`. */
export const huesOf = ({ adjacency }: Atlas, territories: readonly { units: Iterable<number> }[]): Uint8Array =>
  colourGroups(
    adjacency,
    territories.map(({ units }) => units),
    HUE_COUNT,
  );
