import { NONE, type Atlas, type CutCommune, type KnownCpts } from '../atlas';

/** The country with nothing cut: where places are looked up by the names and codes of communes. */
export const wholeAtlas = (atlas: Atlas): Atlas => atlas.cut?.whole ?? atlas;

/** The cut commune that `unit` is a quarter of; `null` for a whole commune. */
export function cutCommuneOf({ cut }: Atlas, unit: number): CutCommune | null {
  const place = cut?.of[unit] ?? NONE;
  return place === NONE ? null : cut!.communes[place];
}

/** Units that communes, by their indices in `wholeAtlas`, are made of: ascending, each once. */
export function unitsOfCommunes(atlas: Atlas, communes: ArrayLike<number>): Uint16Array {
  if (!atlas.cut) return Uint16Array.from(communes).sort();
  const units = new Set<number>();
  for (const commune of Array.from(communes))
    for (const unit of cutCommuneOf(atlas, commune)?.units ?? [commune]) units.add(unit);
  return Uint16Array.from(units).sort();
}

/** Either a whole commune, cut or not, or a quarter of one that is there in part. */
interface Part {
  unit: number;
  /** The cut commune that is there whole; `null` for a unit that stands for itself. */
  commune: CutCommune | null;
}

/** What some units are, each whole commune once. */
function partsOf(atlas: Atlas, units: Iterable<number>): Part[] {
  const all = [...units];
  if (!atlas.cut) return all.map((unit) => ({ unit, commune: null }));
  const held = new Map<CutCommune, number>();
  for (const unit of all) {
    const commune = cutCommuneOf(atlas, unit);
    if (commune) held.set(commune, (held.get(commune) ?? 0) + 1);
  }
  return all.flatMap((unit): Part[] => {
    const commune = cutCommuneOf(atlas, unit);
    if (!commune || held.get(commune)! < commune.units.length) return [{ unit, commune: null }];
    return unit === commune.units[0] ? [{ unit, commune }] : [];
  });
}

/**
 * Codes of units, ascending: that of a commune whose quarters are all there, and those of the quarters of one that is
 * there in part.
 */
export const codesOf = (atlas: Atlas, units: Iterable<number>): string[] =>
  atlas.cut
    ? partsOf(atlas, units)
        .map(({ unit, commune }) => commune?.code ?? atlas.codes[unit])
        .sort()
    : Array.from(units, (unit) => atlas.codes[unit]);

/** Names of units, in their order; that of a commune whose quarters are all there. */
export const namesOf = (atlas: Atlas, units: Iterable<number>): string[] =>
  partsOf(atlas, units).map(({ unit, commune }) => commune?.name ?? atlas.names[unit]);

/** Whole communes among `units`, cut or not, and quarters of those that are there in part. */
export function countedIn(atlas: Atlas, units: Iterable<number>): { communes: number; quarters: number } {
  const codes = codesOf(atlas, units);
  const quarters = atlas.cut ? codes.filter((code) => code.length > 5).length : 0;
  return { communes: codes.length - quarters, quarters };
}

/** The same, as units of which some are quarters. */
export function sizedIn(atlas: Atlas, units: Iterable<number>): { units: number; quarters: number } {
  const { communes, quarters } = countedIn(atlas, units);
  return { units: communes + quarters, quarters };
}

/**
 * The existing CPTS, given over `wholeAtlas`, over the units of `atlas`: of a commune that is cut, a CPTS has the
 * quarters that its source gives it, or all of them where it says nothing of quarters.
 */
export function cutKnown(atlas: Atlas, known: KnownCpts): KnownCpts {
  if (!atlas.cut) return known;
  const unitOf = new Map(
    atlas.cut.communes.flatMap(({ units }) => Array.from(units, (unit) => [atlas.codes[unit], unit] as const)),
  );
  return {
    ...known,
    cpts: known.cpts.map((cpts) => {
      const own = new Set((cpts.quarters ?? []).flatMap((code) => unitOf.get(code) ?? []));
      const said = new Set(Array.from(own, (unit) => atlas.cut!.of[unit]));
      const units = Array.from(unitsOfCommunes(atlas, cpts.units)).filter(
        (unit) => own.has(unit) || !said.has(atlas.cut!.of[unit]),
      );
      return { ...cpts, units: Uint16Array.from(units) };
    }),
    withdrawn: [...unitsOfCommunes(atlas, known.withdrawn)],
  };
}
