import { populationOf, type Country } from './country';
import type { Cover } from './cover';
import { fundingFor } from './funding';
import { minimumFor } from './minimum';
import type { Settings } from './settings';
import { sizeClassOf } from './size-class';
import type { Amount, SizeClass } from './verdict';
import { cost, type Cession, type HolderLink, type Surroundings, type ZoneLink } from './zone-links';
import type { WhiteZone, ZonePartition } from './zone-partition';

/** The zones that bring a small one up to the minimum, nearest step first, and what they make together. */
export interface Joining {
  steps: ZoneLink[];
  /** Known inhabitants of the zones and of the communes ceded on the way. */
  population: number;
  /** Inhabitants that a CPTS needs over all of them. */
  minimum: number;
}

/** What a CPTS is, before or after it takes a white zone in. `null` when its population is not known. */
export interface Standing {
  population: number | null;
  class: SizeClass | null;
  operating: Amount;
  /** Soins non programmés included. */
  ceiling: Amount;
}

export interface Extension extends HolderLink {
  before: Standing;
  after: Standing;
}

/**
 * The fewest steps that bring zone `number` up to the minimum: at each, the simplest way to a zone that is enough, or
 * else to the largest one. `null` when all that can be reached is not enough.
 */
export function joining(
  { atlas }: Country,
  { zones }: ZonePartition,
  { zones: links }: Surroundings,
  cession: Cession,
  number: number,
  settings: Settings,
): Joining | null {
  const [{ values }] = atlas.populations;
  const taken = new Set([number]);
  const ceded: number[] = [];
  const regions = new Set(zones[number].regions);
  const steps: ZoneLink[] = [];
  let population = zones[number].known;
  const onTheWay = ({ via, unit }: ZoneLink) => (via === 'ceded' && !ceded.includes(unit) ? values[unit] || 0 : 0);
  const minimumWith = (more: readonly number[]) => minimumFor(atlas, [...regions, ...more], settings).value;
  const gain = (link: ZoneLink) => zones[link.to].known + onTheWay(link);
  const enough = (link: ZoneLink) => population + gain(link) >= minimumWith(zones[link.to].regions);

  for (;;) {
    const [next] = [...taken]
      .flatMap((zone) => links[zone])
      .filter((link) => !taken.has(link.to))
      .filter((link) => link.via !== 'ceded' || cession.allows([...ceded, link.unit]))
      .sort(
        (a, b) =>
          Number(enough(b)) - Number(enough(a)) ||
          (enough(a) ? cost(a, values) - cost(b, values) : gain(b) - gain(a)) ||
          a.to - b.to,
      );
    if (!next) return null;
    population += gain(next);
    if (next.via === 'ceded') ceded.push(next.unit);
    taken.add(next.to);
    steps.push(next);
    for (const region of zones[next.to].regions) regions.add(region);
    const minimum = minimumWith([]);
    if (population >= minimum) return { steps, population, minimum };
  }
}

/** What each CPTS that touches the zone would become with it. Amounts typed in by the user are those of another contract. */
export function extensions(
  country: Country,
  cover: Cover,
  zone: WhiteZone,
  around: readonly HolderLink[],
  settings: Settings,
): Extension[] {
  const standing = (population: number | null, regions: readonly number[]): Standing => {
    const size = population === null ? null : sizeClassOf(population, settings.boundary80000);
    const { amounts } = fundingFor(country.atlas, size, regions, { ...settings, amounts: {} });
    return { population, class: size, operating: amounts.operating, ceiling: amounts.ceilingWithSnp };
  };
  return around.map((link) => {
    const { units } = cover.holders[link.holder];
    const population = populationOf(country.atlas, units);
    const regions = [...new Set(Array.from(units, (unit) => country.regionOf[unit]))];
    const together = population === null || zone.population === null ? null : population + zone.population;
    return { ...link, before: standing(population, regions), after: standing(together, regions) };
  });
}
