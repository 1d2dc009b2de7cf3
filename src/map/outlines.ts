import { group } from 'd3-array';
import type { Feature, MultiLineString } from 'geojson';
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import type { Network } from '../domain/verdict';
import { boundaryLines, type IndexedArcs, type Position } from '../kernel/arcs';
import { outline, type PolygonRings } from '../kernel/outline';
import { UnitSet } from '../kernel/unit-set';
import type { Frame } from './frame';
import { InParts } from './in-parts';
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

/** Lines of the network found and handed over at once, in a few tens of milliseconds; a country has forty times as many. */
const PART = 4000;

function* partsOf(lines: Iterable<Position[]>): Generator<Feature[]> {
  let id = 0;
  let part: Position[][] = [];
  for (const line of lines) {
    part.push(line);
    if (part.length < PART) continue;
    yield [{ ...multiLine(part), id: id++ }];
    part = [];
  }
  if (part.length) yield [{ ...multiLine(part), id }];
}

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
  readonly #borders = new InParts(() => this.map.getSource<GeoJSONSource>('network'));
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

  /** The ground of one unit; nothing until the topology is there. */
  shapeOf(unit: number): PolygonRings[] {
    const arcs = this.#exactOf([unit])?.arcs ?? this.#arcs;
    return arcs ? outline(arcs, new UnitSet([unit])) : [];
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
    const lines = this.#network ? this.#networkLines(this.#arcs, this.#network) : [];
    void this.#borders.hand(partsOf(lines));
  };

  /** A set that leaves the units known exactly is outlined as before: borders of two sources do not meet. */
  #exactOf(units: Iterable<number>): ExactBorders | undefined {
    const wanted = [...units];
    return this.#exact.findLast((exact) => wanted.every((unit) => exact.units.has(unit)));
  }

  *#networkLines(arcs: IndexedArcs, network: Network): Generator<Position[]> {
    if (!this.#exact.length) return yield* networkLines(arcs, network);
    const count = network.offsets.length - 1;
    const bySource = group(network.cpts, ({ units }) => this.#exactOf(units));
    for (const [exact, cpts] of bySource) yield* networkLines(exact?.arcs ?? arcs, indexByUnit(cpts, count));
  }

  #source(name: Overlay): GeoJSONSource {
    return this.map.getSource(name) as GeoJSONSource;
  }
}
