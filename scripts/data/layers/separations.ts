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

/** Names the separations for a caveat; `null` when there is none. */
export function describeSeparations(units: UnitList, separations: Map<number, number[]>): string | null {
  if (separations.size === 0) return null;
  const name = (unit: number) => `${units.names[unit]} (${units.codes[unit]})`;
  const born = [...separations.keys()].sort((a, b) => a - b).map(name);
  const parents = [...new Set([...separations.values()].flat())].sort((a, b) => a - b).map(name);
  return `Communes rétablies depuis, valeur inconnue : ${born.join(', ')} ; comptées encore avec ${parents.join(', ')}.`;
}
