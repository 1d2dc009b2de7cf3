import { breaksOf, standingOf } from '../../domain/standing';
import { Territory } from '../../domain/territory';
import { UnitSet } from '../../kernel/unit-set';
import { changesBetween, type Price } from '../../project/changes';
import type { Territories } from '../project/territories.svelte';

/** What would get worse, there and in the others, were `units` added to the territory in hand, or taken out of it. */
export function priceOf(territories: Territories, units: Iterable<number>, mode: 'add' | 'remove'): Price {
  const { current, scenario, seen, settings, verdict, country } = territories;
  const after = territories.would(units, mode);
  const territory = after?.territories.find(({ id }) => id === after.current);
  if (!after || !territory || territory.units === current?.units) return { breaks: [], taken: [] };
  const sketches = after.territories
    .filter((other) => other !== territory)
    .map((other) => ({ name: other.name, units: new UnitSet(other.units), parts: other.parts }));
  const standing = standingOf(seen, new Territory(seen, territory.units, territory.parts), settings, sketches);
  const changes = changesBetween(country.atlas, scenario, after);
  return {
    breaks: breaksOf(verdict, standing),
    taken: changes.filter(({ lost, territory: other }) => lost.length && other.id !== territory.id),
  };
}
