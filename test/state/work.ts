import { History } from '../../src/project/history';
import type { CountryInUse } from '../../src/state/country.svelte';
import { Work } from '../../src/state/project/work';

/** An empty project over a country, of a page that says nothing. */
export const emptyWork = (inUse: CountryInUse): Work =>
  new Work(inUse, new History(), {
    writes: () => true,
    refused: () => undefined,
    changed: () => undefined,
    locked: () => undefined,
    nameFor: () => 'Territoire',
    repaint: () => undefined,
    kept: () => undefined,
  });
