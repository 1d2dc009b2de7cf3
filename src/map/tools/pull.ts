import type { MapHost } from '../host';
import type { Action, Point } from './gesture';
import { along } from './path';
import type { Sight } from './reach';

/** How near a border is to be pressed, in pixels. */
export const REACH = { mouse: 10, touch: 20 } as const;
/** How far the hand goes inside the unit pressed before it sweeps it, in pixels. */
const DEEP = 16;
/** Pixels between two places looked at on the way of a fast hand. */
const STEP = 6;

/** Places around `at`, the nearest first. */
export const around = ({ x, y }: Point, reach: number): Point[] =>
  [1, 2, 3].flatMap((ring) =>
    Array.from({ length: 8 }, (_, i) => {
      const [radius, angle] = [(reach * ring) / 3, (i * Math.PI) / 4];
      return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
    }),
  );

/** Turns what a gesture does into a border pulled: the units passed over, each once, the one pressed when it is crossed. */
export class BorderPull {
  #start = -1;
  #from: Point = { x: 0, y: 0 };
  #met = new Set<number>();

  constructor(
    private readonly sight: Sight,
    private readonly host: MapHost,
  ) {}

  /** Takes hold of the border at `at`, if there is one within `reach` pixels. */
  grips(at: Point, reach: number): boolean {
    const unit = this.sight.unitAt(at);
    if (unit === null || !this.host.grip(unit, this.sight.unitsNear(at, reach), 'hand')) return false;
    this.#start = unit;
    this.#from = at;
    this.#met = new Set();
    return true;
  }

  act({ type, stroke: { path } }: Exclude<Action, { type: 'pan' }>): void {
    if (type === 'commit') return this.host.drop();
    if (type === 'abort') return this.host.letGo();
    if (type === 'begin') return;
    const to = path[path.length - 1];
    const fresh = along(path[path.length - 2] ?? to, to, STEP).flatMap((at) => {
      const unit = this.sight.unitAt(at);
      if (unit === null || this.#met.has(unit)) return [];
      if (unit === this.#start && Math.hypot(at.x - this.#from.x, at.y - this.#from.y) < DEEP) return [];
      this.#met.add(unit);
      return [unit];
    });
    if (fresh.length) this.host.sweep(fresh);
  }
}
