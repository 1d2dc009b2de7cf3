import { unitsOfCommunes } from '../atlas/quarters/units';
import { components } from '../kernel/components';
import { enclaves } from '../kernel/enclaves';
import { UnitSet } from '../kernel/unit-set';
import { populationOf, type Country } from './country';
import type { HeldPart } from './parts';
import type { Piece, TerritoryPiece } from './verdict';

/**
 * The connected pieces of a territory, the most inhabitants first. A part of which nothing is drawn stands as if its
 * commune were there.
 */
export function piecesOf(
  { atlas, landmass }: Country,
  drawn: UnitSet,
  parts: readonly HeldPart[] = [],
): TerritoryPiece[] {
  const undrawn = parts.filter(({ quarters }) => !quarters.length);
  const typed = new Map(
    undrawn.flatMap(({ commune, inhabitants }) =>
      Array.from(unitsOfCommunes(atlas, [commune]), (unit, i) => [unit, i ? 0 : inhabitants] as const),
    ),
  );
  const units = typed.size ? new UnitSet([...drawn, ...typed.keys()]) : drawn;
  const inhabitants = (piece: Uint16Array) => {
    const known = populationOf(atlas, typed.size ? piece.filter((unit) => !typed.has(unit)) : piece);
    return known === null ? null : piece.reduce((sum, unit) => sum + (typed.get(unit) ?? 0), known);
  };
  const pieces = components(atlas.adjacency, units)
    .map((piece) => ({ units: piece, population: inhabitants(piece) }))
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
