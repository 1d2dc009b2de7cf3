import { isListed } from '../../domain/network';
import { NONE, type Atlas } from '../../atlas/atlas';
import { cutCommuneOf, unitsOfCommunes, wholeAtlas } from '../../atlas/quarters/units';
import { search, type Hit } from '../../atlas/search';
import { populationOf } from '../../domain/country';
import { minimumFor } from '../../domain/minimum';
import { DEFAULT_SETTINGS } from '../../domain/settings';
import type { Scope } from '../../domain/scope';
import type { App } from '../app.svelte';
import type { Focus } from './view.svelte';

/** Hits shown under the search box. */
const HITS = 8;

/** What can be looked for and looked at: communes, EPCI, departments, regions and existing CPTS. */
export class Places {
  constructor(private readonly app: App) {}

  search(query: string): Hit[] {
    const { atlas, network } = this.app;
    return query.trim() ? search(wholeAtlas(atlas), network.cpts, query, HITS) : [];
  }

  name({ kind, index }: Focus): string {
    const { atlas, network } = this.app;
    switch (kind) {
      case 'commune':
        return wholeAtlas(atlas).names[index];
      case 'quarter':
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

  /** What it is called: an arrondissement municipal is no commune. */
  kind({ kind, index }: Focus): string {
    const { atlas, words } = this.app;
    const isDistrict = kind === 'commune' && / Arrondissement$/.test(wholeAtlas(atlas).names[index]);
    return words.search.kinds[isDistrict ? 'arrondissement' : kind];
  }

  /** What tells a place from another of the same name: its code and department, its stage, its size. */
  detail({ kind, index }: Focus): string {
    const { atlas, network, words } = this.app;
    switch (kind) {
      case 'commune':
        return this.#unitDetail(wholeAtlas(atlas), index);
      case 'quarter':
        return this.#unitDetail(atlas, index);
      case 'epci': {
        return words.units(this.app.format, this.app.country.sizes.epcis[index]);
      }
      case 'departement':
        return atlas.departments[index].code;
      case 'region':
        return atlas.regions[index].code;
      case 'cpts':
        return words.stages[network.cpts[index].stage];
    }
  }

  #unitDetail(atlas: Atlas, unit: number): string {
    const { code, name } = atlas.departments[atlas.department[unit]];
    return `${name} (${code}) · ${atlas.codes[unit]} · ${this.app.inhabitants(populationOf(atlas, [unit]))}`;
  }

  /** The place that a unit of the map is: its commune, or the quarter where quarters are taken. */
  at(unit: number): Focus {
    const { drawing, atlas } = this.app;
    if (drawing.grain === 'quartier' && drawing.quarterOf(unit)) return { kind: 'quarter', index: unit };
    return { kind: 'commune', index: cutCommuneOf(atlas, unit)?.units[0] ?? unit };
  }

  /** Units of a place, ascending. */
  units({ kind, index }: Focus): Uint16Array {
    const { atlas, network, drawing, country } = this.app;
    switch (kind) {
      case 'commune':
        return unitsOfCommunes(atlas, [index]);
      case 'quarter':
        return Uint16Array.of(index);
      case 'epci':
        return drawing.unitsOfEpci(index);
      case 'departement':
        return drawing.unitsOfDepartment(index);
      case 'region': {
        const { regionOf } = country;
        return Uint16Array.from({ length: atlas.count }, (_, unit) => unit).filter((unit) => regionOf[unit] === index);
      }
      case 'cpts':
        return network.cpts[index].units;
    }
  }

  /**
   * Looks at a place: the map goes there and the card says what can be done with it. Where coverage is counted, it is
   * counted there.
   */
  goTo({ kind, index }: Focus): void {
    const { view, screen } = this.app;
    if (screen === 'coverage') {
      const scope = this.#scopeOf({ kind, index });
      if (scope) this.app.openScope(scope);
      if (kind !== 'commune' && kind !== 'cpts') return;
    } else if (screen !== 'link') this.app.show('territory');
    view.focus = { kind, index };
    view.lookAt(this.units({ kind, index }));
  }

  /** The part of the country that a place is, or else lies in: a commune in its EPCI, a CPTS in its department. */
  #scopeOf({ kind, index }: Focus): Scope | null {
    const { atlas, network } = this.app;
    const department = (unit: number): Scope => ({
      kind: 'department',
      code: atlas.departments[atlas.department[unit]].code,
    });
    switch (kind) {
      case 'region':
        return { kind, code: atlas.regions[index].code };
      case 'departement':
        return { kind: 'department', code: atlas.departments[index].code };
      case 'epci':
        return { kind, code: atlas.epcis[index].code };
      case 'commune':
      case 'quarter': {
        const epci = this.epciOf(index);
        return epci === null ? department(index) : { kind: 'epci', code: atlas.epcis[epci].code };
      }
      case 'cpts': {
        const [first] = network.cpts[index].units;
        return first === undefined ? null : department(first);
      }
    }
  }

  /** Up to three existing CPTS to open as an example: contract signed, units known, each in a department of its own. */
  get examples(): { index: number; name: string }[] {
    const { atlas, network } = this.app;
    const seen = new Set<number>();
    return network.cpts
      .map(({ name, units, stage }, index) => ({ index, name, units, stage }))
      .filter(({ units, stage }) => units.length > 2 && stage === 'aci' && this.#reachesMinimum(units))
      .filter(({ units }) => {
        const department = atlas.department[units[0]];
        return !seen.has(department) && seen.add(department);
      })
      .slice(0, 3);
  }

  /** An example that fails the first check would teach that checks are to be overlooked. */
  #reachesMinimum(units: Uint16Array): boolean {
    const { atlas } = this.app;
    const regions = new Set(Array.from(units, (unit) => atlas.departments[atlas.department[unit]].region));
    return (populationOf(atlas, units) ?? 0) >= minimumFor(atlas, [...regions], DEFAULT_SETTINGS).value;
  }

  /** Names of the existing CPTS that hold some of `units`. */
  cptsOf(units: Iterable<number>): string[] {
    const { offsets, members, cpts } = this.app.network;
    const held = new Set<number>();
    for (const unit of units) for (const member of members.subarray(offsets[unit], offsets[unit + 1])) held.add(member);
    return Array.from(held, (member) => cpts[member].name);
  }

  /** The existing CPTS that hold a place of one department, in words; what is not known is said. */
  cptsText(units: ArrayLike<number>): string {
    const { network, atlas, words } = this.app;
    const names = this.cptsOf(Array.from(units));
    if (names.length > 1) return words.focus.sharedCpts(this.app.format.list(names));
    if (names.length) return names[0];
    return isListed({ atlas, network }, units[0]) ? words.focus.noCpts : words.focus.noKnownCpts;
  }

  /** EPCI of a unit, or `null`. */
  epciOf(unit: number): number | null {
    const epci = this.app.atlas.epci[unit];
    return epci === NONE ? null : epci;
  }
}
