import type { Map as MapLibre } from 'maplibre-gl';
import type { Atlas } from '../../atlas/atlas';
import type { MapHost } from '../host';
import type { Point } from './gesture';
import type { Sheet } from './sheet';

const ARROWS: Record<string, Point> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
};
/** Cosine of the widest angle between an arrow and the neighbour that it means. */
const TOWARDS = 0.5;
/** Pixels kept between the unit in hand and the edge of the map. */
const MARGIN = 80;

/**
 * The neighbour of `unit` that lies most in `direction`; `null` when none does.
 * @param place where the centre of a unit is on screen; `null` when it is not drawn.
 */
export function neighbourTowards(
  { adjacency }: Pick<Atlas, 'adjacency'>,
  unit: number,
  direction: Point,
  place: (unit: number) => Point | null,
): number | null {
  const from = place(unit);
  let best: number | null = null;
  let most = TOWARDS;
  for (let e = adjacency.offsets[unit]; from && e < adjacency.offsets[unit + 1]; e++) {
    const to = place(adjacency.targets[e]);
    if (!to) continue;
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const cosine = (dx * direction.x + dy * direction.y) / Math.hypot(dx, dy);
    if (cosine > most) [best, most] = [adjacency.targets[e], cosine];
  }
  return best;
}

/** A border pulled by the keys: held at a unit, arrows push it from neighbour to neighbour, Enter drops it. */
export class KeyPull {
  #unit: number | null = null;

  constructor(
    private readonly map: MapLibre,
    private readonly atlas: () => Atlas,
    private readonly sheet: Sheet,
    private readonly host: MapHost,
    private readonly inHand: () => boolean,
  ) {
    // Before the map and its crosshair, whose keys these are the rest of the time.
    map.getContainer().addEventListener('keydown', this.#key, { capture: true });
    map.getCanvas().addEventListener('blur', () => this.#end(() => this.host.letGo()));
    map.getCanvas().addEventListener('pointerdown', () => this.#end(() => this.host.letGo()));
  }

  /** Takes hold of the border at `unit`. */
  grip(unit: number | null): void {
    if (unit === null) return;
    const { offsets, targets } = this.atlas().adjacency;
    if (!this.host.grip(unit, [...targets.subarray(offsets[unit], offsets[unit + 1])], 'keys')) return;
    this.#show(unit);
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (this.#unit === null) return;
    if (!this.inHand()) return this.#end(() => this.host.letGo());
    const direction = ARROWS[event.key];
    if (direction) this.#push(direction);
    else if (event.key === 'Enter') this.#end(() => this.host.drop());
    else if (event.key === 'Escape') this.#end(() => this.host.letGo());
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #push(direction: Point): void {
    const next = neighbourTowards(this.atlas(), this.#unit!, direction, (unit) => this.#place(unit));
    if (next === null) return;
    this.host.sweep([next]);
    this.#show(next);
  }

  #show(unit: number): void {
    this.#unit = unit;
    const { clientWidth, clientHeight } = this.map.getCanvas();
    const at = this.#place(unit);
    const seen = (place: number, size: number) => place > MARGIN && place < size - MARGIN;
    if (at && !(seen(at.x, clientWidth) && seen(at.y, clientHeight)))
      this.map.jumpTo({ center: [this.atlas().longitude[unit], this.atlas().latitude[unit]] });
    this.sheet.crosshair(this.#place(unit));
    this.host.hand(this.#place(unit));
  }

  #end(how: () => void): void {
    if (this.#unit === null) return;
    this.#unit = null;
    this.sheet.crosshair(null);
    how();
    this.host.hand(null);
  }

  #place(unit: number): Point | null {
    const [longitude, latitude] = [this.atlas().longitude[unit], this.atlas().latitude[unit]];
    return Number.isNaN(longitude) ? null : this.map.project([longitude, latitude]);
  }
}
