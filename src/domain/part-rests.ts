import type { Atlas } from '../atlas/atlas';
import { unitsOfCommunes, wholeAtlas } from '../atlas/quarters/units';
import { heldParts, inhabitantsOfCommune, type HeldPart, type Holding, type TypedPart } from './parts';

/**
 * Once the inhabitants of some quarters were typed for other sketches, those of the rest of the commune are known too:
 * the parts, by its quarters, that a sketch which holds exactly this rest has of it.
 * @param own parts typed for the sketch itself: of the same quarters, they are what counts.
 */
export function restParts(atlas: Atlas, others: readonly Holding[], own: readonly TypedPart[] = []): TypedPart[] {
  if (!atlas.cut) return [];
  const byCommune = new Map<number, HeldPart[]>();
  for (const part of others.flatMap((other) => heldParts(atlas, other)).filter(({ quarters }) => quarters.length))
    byCommune.set(part.commune, [...(byCommune.get(part.commune) ?? []), part]);
  const typed = new Set(own.map(({ quarters }) => quarters.join()));
  return [...byCommune].flatMap(([commune, parts]) => {
    const choices = [parts, ...(parts.length > 1 ? parts.map((part) => [part]) : [])].filter(areApart);
    return choices
      .map((chosen) => restOf(atlas, commune, chosen))
      .filter(({ quarters, inhabitants }) => quarters.length && inhabitants >= 0 && !typed.has(quarters.join()));
  });
}

function restOf(atlas: Atlas, commune: number, taken: readonly HeldPart[]): TypedPart {
  const gone = new Set(taken.flatMap(({ quarters }) => [...quarters]));
  const left = unitsOfCommunes(atlas, [commune]).filter((unit) => !gone.has(unit));
  return {
    commune: wholeAtlas(atlas).codes[commune],
    quarters: Array.from(left, (unit) => atlas.codes[unit]).sort(),
    inhabitants: taken.reduce((sum, part) => sum - part.inhabitants, inhabitantsOfCommune(atlas, commune)),
    isRest: true,
  };
}

/** Whether no quarter is in two of them. */
function areApart(parts: readonly HeldPart[]): boolean {
  const all = parts.flatMap(({ quarters }) => [...quarters]);
  return new Set(all).size === all.length;
}
