import { UnitSet } from '../kernel/unit-set';
import type { Country } from './country';
import { coverOf, holdersOf, type AdoptedSketch } from './cover';
import { reachOf } from './parts';
import type { Settings } from './settings';
import { whiteZonesOf, type AssessedZone } from './white-zones';

/** An existing CPTS with communes next to a territory. */
export interface NeighbourCpts {
  /** Index into the existing CPTS. */
  cpts: number;
  /** Its communes that touch the territory from outside. */
  units: number;
}

export interface Around {
  /** Communes that touch the territory without being in it, ascending. */
  communes: Uint16Array;
  /** The longest contact first. The CPTS that the territory stands in for is not one of them. */
  cpts: NeighbourCpts[];
  /** White zones that touch the territory once it is adopted, the most inhabitants first. */
  zones: AssessedZone[];
  /** Departments of the territory and of those communes, as indices, whose CPTS are not all known. */
  unlisted: number[];
}

/**
 * What lies around a territory: communes, existing CPTS and white zones that touch it. A commune of which it holds a part
 * that nothing draws touches what the part may: the whole of it is taken for within, and the rest of it for a neighbour.
 */
export function aroundOf(country: Country, territory: AdoptedSketch, settings: Settings): Around {
  const { offsets, targets } = country.atlas.adjacency;
  const inside = new UnitSet(reachOf(country.atlas, territory));
  const inPart = new UnitSet([...inside].filter((unit) => !territory.units.includes(unit)));
  const touching = new UnitSet();
  for (const unit of inside) {
    for (let e = offsets[unit]; e < offsets[unit + 1]; e++) if (!inside.has(targets[e])) touching.add(targets[e]);
  }
  const cover = coverOf(country, [territory]);
  const own = cover.holders.length - 1;
  const contacts = new Map<number, number>();
  for (const unit of touching) {
    for (const holder of holdersOf(cover, unit)) {
      if (holder !== own) contacts.set(holder, (contacts.get(holder) ?? 0) + 1);
    }
  }
  const { department } = country.atlas;
  const touched = new Set([...inside, ...touching].map((unit) => department[unit]));
  return {
    unlisted: [...touched].filter((index) => country.network.completeness[index] !== 'complete').sort((a, b) => a - b),
    communes: touching.toArray(),
    cpts: [...contacts].map(([cpts, units]) => ({ cpts, units })).sort((a, b) => b.units - a.units || a.cpts - b.cpts),
    zones: whiteZonesOf(country, cover, { kind: 'france' }, settings).filter(
      ({ holders, units }) =>
        holders.some(({ holder, kilometres }) => holder === own && kilometres === null) ||
        (inPart.size > 0 && units.some((unit) => inPart.has(unit))),
    ),
  };
}
