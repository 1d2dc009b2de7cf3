import type { Atlas } from '../atlas/atlas';
import { REGIONAL } from './rules';
import type { Settings } from './settings';
import { TYPED_SOURCE } from './sources';
import type { Findings } from './verdict';

/**
 * The minimum population of a territory that touches `regions` (indices): the one typed in, else the strictest that
 * these regions publish, else the default.
 */
export function minimumFor(atlas: Atlas, regions: readonly number[], settings: Settings): Findings['minimum'] {
  if (settings.minimum !== null) {
    return { value: settings.minimum, region: null, published: false, source: TYPED_SOURCE };
  }
  const codes = regions.map((region) => atlas.regions[region].code);
  const [strictest] = REGIONAL.minimum.published
    .filter(({ region }) => codes.includes(region))
    .sort((a, b) => b.value - a.value);
  if (!strictest) return { ...pick(REGIONAL.minimum.default), region: null, published: false };
  const { name } = atlas.regions.find(({ code }) => code === strictest.region)!;
  return { ...pick(strictest), region: name, published: true };
}

const pick = ({ value, source }: { value: number; source: string }) => ({ value, source });
