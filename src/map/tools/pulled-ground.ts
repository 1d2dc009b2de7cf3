import type { LngLat, Map as MapLibre } from 'maplibre-gl';
import type { PolygonRings } from '../../kernel/outline';
import { UnitSet } from '../../kernel/unit-set';
import { element, type Sheet } from './sheet';

/**
 * Units that would change side, laid over the map one by one as they are swept: the map itself takes more than a frame
 * to be painted anew, which is kept for the end.
 */
export class PulledGround {
  readonly #ground = element('g', { opacity: '0.5', 'fill-rule': 'evenodd', 'stroke-linejoin': 'round' });
  #laid = new UnitSet();
  #corner: LngLat;
  #zoom: number;

  constructor(
    private readonly map: MapLibre,
    sheet: Sheet,
    private readonly shapeOf: (unit: number) => readonly PolygonRings[],
  ) {
    sheet.lay(this.#ground);
    this.#corner = map.unproject([0, 0]);
    this.#zoom = map.getZoom();
    map.on('move', () => this.empty || this.#follow());
  }

  get empty(): boolean {
    return this.#laid.size === 0;
  }

  /** Lays `moved` and nothing else. */
  show(moved: UnitSet, color: string): void {
    if ([...this.#laid].some((unit) => !moved.has(unit))) this.clear();
    if (this.empty) this.#begin(color);
    for (const unit of moved) if (this.#laid.add(unit)) this.#ground.append(element('path', { d: this.#path(unit) }));
  }

  clear(): void {
    this.#laid = new UnitSet();
    this.#ground.replaceChildren();
  }

  /** What is laid keeps the pixels of the view in which the first was. */
  #begin(color: string): void {
    this.#corner = this.map.unproject([0, 0]);
    this.#zoom = this.map.getZoom();
    this.#ground.setAttribute('fill', color);
    this.#ground.setAttribute('stroke', color);
    this.#ground.removeAttribute('transform');
  }

  #path(unit: number): string {
    const scale = 2 ** (this.#zoom - this.map.getZoom());
    const origin = this.map.project(this.#corner);
    return this.shapeOf(unit)
      .flat()
      .map((ring) => {
        const points = ring.map((at) => {
          const { x, y } = this.map.project(at);
          return `${((x - origin.x) * scale).toFixed(1)} ${((y - origin.y) * scale).toFixed(1)}`;
        });
        return `M${points.join('L')}Z`;
      })
      .join('');
  }

  #follow(): void {
    const { x, y } = this.map.project(this.#corner);
    this.#ground.setAttribute('transform', `translate(${x} ${y}) scale(${2 ** (this.map.getZoom() - this.#zoom)})`);
  }
}
