import type { Topology } from '../atlas/atlas';
import { CityOutlineError } from '../atlas/topology/arrondissements';
import { OverlapError, type Ring } from '../atlas/topology/mesh';
import { partition, ringsOfGeometry } from '../atlas/topology/partition';
import { sharpenNeighbours } from '../atlas/topology/sharpen';
import { ContoursError, fetchContours, type DepartmentContours, type Outline } from '../data/contours';
import { createCountry, type Country } from '../domain/country';
import { indexArcs, type IndexedArcs } from '../kernel/arcs';
import { UnitSet } from '../kernel/unit-set';
import type { Sight } from './view.svelte';

/** Outlines known exactly: those of some departments. */
export interface ExactOutlines {
  units: UnitSet;
  /** Their borders among themselves; to all the rest they border on nothing. */
  arcs: IndexedArcs;
  outlines: ReadonlyMap<number, Outline>;
}

export interface ContoursHost {
  /** The country in use. */
  country(): Country;
  /** Goes on with the same work over a country whose neighbours are better known. */
  sharpened(country: Country): void;
  failed(error: ContoursError): void;
}

/** Departments that may be asked for at once: a department is 2 to 3 MB. */
export const AT_ONCE = 6;

/** The exact outlines of departments, fetched from geo.api.gouv.fr when somebody asks for them and not before. */
export class Contours {
  /** The department being fetched, index into `Atlas.departments`. */
  loading = $state.raw<number | null>(null);
  exact = $state.raw<ExactOutlines | null>(null);
  #fetched = $state.raw<ReadonlyMap<number, DepartmentContours>>(new Map());

  /** @param built the country whose neighbours are those of approximate outlines. */
  constructor(
    private readonly built: Country,
    private readonly host: ContoursHost,
  ) {}

  /** Departments known exactly, in the order of their codes. */
  readonly departments: number[] = $derived([...this.#fetched.keys()].sort((a, b) => a - b));

  has(department: number): boolean {
    return this.#fetched.has(department);
  }

  /** Departments with a unit whose centre the map shows, in the order of their codes. */
  inSight(sight: Sight | null): number[] {
    const { longitude, latitude, department } = this.built.atlas;
    const found = new Set<number>();
    if (sight) {
      const [west, south, east, north] = sight;
      for (let unit = 0; unit < department.length; unit++) {
        const isWithin = longitude[unit] >= west && longitude[unit] <= east;
        if (isWithin && latitude[unit] >= south && latitude[unit] <= north) found.add(department[unit]);
      }
    }
    return [...found].sort((a, b) => a - b);
  }

  /** Fetches departments one after the other. One that fails is told, and stops those after it; those before it stay. */
  async load(departments: readonly number[]): Promise<void> {
    if (this.loading !== null) return;
    try {
      for (const department of departments) {
        if (this.has(department)) continue;
        this.loading = department;
        this.#take(await fetchContours(this.built.atlas, department));
      }
    } catch (error) {
      if (!(error instanceof ContoursError)) throw error;
      this.host.failed(error);
    } finally {
      this.loading = null;
    }
  }

  #take(contours: DepartmentContours): void {
    const fetched = new Map(this.#fetched).set(contours.department, contours);
    const topology = topologyOf([...fetched.values()], contours.department);
    const outlines = new Map([...fetched.values()].flatMap(outlinesOf));
    const units = new UnitSet(outlines.keys());
    const { atlas, network } = this.host.country();
    const neighbours = sharpenNeighbours(this.built.atlas, topology, units);
    const exactIn = {
      departments: [...fetched.keys()].map((index) => atlas.departments[index].code).sort(),
      vintage: new Date().toISOString().slice(0, 10),
    };
    const layers = atlas.manifest.layers.map((layer) => (layer.id === 'contours' ? { ...layer, exactIn } : layer));
    this.#fetched = fetched;
    this.exact = { units, outlines, arcs: indexArcs(topology, atlas.count) };
    this.host.sharpened(
      createCountry({ ...atlas, ...neighbours, manifest: { ...atlas.manifest, layers } }, network.cpts),
    );
  }
}

function outlinesOf({ communes, cities }: DepartmentContours): [number, Outline][] {
  return [...communes, ...cities.flatMap(({ districts }) => [...districts])];
}

const ringsOf = (outlines: ReadonlyMap<number, Outline>) =>
  new Map([...outlines].map(([unit, outline]): [number, Ring[]] => [unit, ringsOfGeometry(outline)]));

/** @throws {ContoursError} `unreadable`, in the name of the last department, when outlines do not fit together. */
function topologyOf(contours: readonly DepartmentContours[], last: number): Topology {
  try {
    const communes = new Map(contours.flatMap((one) => [...ringsOf(one.communes)]));
    const cities = contours.flatMap((one) => one.cities);
    return partition(
      communes,
      cities.map(({ whole, districts }) => ({ rings: ringsOfGeometry(whole), districts: ringsOf(districts) })),
    );
  } catch (error) {
    if (!(error instanceof OverlapError) && !(error instanceof CityOutlineError)) throw error;
    throw new ContoursError('unreadable', last);
  }
}
