import type { Atlas } from '../../atlas/atlas';
import { isQuarterOf, resolveCodes } from '../../atlas/codes';
import { DEFAULT_SETTINGS } from '../../domain/settings';
import { FIRST_SCENARIO, type ProjectDocument } from '../document';
import { newTerritory, plainName } from '../edits';
import { restoreParts } from '../restore-territory';
import { decodeScenarioLink, SCENARIO_PREFIX, type LinkedScenario } from './scenario';
import { decodeLink } from './territory';

/** What a shared link holds, as a project of its own. */
export interface LinkedProject {
  kind: 'territory' | 'scenario';
  document: ProjectDocument;
  /** How many of its codes name no unit, and how many are old ones that name others now. */
  unknown: number;
  recoded: number;
}

/**
 * @param nameOf names the territory at a place of the link that came without a name.
 * @throws {LinkError} and nothing else, whatever the fragment.
 */
export function readLink(
  atlas: Atlas,
  fragment: string,
  nameOf: (units: Uint16Array, at: number) => string,
): LinkedProject {
  const kind = fragment.startsWith(SCENARIO_PREFIX) ? 'scenario' : 'territory';
  const { name, vintage, territories } = kind === 'scenario' ? decodeScenarioLink(fragment) : alone(fragment);
  const resolved = territories.map(({ codes }) => resolveCodes(atlas, codes));
  let lost = 0;
  const made = territories.map(({ name, origin, parts: typed = [] }, at) => {
    const { units } = resolved[at];
    const uncut = resolved[at].unknown.filter((code) => isQuarterOf(atlas, code));
    const parts = restoreParts(atlas, typed);
    lost += typed.length - parts.length;
    return {
      ...newTerritory(plainName(name) || nameOf(units, at), units, origin),
      ...(uncut.length && { uncut }),
      ...(parts.length && { parts }),
    };
  });
  const scenario = {
    id: FIRST_SCENARIO.id,
    name: plainName(name),
    territories: made,
    current: made[0]?.id ?? null,
  };
  const kept = made.reduce((sum, { uncut = [] }) => sum + uncut.length, 0);
  const count = (of: 'unknown' | 'recoded') => resolved.reduce((sum, codes) => sum + codes[of].length, 0);
  return {
    kind,
    document: {
      scenarios: [scenario],
      scenario: scenario.id,
      settings: { ...DEFAULT_SETTINGS, vintage },
      imports: [],
    },
    unknown: count('unknown') - kept + lost,
    recoded: count('recoded'),
  };
}

function alone(fragment: string): LinkedScenario {
  const territory = decodeLink(fragment);
  return { name: '', vintage: null, territories: [{ ...territory, origin: null }] };
}
