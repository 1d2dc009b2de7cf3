import type { Hit } from '../atlas/search';
import { populationOf, type Country } from '../domain/country';
import { inhabitants, type Language } from '../words/sentences';
import type { Drawing } from './drawing.svelte';

type Place = Pick<Hit, 'kind' | 'index'>;

/** Name of a place. */
export function hitName({ atlas, network }: Country, { kind, index }: Place): string {
  switch (kind) {
    case 'commune':
      return atlas.names[index];
    case 'epci':
      return atlas.epcis[index].name;
    case 'departement':
      return atlas.departments[index].name;
    case 'region':
      return atlas.regions[index].name;
    case 'cpts':
      return network.cpts[index].name;
  }
}

/** Units of a place, ascending. */
export function hitUnits({ atlas, network, regionOf }: Country, drawing: Drawing, { kind, index }: Place): Uint16Array {
  switch (kind) {
    case 'commune':
      return Uint16Array.of(index);
    case 'epci':
      return drawing.unitsOfEpci(index);
    case 'departement':
      return drawing.unitsOfDepartment(index);
    case 'region':
      return Uint16Array.from({ length: atlas.count }, (_, unit) => unit).filter((unit) => regionOf[unit] === index);
    case 'cpts':
      return network.cpts[index].units;
  }
}

/** What tells a place from another of the same name: its code and department, its stage, its size. */
export function hitDetail(country: Country, place: Place, { words, format }: Language): string {
  const { atlas, network } = country;
  const { kind, index } = place;
  switch (kind) {
    case 'commune': {
      const { code, name } = atlas.departments[atlas.department[index]];
      const population = inhabitants(populationOf(atlas, [index]), { words, format });
      return `${name} (${code}) · ${atlas.codes[index]} · ${population}`;
    }
    case 'epci': {
      const members = atlas.epci.reduce((count, epci) => count + (epci === index ? 1 : 0), 0);
      return words.units(format, members);
    }
    case 'departement':
      return atlas.departments[index].code;
    case 'region':
      return atlas.regions[index].code;
    case 'cpts':
      return words.stages[network.cpts[index].stage];
  }
}
