import { components } from '../kernel/components';
import { enclaves } from '../kernel/enclaves';
import type { UnitSet } from '../kernel/unit-set';
import { populationOf, type Country } from './country';
import type { Piece, TerritoryPiece } from './verdict';

/** The connected pieces of a territory, the most inhabitants first. */
export function piecesOf({ atlas, landmass }: Country, units: UnitSet): TerritoryPiece[] {
  const pieces = components(atlas.adjacency, units)
    .map((piece) => ({ units: piece, population: populationOf(atlas, piece) }))
    .sort(byImportance);
  const mainland = pieces.length ? landmass[pieces[0].units[0]] : null;
  return pieces.map((piece) => ({ ...piece, bySea: landmass[piece.units[0]] !== mainland }));
}

/** Groups of units wholly surrounded by a territory and left out, the most inhabitants first. */
export function enclavesOf({ atlas, toExterior }: Country, units: UnitSet): Piece[] {
  return enclaves(atlas.adjacency, toExterior, units)
    .map((group) => ({ units: group, population: populationOf(atlas, group) }))
    .sort(byImportance);
}

const byImportance = (a: Piece, b: Piece) =>
  (b.population ?? -1) - (a.population ?? -1) || b.units.length - a.units.length;
