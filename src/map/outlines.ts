import { group } from 'd3-array';
import type { Feature, MultiLineString } from 'geojson';
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { nextTask } from '../kernel/task';
import type { Network } from '../domain/verdict';
import { boundaryLines, type IndexedArcs, type Position } from '../kernel/arcs';
import { outline } from '../kernel/outline';
import type { UnitSet } from '../kernel/unit-set';
import type { Frame } from './frame';
import { indexByUnit } from '../domain/network';
import { networkLines } from './network';
import type { Overlay } from './style';

type Outlined = Exclude<Overlay, 'network' | 'names'>;

/** Dashes need whole rings: from one arc to the next they would start anew. */
const DASHED: readonly Outlined[] = ['sketches', 'highlight'];

const multiLine = (coordinates: Position[][], properties = {}): Feature<MultiLineString> => ({
  type: 'Feature',
  properties,
  geometry: { type: 'MultiLineString', coordinates },
});

/** Lines of the network handed over at once: copied in a few tens of milliseconds, a country in twenty times. */
const PART = 2000;

/** Units to draw a line around, in a colour of their own or in that of the layer. */
export interface Outline {
  units: UnitSet;
  color?: string;
}

/** Borders of some units among themselves; to all the rest they border on nothing. */
export interface ExactBorders {
  units: UnitSet;
  arcs: IndexedArcs;
}

/** The lines around sets of units, drawn from the topology as soon as it is there and again whenever a set changes. */
export class Outlines {
  #arcs: IndexedArcs | null = null;
  #exact: readonly ExactBorders[] = [];
  #network: Network | null = null;
  #drawing: object = {};
  readonly #sets = new Map<Outlined, readonly Outline[]>();
  readonly #jobs = new Map<Outlined, () => void>();

  constructor(
    private readonly map: MapLibre,
    private readonly frame: Frame,
  ) {}

  set topology(arcs: IndexedArcs) {
    this.#arcs = arcs;
    this.redraw();
  }

  /** The later over the earlier. */
  set exact(exact: readonly ExactBorders[]) {
    this.#exact = exact;
    this.redraw();
  }

  set network(network: Network | null) {
    this.#network = network;
    this.frame.request(this.#drawNetwork);
  }

  /** Outlines sets of units, each on its own. A set that changes in place is to be shown again. */
  show(where: Outlined, outlines: readonly Outline[]): void {
    this.#sets.set(where, outlines);
    let job = this.#jobs.get(where);
    if (!job) this.#jobs.set(where, (job = () => this.#draw(where)));
    this.frame.request(job);
  }

  redraw(): void {
    for (const job of this.#jobs.values()) this.frame.request(job);
    this.frame.request(this.#drawNetwork);
  }

  #draw(where: Outlined): void {
    const approximate = this.#arcs;
    if (!approximate) return;
    const features = (this.#sets.get(where) ?? []).map(({ units, color }) => {
      const arcs = this.#exactOf(units)?.arcs ?? approximate;
      const lines = DASHED.includes(where) ? outline(arcs, units).flat() : boundaryLines(arcs, units);
      return multiLine(lines, color === undefined ? {} : { color });
    });
    void this.#source(where).setData({ type: 'FeatureCollection', features });
  }

  readonly #drawNetwork = (): void => {
    if (!this.#arcs) return;
    void this.#drawInParts(this.#network ? this.#networkLines(this.#arcs, this.#network) : []);
  };

  /** The borders of a whole country are handed to the map part after part: it copies each, and the page answers between. */
  async #drawInParts(lines: readonly Position[][]): Promise<void> {
    const drawing = (this.#drawing = {});
    const source = this.#source('network');
    const part = (id: number) => ({ ...multiLine(lines.slice(id, id + PART)), id });
    let taken = source.setData(part(0));
    for (let id = PART; id < lines.length; id += PART) {
      // What it is given before it has taken the last part, it copies with the next as one.
      await taken;
      await nextTask();
      // Other borders are drawn by now, or the map is no more.
      if (drawing !== this.#drawing || this.#source('network') !== source) return;
      taken = source.updateData({ add: [part(id)] });
    }
  }

  /** A set that leaves the units known exactly is outlined as before: borders of two sources do not meet. */
  #exactOf(units: Iterable<number>): ExactBorders | undefined {
    const wanted = [...units];
    return this.#exact.findLast((exact) => wanted.every((unit) => exact.units.has(unit)));
  }

  #networkLines(arcs: IndexedArcs, network: Network) {
    if (!this.#exact.length) return networkLines(arcs, network);
    const count = network.offsets.length - 1;
    const bySource = group(network.cpts, ({ units }) => this.#exactOf(units));
    return [...bySource].flatMap(([exact, cpts]) => networkLines(exact?.arcs ?? arcs, indexByUnit(cpts, count)));
  }

  #source(name: Overlay): GeoJSONSource {
    return this.map.getSource(name) as GeoJSONSource;
  }
}
