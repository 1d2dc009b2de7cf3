import { NONE, type Atlas, type Topology } from '../../atlas/atlas';
import { sharpenNeighbours } from '../../atlas/topology/sharpen';
import { ContoursError, fetchContours, type DepartmentContours } from '../../data/contours';
import type { ImportedLayer } from '../../data/importers/types';
import type { Country } from '../../domain/country';
import { indexArcs, type IndexedArcs } from '../../kernel/arcs';
import { nextTask } from '../../kernel/task';
import { UnitSet } from '../../kernel/unit-set';
import type { Sight } from '../view/view.svelte';

/** Outlines known exactly, all of one source. */
export interface ExactOutlines {
  units: UnitSet;
  /** Their borders among themselves; to all the rest they border on nothing. */
  arcs: IndexedArcs;
}

export type BroughtContours = Extract<ImportedLayer, { brings: 'contours' }>;

type Neighbours = Pick<Atlas, 'adjacency' | 'exterior'>;

export interface ContoursHost {
  /** Called when neighbours are better known. */
  sharpened(): void;
  failed(error: ContoursError): void;
}

/** Departments that may be asked for at once: a department is 2 to 3 MB. */
export const AT_ONCE = 6;

/**
 * The outlines known exactly: those of departments, fetched from geo.api.gouv.fr when somebody asks for them and not
 * before, and those of the files that people bring.
 */
export class Contours {
  /** The department being fetched, index into `Atlas.departments`. */
  loading = $state.raw<number | null>(null);
  /** The later over the earlier: what was fetched, then each file. */
  exact = $state.raw<readonly ExactOutlines[]>([]);
  #fetched = $state.raw<ReadonlyMap<number, DepartmentContours>>(new Map());
  #fetchedOutlines: ExactOutlines | null = null;
  /** Those of the files in use, in order. */
  brought = $state.raw<readonly BroughtContours[]>([]);
  readonly #indexed = new WeakMap<BroughtContours, ExactOutlines>();
  /** What was found of each over what was known before it. */
  readonly #sharpened = new WeakMap<ExactOutlines, { known: Neighbours; neighbours: Neighbours }>();
  #neighbours: Neighbours;
  #since = '';

  /** @param built the country whose neighbours are those of approximate outlines. */
  constructor(
    private readonly built: Country,
    private readonly host: ContoursHost,
  ) {
    this.#neighbours = built.atlas;
  }

  /** Departments fetched, in the order of their codes. */
  readonly departments: number[] = $derived([...this.#fetched.keys()].sort((a, b) => a - b));

  readonly #whole: ReadonlySet<number> = $derived.by(() => {
    const { department, longitude } = this.built.atlas;
    const isKnown = (unit: number) => this.exact.some(({ units }) => units.has(unit));
    const whole = new Set(this.exact.flatMap(({ units }) => Array.from(units, (unit) => department[unit])));
    department.forEach((index, unit) => {
      if (whole.has(index) && !Number.isNaN(longitude[unit]) && !isKnown(unit)) whole.delete(index);
    });
    return whole;
  });

  /** Whether all the communes of a department that can be drawn are known exactly. */
  has(department: number): boolean {
    return this.#whole.has(department);
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
        await this.#take(await fetchContours(this.built.atlas, department));
      }
    } catch (error) {
      if (!(error instanceof ContoursError)) throw error;
      this.host.failed(error);
    } finally {
      this.loading = null;
    }
  }

  /** Works out ahead what `bring` needs of a file laid over those in use: for France by communes, a few frames. */
  async prepare(brought: BroughtContours): Promise<void> {
    const outlines = this.#outlinesOf(brought);
    await nextTask();
    this.#sharpen(this.#neighbours, outlines);
    await nextTask();
  }

  /** Uses the outlines of these files, in order, and of no other. */
  bring(brought: readonly BroughtContours[]): void {
    if (brought.length === this.brought.length && brought.every((one, i) => one === this.brought[i])) return;
    this.brought = brought;
    this.#settle();
  }

  /** The atlas with the neighbours that the exact outlines show, and what is said of them. */
  over(atlas: Atlas): Atlas {
    const { departments, manifest } = atlas;
    const exactIn = { departments: this.departments.map((index) => departments[index].code), vintage: this.#since };
    const said = this.departments.length ? { exactIn } : {};
    const layers = manifest.layers.map((layer) => (layer.id === 'contours' ? { ...layer, ...said } : layer));
    const { adjacency, exterior } = this.#neighbours;
    return { ...atlas, adjacency, exterior, manifest: { ...manifest, layers } };
  }

  async #take(contours: DepartmentContours): Promise<void> {
    const { topologyOf } = await import('./contours-topology');
    const fetched = new Map(this.#fetched).set(contours.department, contours);
    const topology = topologyOf([...fetched.values()], contours.department);
    this.#fetchedOutlines = this.#index(topology);
    this.#fetched = fetched;
    this.#since = new Date().toISOString().slice(0, 10);
    this.#settle();
    this.host.sharpened();
  }

  #settle(): void {
    this.exact = [...(this.#fetchedOutlines ? [this.#fetchedOutlines] : []), ...this.brought.map(this.#outlinesOf)];
    this.#neighbours = this.exact.reduce<Neighbours>(
      (known, outlines) => this.#sharpen(known, outlines),
      this.built.atlas,
    );
  }

  #sharpen(known: Neighbours, outlines: ExactOutlines): Neighbours {
    const before = this.#sharpened.get(outlines);
    if (before?.known === known) return before.neighbours;
    const neighbours = sharpenNeighbours(known, outlines.arcs, outlines.units);
    this.#sharpened.set(outlines, { known, neighbours });
    return neighbours;
  }

  readonly #outlinesOf = (brought: BroughtContours): ExactOutlines => {
    const outlines = this.#indexed.get(brought) ?? this.#index(brought.topology);
    this.#indexed.set(brought, outlines);
    return outlines;
  };

  #index(topology: Topology): ExactOutlines {
    const units = new UnitSet();
    for (const side of [topology.left, topology.right]) for (const unit of side) if (unit !== NONE) units.add(unit);
    return { units, arcs: indexArcs(topology, this.built.atlas.count) };
  }
}
