import type { Atlas } from '../atlas/atlas';
import { codeIndex } from '../atlas/codes';
import { unitsOfCommunes, wholeAtlas } from '../atlas/quarters/units';
import { UnitSet } from '../kernel/unit-set';

/** What a territory takes of a commune, by the inhabitants that a person typed. */
export interface TypedPart {
  /** Code of the commune. */
  readonly commune: string;
  /** Codes, ascending, of the quarters that it is made of; none for a part without outline. */
  readonly quarters: readonly string[];
  readonly inhabitants: number;
  /** Told by what was typed for other sketches; in no document. */
  readonly isRest?: true;
}

/** A typed part that counts. */
export interface HeldPart {
  /** Index of the commune where nothing is cut. */
  commune: number;
  /** Its quarters; none where nothing is drawn of it here. */
  quarters: Uint16Array;
  inhabitants: number;
  isRest?: true;
}

/** A territory as it is held: its units, and what was typed beside them. */
export interface Holding {
  units: { has(unit: number): boolean };
  parts?: readonly TypedPart[] | undefined;
}

/**
 * What counts of a typed part: where it is of quarters that are drawn here, as long as the territory holds these very
 * quarters of the commune; elsewhere, as long as it holds nothing else of the commune.
 */
export function heldPart(atlas: Atlas, { units }: Pick<Holding, 'units'>, part: TypedPart): HeldPart | null {
  const commune = codeIndex(wholeAtlas(atlas)).byCode.get(part.commune);
  if (commune === undefined) return null;
  const all = unitsOfCommunes(atlas, [commune]);
  const quarters = all.filter((unit) => units.has(unit));
  const wanted = all.length > 1 ? part.quarters.join() : '';
  const isHeld =
    Array.from(quarters, (unit) => atlas.codes[unit])
      .sort()
      .join() === wanted;
  const { inhabitants, isRest } = part;
  return isHeld ? { commune, quarters, inhabitants, ...(isRest && { isRest }) } : null;
}

/** All the typed parts that count. */
export const heldParts = (atlas: Atlas, holding: Holding): HeldPart[] =>
  (holding.parts ?? []).flatMap((part) => heldPart(atlas, holding, part) ?? []);

/** Those of which nothing is drawn. */
export const undrawnParts = (atlas: Atlas, holding: Holding): HeldPart[] =>
  heldParts(atlas, holding).filter(({ quarters }) => !quarters.length);

/** Where a territory lies, ascending: its units, and those of the communes of which nothing that it holds is drawn. */
export function reachOf(
  atlas: Atlas,
  { units, parts }: { units: Uint16Array; parts?: readonly TypedPart[] | undefined },
): Uint16Array {
  if (!parts?.length) return units;
  const undrawn = undrawnParts(atlas, { units: new UnitSet(units), parts }).map(({ commune }) => commune);
  return undrawn.length ? new UnitSet([...units, ...unitsOfCommunes(atlas, undrawn)]).toArray() : units;
}

/** Inhabitants of a commune, by its index where nothing is cut. */
export const inhabitantsOfCommune = (atlas: Atlas, commune: number): number =>
  wholeAtlas(atlas).populations[0].values[commune];

/** Inhabitants of a commune that a territory takes, `NaN` when that is unknown; 0 where it takes none. */
export function stakeIn(atlas: Atlas, holding: Holding, commune: number): number {
  const all = unitsOfCommunes(atlas, [commune]);
  const own = all.filter((unit) => holding.units.has(unit));
  if (own.length === all.length) return inhabitantsOfCommune(atlas, commune);
  const typed = heldParts(atlas, holding).find((part) => part.commune === commune);
  return typed?.inhabitants ?? own.reduce((sum, unit) => sum + atlas.populations[0].values[unit], 0);
}

/** Inhabitants that territories take of communes of which they hold nothing drawn, by the index of the commune. */
export function takenUndrawn(atlas: Atlas, holdings: readonly Holding[]): ReadonlyMap<number, number> {
  const taken = new Map<number, number>();
  for (const holding of holdings)
    for (const { commune, inhabitants } of undrawnParts(atlas, holding))
      taken.set(commune, Math.min((taken.get(commune) ?? 0) + inhabitants, inhabitantsOfCommune(atlas, commune)));
  return taken;
}
