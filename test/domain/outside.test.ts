import { expect, it } from 'vitest';
import { coverOf } from '../../src/domain/cover';
import { coverageOf } from '../../src/domain/coverage';
import { isOutside } from '../../src/domain/outside';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { uncoveredOf } from '../../src/domain/white-zones';
import { builtCountry } from '../folder';

const country = builtCountry();
const { atlas } = country;

it('collectivités outside the national Assurance Maladie are no zones, and stay in the sums of the country', () => {
  const outside = atlas.departments.filter((_, department) => isOutside(atlas, department));
  expect(outside.map(({ code }) => code)).toEqual(['984', '986', '987', '988', '989']);
  const { white, unlisted } = uncoveredOf(country, coverOf(country, []), { kind: 'france' }, DEFAULT_SETTINGS);
  const zones = [...white, ...unlisted];
  expect(zones.length).toBeGreaterThan(0);
  const names = new Set(zones.flatMap(({ departments }) => departments.map((d) => atlas.departments[d].code)));
  for (const { code } of outside) expect(names).not.toContain(code);
  for (const code of ['971', '972', '973', '974', '976']) expect(names).toContain(code);
  expect(coverageOf(country, { kind: 'france' }).units).toBe(atlas.count);
});
