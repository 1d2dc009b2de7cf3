import type { Feature, Point } from 'geojson';
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import type { Atlas } from '../atlas/atlas';
import type { Network } from '../domain/verdict';
import type { IndexedArcs } from '../kernel/arcs';
import type { PolygonRings } from '../kernel/outline';
import { UnitSet } from '../kernel/unit-set';
import { NO_CLASS, type Choropleth } from './choropleth';
import { setStrength, showClasses } from './class-fill';
import { Frame } from './frame';
import type { MapGround } from './ground';
import { MARK, Marks } from './marks';
import { heart, isDrawnAlike, stageClasses } from './network';
import { Outlines, type ExactBorders } from './outlines';
import type { ClassStyle } from './palette';
import { choroplethStrength, TERRITORY_STRENGTH } from './strength';
import { CANTONS, cantonsLayer, fillOpacity, FIRST_LIMIT, TERRITORY_FILL, UNITS } from './style';
import { wishedColours } from './theme';

/** A sketch of the user's, as the map shows it. */
export interface ShownTerritory {
  name: string;
  units: Iterable<number>;
  /** The one in hand; the others are shown paler, dashed and named. */
  current: boolean;
  /** Place of its colour among the hues, where it is not the one in hand. */
  hue: number;
}

/** A territory proposed. */
export interface ShownProposal {
  units: Iterable<number>;
  /** Written at its heart from afar, and before its name from near. */
  number: number;
  label: string;
  /** Place of its colour among the hues. */
  hue: number;
}

/** As many as 16-bit indices can tell apart. */
const MOST_UNITS = 0x10000;

/** What is painted on the map. It remembers everything, so that it can paint again on a map that has forgotten. */
export class Scene {
  readonly #frame = new Frame();
  readonly #marks: Marks;
  readonly #outlines: Outlines;
  #current = new UnitSet();
  #preview = new UnitSet();
  #sketches: { name: string; units: UnitSet; hue: number }[] = [];
  #proposal: readonly ShownProposal[] = [];
  #over = false;
  #veil: Uint8Array | null = null;
  #changed: Uint8Array | null = null;
  #network: Network | null = null;
  #choropleth: Choropleth | null = null;
  #cantons = false;

  constructor(
    ground: MapGround,
    private readonly map: MapLibre,
    private atlas: Atlas,
  ) {
    this.#marks = new Marks(MOST_UNITS, (id, mark) => map.setFeatureState({ ...UNITS, id }, { mark }));
    this.#outlines = new Outlines(map, this.#frame);
    const sleep = () => (this.#frame.awake = false);
    map.on('webglcontextlost', sleep);
    map.on('styledataloading', sleep);
    // All this waits for the country itself to be painted: the first view owes nothing to the CPTS or the territories.
    ground.onBare(this.#wake);
  }

  /** Goes on with other units. */
  set units(atlas: Atlas) {
    this.atlas = atlas;
  }

  /** Whether anybody sees the map; what is to be painted on one that nobody sees waits. */
  set visible(visible: boolean) {
    this.#frame.visible = visible;
  }

  set topology(arcs: IndexedArcs) {
    this.#outlines.topology = arcs;
  }

  set exact(exact: readonly ExactBorders[]) {
    this.#outlines.exact = exact;
  }

  set territories(list: readonly ShownTerritory[]) {
    this.#current = new UnitSet(list.filter(({ current }) => current).flatMap(({ units }) => [...units]));
    this.#sketches = list.flatMap(({ name, units, current, hue }) =>
      current ? [] : { name, units: new UnitSet(units), hue },
    );
    this.#marks.replace(MARK.current, this.#current);
    this.#marks.sketch(this.#sketches);
    this.#outlines.show('territory', [{ units: this.#current }]);
    this.#outlineSketches();
    this.#frame.request(this.#writeMarks);
    this.#frame.request(this.#writeNames);
  }

  changeUnits(changed: Iterable<number>, inCurrent: (unit: number) => boolean): void {
    for (const unit of changed) {
      const taken = inCurrent(unit);
      if (taken) this.#current.add(unit);
      else this.#current.remove(unit);
      this.#marks.set(unit, MARK.current, taken);
    }
    this.#outlines.show('territory', [{ units: this.#current }]);
    this.#frame.request(this.#writeMarks);
  }

  preview(units: UnitSet, mode: 'add' | 'remove'): void {
    const mark = mode === 'add' ? MARK.adding : MARK.removing;
    for (const unit of this.#preview) {
      if (units.has(unit)) continue;
      this.#marks.set(unit, MARK.adding, false);
      this.#marks.set(unit, MARK.removing, false);
    }
    for (const unit of units) this.#marks.set(unit, mark, true);
    this.#preview = units;
    this.#frame.request(this.#writeMarks);
  }

  showNetwork(network: Network | null, selected: number | null): void {
    if (!isDrawnAlike(network, this.#network)) {
      this.#outlines.network = network;
      this.#frame.request(this.#writeNames);
      this.#frame.request(this.#writeClasses);
    }
    this.#network = network;
    const units = network && selected !== null ? [{ units: new UnitSet(network.cpts[selected].units) }] : [];
    this.#outlines.show('network-selected', units);
  }

  /** Whether a map lies under the units, to be seen through what is painted. */
  set over(over: boolean) {
    this.#over = over;
    this.#frame.request(this.#writeClasses);
  }

  set choropleth(choropleth: Choropleth | null) {
    this.#choropleth = choropleth;
    this.#frame.request(this.#writeClasses);
  }

  set proposal(territories: readonly ShownProposal[]) {
    this.#proposal = territories;
    this.#outlineProposal();
    this.#frame.request(this.#writeClasses);
    this.#frame.request(this.#writeNames);
  }

  /** Veils all but `studied`; nothing when it is `null`. */
  set studied(studied: Iterable<number> | null) {
    this.#veil = studied && new Uint8Array(this.atlas.count);
    for (const unit of studied ?? []) this.#veil![unit] = NO_CLASS;
    this.#frame.request(this.#writeVeil);
  }

  /** Stripes over these units. */
  set changed(units: Iterable<number>) {
    this.#changed = new Uint8Array(this.atlas.count).fill(NO_CLASS);
    for (const unit of units) this.#changed[unit] = 0;
    this.#frame.request(this.#writeChanged);
  }

  /** Whether the limits of the cantons are drawn. */
  set cantons(shown: boolean) {
    this.#cantons = shown;
    this.#frame.request(this.#writeCantons);
  }

  set highlight(units: Iterable<number>) {
    this.#outlines.show('highlight', [{ units: new UnitSet(units) }]);
  }

  set hover(units: Iterable<number>) {
    this.#outlines.show('hover', [{ units: new UnitSet(units) }]);
  }

  /** The ground of a unit, as the outlines have it; nothing until they are there. */
  shapeOf(unit: number): PolygonRings[] {
    return this.#outlines.shapeOf(unit);
  }

  /** Calls `painted` once the map shows what it was told up to now. */
  afterPaint(painted: () => void): void {
    this.#frame.request(() => {
      void this.map.once('render', painted);
      this.map.triggerRepaint();
    });
  }

  remove(): void {
    this.#frame.awake = false;
  }

  readonly #wake = (): void => {
    this.#frame.awake = true;
    this.map.setLayoutProperty(TERRITORY_FILL, 'visibility', 'visible');
    this.#marks.rewrite();
    this.#outlineSketches();
    this.#outlineProposal();
    this.#outlines.redraw();
    this.#frame.request(this.#writeNames);
    this.#frame.request(this.#writeClasses);
    this.#frame.request(this.#writeVeil);
    this.#frame.request(this.#writeChanged);
    this.#frame.request(this.#writeCantons);
  };

  readonly #writeMarks = (): void => this.#marks.flush();

  readonly #writeClasses = (): void => {
    const network = this.#choropleth || !this.#network ? null : stageClasses(this.#network, wishedColours());
    showClasses(this.map, 'choropleth', this.#choropleth);
    setStrength(this.map, 'choropleth', choroplethStrength(this.#over));
    showClasses(this.map, 'network-fill', network);
    showClasses(this.map, 'proposal-fill', this.#proposal.length ? this.#proposedClasses() : null);
    this.map.setPaintProperty(
      TERRITORY_FILL,
      'fill-opacity',
      fillOpacity(this.#choropleth ? null : TERRITORY_STRENGTH),
    );
  };

  readonly #writeChanged = (): void => this.#showAll('changed', this.#changed, wishedColours().changed);

  readonly #writeCantons = (): void => {
    const drawn = this.map.getLayer(CANTONS) !== undefined;
    if (this.#cantons && !drawn) this.map.addLayer(cantonsLayer(wishedColours()), FIRST_LIMIT);
    else if (!this.#cantons && drawn) this.map.removeLayer(CANTONS);
  };

  readonly #writeVeil = (): void => this.#showAll('veil', this.#veil, { color: wishedColours().paper });

  #showAll(fill: 'changed' | 'veil', classes: Uint8Array | null, style: ClassStyle): void {
    showClasses(this.map, fill, classes && { classes, styles: [style] });
  }

  #outlineSketches(): void {
    const { hues } = wishedColours();
    this.#outlines.show(
      'sketches',
      this.#sketches.map(({ units, hue }) => ({ units, color: hues[hue] })),
    );
  }

  #outlineProposal(): void {
    const { hues } = wishedColours();
    this.#outlines.show(
      'proposal',
      this.#proposal.map(({ units, hue }) => ({ units: new UnitSet(units), color: hues[hue] })),
    );
  }

  #proposedClasses(): Choropleth {
    const classes = new Uint8Array(this.atlas.count).fill(NO_CLASS);
    for (const { units, hue } of this.#proposal) for (const unit of units) classes[unit] = hue;
    return { classes, styles: wishedColours().hues.map((color) => ({ color })) };
  }

  readonly #writeNames = (): void => {
    const { hues } = wishedColours();
    const cpts = (this.#network?.cpts ?? []).map(({ name, units }, i) =>
      this.#label(units, { name, cpts: i, units: units.length }),
    );
    const sketches = this.#sketches.map(({ name, units, hue }) => this.#label(units, { name, color: hues[hue] }));
    const proposed = this.#proposal.map(({ units, number, label }) =>
      this.#label(units, { proposed: number, number: `${number}`, name: `${number} · ${label}` }),
    );
    const features = [...cpts, ...sketches, ...proposed].filter((label) => label !== null);
    void (this.map.getSource('names') as GeoJSONSource).setData({ type: 'FeatureCollection', features });
  };

  #label(units: Iterable<number>, properties: Record<string, string | number>): Feature<Point> | null {
    const coordinates = heart(this.atlas, units);
    return coordinates && { type: 'Feature', properties, geometry: { type: 'Point', coordinates } };
  }
}
