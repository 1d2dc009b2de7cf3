import { expect, it } from 'vitest';
import { NONE } from '../../src/atlas/atlas';
import { HUE_COUNT, huesOf } from '../../src/domain/hues';
import { builtCountry } from '../folder';

it('tells every EPCI of the country from those that it touches', () => {
  const { atlas } = builtCountry();
  const members = atlas.epcis.map(() => [] as number[]);
  atlas.epci.forEach((group, unit) => group !== NONE && members[group].push(unit));
  const hues = huesOf(
    atlas,
    members.map((units) => ({ units })),
  );
  const { offsets, targets } = atlas.adjacency;
  const alike = new Set<string>();
  for (let unit = 0; unit < atlas.count; unit++)
    for (const next of targets.subarray(offsets[unit], offsets[unit + 1])) {
      const [a, b] = [atlas.epci[unit], atlas.epci[next]];
      if (a !== b && a !== NONE && b !== NONE && hues[a] === hues[b])
        alike.add(`${atlas.epcis[a].name}, ${atlas.epcis[b].name}`);
    }
  expect([...alike]).toEqual([]);
  expect(new Set(hues).size).toBe(HUE_COUNT);
});
