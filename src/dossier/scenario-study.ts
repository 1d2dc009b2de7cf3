import type { Country } from '../domain/country';
import type { AdoptedSketch } from '../domain/cover';
import { reachOf } from '../domain/parts';
import { departmentsOf, scenarioFigures, type ScenarioFigures } from '../domain/scenario';
import type { Settings } from '../domain/settings';
import { UnitSet } from '../kernel/unit-set';

/** A scenario to be written about: its territories that hold something, at least one. */
export interface ScenarioSubject {
  /** As the project has it: empty for the first one until it is renamed. */
  name: string;
  territories: readonly AdoptedSketch[];
}

export interface ScenarioStudy extends ScenarioSubject {
  figures: ScenarioFigures;
}

/** Scenarios held side by side. */
export interface ScenarioStudies {
  studies: readonly ScenarioStudy[];
  /** Departments, as indices, that one at least touches: what is left uncovered is counted there for all of them. */
  departments: readonly number[];
}

/** The figures of scenarios, each over the departments that one at least of them touches. */
export function scenarioStudies(
  country: Country,
  subjects: readonly ScenarioSubject[],
  settings: Settings,
): ScenarioStudies {
  const departments = departmentsOf(
    country,
    subjects.flatMap(({ territories }) => territories),
  );
  const studies = subjects.map((subject) => ({
    ...subject,
    figures: scenarioFigures(country, subject.territories, departments, settings),
  }));
  return { studies, departments: [...departments].sort((a, b) => a - b) };
}

/**
 * What the maps of scenarios are to show, the same for all of them: wherever they lie, the overseas ones left out
 * (`beyond`) when there are others, for they would shrink the map to a few dots.
 */
export function framedBy({ atlas }: Country, { studies }: ScenarioStudies): { units: Uint16Array; beyond: boolean } {
  const all = new UnitSet(studies.flatMap(({ territories }) => territories.flatMap((one) => [...reachOf(atlas, one)])));
  const units = all.toArray();
  const near = units.filter((unit) => atlas.departments[atlas.department[unit]].code.length < OVERSEAS);
  return near.length ? { units: near, beyond: near.length < units.length } : { units, beyond: false };
}

/** Characters of the code of an overseas department or collectivité. */
const OVERSEAS = 3;
