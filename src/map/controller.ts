import type { Map as MapLibre, VectorTileSource } from 'maplibre-gl';
import type { Atlas } from '../atlas/atlas';
import type { Network } from '../domain/verdict';
import type { IndexedArcs } from '../kernel/arcs';
import type { UnitSet } from '../kernel/unit-set';
import { Basemap } from './basemap';
import { boundsInSight, boundsOf, unitsOf, type Bounds } from './camera';
import type { Choropleth } from './choropleth';
import type { MapGround } from './ground';
import type { MapHost } from './host';
import { useKeyboard } from './keyboard';
import { CPTS_NAME_LAYER } from './labels';
import type { ExactBorders } from './outlines';
import { Points, type ShownPoints } from './points';
import { Scene, type ShownProposal, type ShownTerritory } from './scene';
import { UNIT_LAYER, UNITS } from './style';
import { drawExactly } from './tiles';
import type { Point, Tool } from './tools/gesture';
import { Ground } from './tools/ground';
import { Hand } from './tools/hand';
import { KeyPull } from './tools/key-pull';
import { around, BorderPull } from './tools/pull';
import { PulledGround } from './tools/pulled-ground';
import { Sheet } from './tools/sheet';
import { Strokes } from './tools/strokes';

/** Pixels around what is brought into view. */
const MARGIN = 48;
const NOTHING = { top: 0, left: 0 };

/**
 * The map, driven by unit indices. Where WebGL is missing every method does nothing. Nothing it shows is the truth of
 * anything: the host tells what to paint, the map tells what the hand did.
 */
export class MapController {
  readonly #map: MapLibre | null;
  #scene: Scene | null = null;
  #basemap: Basemap | null = null;
  #points: Points | null = null;
  #strokes: Strokes | null = null;
  #hand: Hand | null = null;
  readonly #ground: Ground;
  #pulled: PulledGround | null = null;
  #tool: Tool = 'click';
  #hovered: number | null = null;
  /** Before anything is painted there is nothing to fly from. */
  #painted = false;

  constructor(
    ground: MapGround,
    private atlas: Atlas,
    private readonly host: MapHost,
  ) {
    this.#map = ground.map;
    this.#ground = new Ground(ground.map);
    if (ground.map) this.#start(ground.map, ground);
  }

  /** Goes on with other units: what is shown of them is to be shown again. */
  setUnits(atlas: Atlas): void {
    this.atlas = atlas;
    if (this.#scene) this.#scene.units = atlas;
  }

  /** Outlines are drawn from it; until it is given, territories are filled only. */
  setTopology(arcs: IndexedArcs): void {
    this.#ground.arcs = arcs;
    if (this.#scene) this.#scene.topology = arcs;
  }

  /** Draws these units, the later over the earlier, in the place of those of the tiles, whose borders are `arcs`. */
  async sharpen(exact: readonly ExactBorders[], arcs: IndexedArcs): Promise<void> {
    if (!this.#map) return;
    this.#ground.arcs = exact.length ? null : arcs;
    if (await drawExactly(exact, arcs, this.atlas)) {
      const source = this.#map.getSource<VectorTileSource>(UNITS.source)!;
      source.setUrl(source.url);
    }
    if (this.#scene) this.#scene.exact = exact;
  }

  setTool(tool: Tool): void {
    this.#tool = tool;
    if (tool !== 'click') void this.#ground.learn();
    if (this.#hand) this.#hand.tool = tool;
    this.#hover(null, null);
  }

  /** @param radius in pixels. */
  setBrushRadius(radius: number): void {
    if (this.#strokes) this.#strokes.brushRadius = radius;
  }

  /** Shows these territories and no other. */
  showTerritories(list: readonly ShownTerritory[]): void {
    if (this.#scene) this.#scene.territories = list;
  }

  /** Repaints the `changed` units of the territory in hand, and its outline, in the next frame. */
  changeUnits(changed: Iterable<number>, inCurrent: (unit: number) => boolean): void {
    this.#scene?.changeUnits(changed, inCurrent);
  }

  /** Whether the map is in sight; what is painted on one that is not waits. */
  setVisible(visible: boolean): void {
    if (this.#scene) this.#scene.visible = visible;
  }

  /** Shows the existing CPTS, the one at index `selected` with a firm outline. */
  showNetwork(network: Network | null, selected: number | null): void {
    this.#scene?.showNetwork(network, selected);
  }

  /** Paints the units by class; the existing CPTS then keep their outlines only. */
  setChoropleth(choropleth: Choropleth | null): void {
    if (this.#scene) this.#scene.choropleth = choropleth;
  }

  /** Draws the limits of the cantons, which the tiles must hold. */
  setCantons(shown: boolean): void {
    if (this.#scene) this.#scene.cantons = shown;
  }

  /** Lays the map of the IGN under the units, which then are painted paler. */
  setBasemap(shown: boolean): void {
    if (this.#basemap) this.#basemap.shown = shown;
    if (this.#scene) this.#scene.over = shown;
  }

  /** Draws the places of the files that people bring. */
  setPoints(shown: readonly ShownPoints[]): void {
    if (this.#points) this.#points.shown = shown;
  }

  /** Veils all but the units studied; nothing for `null`. */
  setStudied(studied: Iterable<number> | null): void {
    if (this.#scene) this.#scene.studied = studied;
  }

  /** Fills, outlines and names each of the territories proposed. */
  propose(territories: readonly ShownProposal[]): void {
    if (this.#scene) this.#scene.proposal = territories;
  }

  /** Stripes over what differs from another scenario. */
  setChanged(units: Iterable<number>): void {
    if (this.#scene) this.#scene.changed = units;
  }

  /** Shows units that would change side, in the colour of what takes them. */
  showPull(pull: { moved: UnitSet; color: string } | null): void {
    const ground = this.#pulled;
    if (pull) ground?.show(pull.moved, pull.color);
    else if (ground && !ground.empty) this.#scene?.afterPaint(() => ground.clear());
  }

  /** Moves no more than is needed for `units` to be seen whole beside what is in sight. */
  reveal(units: Iterable<number>): void {
    const bounds = this.#map && boundsOf(this.atlas, units);
    if (!bounds || !this.#map) return;
    const [west, south, east, north] = boundsInSight(this.#map);
    const whole: Bounds = [
      Math.min(west, bounds[0]),
      Math.min(south, bounds[1]),
      Math.max(east, bounds[2]),
      Math.max(north, bounds[3]),
    ];
    if (whole.join() !== [west, south, east, north].join()) this.#fit(whole);
  }

  /** Draws a dashed line around `units`, e.g. an enclave. */
  highlight(units: Iterable<number> | null): void {
    if (this.#scene) this.#scene.highlight = units ?? [];
  }

  /**
   * Moves so that `units` fill the view; jumps when the system asks for reduced motion.
   * @param covered pixels from the top and from the left that something stands over.
   */
  flyTo(units: Iterable<number>, covered = NOTHING): void {
    this.#fit(boundsOf(this.atlas, units), covered);
  }

  /** @param where `metropole`, or the code of a department: `971`, `03`... */
  fitCountry(where: string): void {
    this.#fit(boundsOf(this.atlas, unitsOf(this.atlas, where)));
  }

  destroy(): void {
    this.#hand?.remove();
    this.#scene?.remove();
    this.#scene = this.#hand = this.#strokes = null;
  }

  #start(map: MapLibre, ground: MapGround): void {
    const scene = (this.#scene = new Scene(ground, map, this.atlas));
    this.#basemap = new Basemap(ground, map, (status) => this.host.basemap(status));
    this.#points = new Points(ground, map);
    const sheet = new Sheet(map.getContainer());
    map.on('remove', () => sheet.remove());
    this.#pulled = new PulledGround(map, sheet, (unit) => scene.shapeOf(unit));
    const sight = {
      toDegrees: ({ x, y }: Point) => map.unproject([x, y]).toArray(),
      unitAt: (at: Point) => this.#ground.unitAt(at),
      unitsNear: (at: Point, reach: number) => this.#unitsNear(at, reach),
    };
    const strokes = (this.#strokes = new Strokes(
      () => this.atlas,
      sight,
      this.host,
      (units, mode) => {
        scene.preview(units, mode);
        this.host.shape(units, mode);
      },
    ));
    const seeing = (at: Point | null) => this.#hover(at && this.#ground.unitAt(at), at);
    const tellSight = () => this.host.moved(boundsInSight(map));
    ground.onFirstRest(() => {
      this.#painted = true;
      tellSight();
    });
    map.on('moveend', tellSight);
    const drawing = (at: Point | null) => {
      if (at) this.#hover(null, null);
      this.host.hand(at);
    };
    const looking = (at: Point | null) => {
      const unit = at && this.#ground.unitAt(at);
      if (unit !== null) this.host.look(unit);
    };
    const border = new BorderPull(sight, this.host);
    this.#hand = new Hand(map, sheet, strokes, border, { passing: seeing, drawing, looking });
    const act = (at: Point, alt: boolean) => {
      const take = (unit: number | null) => {
        if (unit !== null) strokes.single(unit, alt ? 'remove' : 'toggle');
      };
      const unit = this.#ground.unitAt(at);
      if (unit !== null) take(unit);
      else void ground.ask(...map.unproject([at.x, at.y]).toArray()).then(take);
    };
    const pull = new KeyPull(
      map,
      () => this.atlas,
      sheet,
      this.host,
      () => this.#tool === 'pull',
    );
    let aimed: number | null = null;
    const aiming = (at: Point | null) => {
      seeing(at);
      const unit = at && this.#hovered;
      if (unit !== null && unit !== aimed) this.host.aim(unit);
      aimed = unit;
    };
    useKeyboard(
      map,
      sheet,
      (at, alt) => (this.#tool === 'pull' ? pull.grip(this.#ground.unitAt(at)) : act(at, alt)),
      aiming,
    );
    map.on('click', ({ point, originalEvent }) => {
      if (this.#tool !== 'click' || this.#hand?.looked) return;
      const name = map.queryRenderedFeatures(point, { layers: [CPTS_NAME_LAYER] })[0];
      if (name) this.host.selectCpts(name.properties.cpts as number);
      else act(point, originalEvent.altKey);
    });
  }

  #unitsNear({ x, y }: Point, reach: number): number[] {
    const box: [[number, number], [number, number]] = [
      [x - reach, y - reach],
      [x + reach, y + reach],
    ];
    const found = this.#map?.queryRenderedFeatures(box, { layers: [UNIT_LAYER] }) ?? [];
    const units = new Set(found.map(({ id }) => id as number));
    if (units.size < 3) return [...units];
    const nearest = around({ x, y }, reach).flatMap((at) => this.#ground.unitAt(at) ?? []);
    return [...new Set([...nearest, ...units])];
  }

  #hover(unit: number | null, at: Point | null): void {
    if (this.#scene && unit !== this.#hovered)
      this.#scene.hover = unit !== null && this.#tool === 'click' ? this.host.expand(unit) : [];
    if (unit !== null || this.#hovered !== null) {
      this.host.hover(unit, unit === null ? null : at, at ? (this.#points?.near(at) ?? []) : []);
    }
    this.#hovered = unit;
  }

  #fit(bounds: Bounds | null, covered = NOTHING): void {
    if (!bounds || !this.#map) return;
    // What changes the place to look at may change the room for it too, which the map is told a frame later.
    this.#map.resize();
    // A view of nothing cannot be fitted: more than half of the map is always left.
    const { clientHeight, clientWidth } = this.#map.getContainer();
    const pad = (pixels: number, room: number) => MARGIN + Math.max(0, Math.min(pixels, room / 2 - 2 * MARGIN));
    const padding = {
      top: pad(covered.top, clientHeight),
      left: pad(covered.left, clientWidth),
      right: MARGIN,
      bottom: MARGIN,
    };
    this.#map.fitBounds(bounds, { padding, maxZoom: 10.5, animate: this.#painted });
  }
}
