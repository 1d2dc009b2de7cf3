import type { Caveat } from '../../../src/atlas/manifest';
import { caveat } from '../report';
import type { CommuneLine } from '../decoupage';
import type { UnitList } from '../units';

/**
 * The units that did not exist in an older COG, communes re-created since, each with the units that it came out of:
 * a figure on that COG counts the former inside the latter.
 * @param lines The communes of the older COG, delegated and associated ones included.
 */
export function findSeparations(units: UnitList, lines: CommuneLine[]): Map<number, number[]> {
  const alive = new Set(
    lines
      .filter(({ type }) => type === 'commune-actuelle' || type === 'arrondissement-municipal')
      .flatMap(({ code }) => units.resolve(code)),
  );
  const separations = new Map<number, number[]>();
  for (const { code, chefLieu, anciensCodes = [] } of lines) {
    const inside = chefLieu === undefined ? anciensCodes.map((gone) => [gone, code]) : [[code, chefLieu]];
    for (const [member, whole] of inside) {
      const born = units.index.get(member);
      if (born !== undefined && !alive.has(born)) separations.set(born, [...units.resolve(whole)]);
    }
  }
  return separations;
}

/** Names the separations, and the units that still count them; nothing when there is none. */
export function describeSeparations(units: UnitList, separations: Map<number, number[]>): Caveat[] {
  if (separations.size === 0) return [];
  const list = (all: Iterable<number>) =>
    [...new Set(all)].sort((a, b) => a - b).map((unit) => `${units.names[unit]} (${units.codes[unit]})`);
  const [born, parents] = [list(separations.keys()), list([...separations.values()].flat())];
  return [caveat('separated', born, born.length), caveat('separated-from', parents, parents.length)];
}
