import type { Atlas } from '../../atlas/atlas';
import { UnitSet } from '../../kernel/unit-set';
import type { MapHost } from '../host';
import type { Action, Stroke } from './gesture';
import { unitsBrushed, unitsInside, type Sight } from './reach';

/** Turns what a gesture draws into strokes of the host: brushes act as they pass, shapes when they are closed. */
export class Strokes {
  brushRadius = 24;
  #met = new UnitSet();

  /** @param preview shows what a shape would take if it were closed now. */
  constructor(
    private readonly atlas: () => Atlas,
    private readonly sight: Sight,
    private readonly host: MapHost,
    private readonly preview: (units: UnitSet, mode: Stroke['mode']) => void,
  ) {}

  act({ type, stroke }: Exclude<Action, { type: 'pan' }>): void {
    const acts = stroke.tool === 'brush' || stroke.tool === 'eraser';
    if (type === 'begin') this.#met = new UnitSet();
    if (acts) this.#brush(type, stroke);
    else this.#outline(type, stroke);
  }

  /** Takes or leaves one unit, with those that the grain brings. */
  single(unit: number, mode: 'toggle' | 'remove'): void {
    this.host.strokeStart(mode);
    this.host.strokeUnits(this.host.expand(unit));
    this.host.strokeEnd();
  }

  #brush(type: 'begin' | 'extend' | 'commit' | 'abort', stroke: Stroke): void {
    if (type === 'commit') return this.host.strokeEnd();
    if (type === 'abort') return this.host.strokeCancel();
    if (type === 'begin') this.host.strokeStart(stroke.mode);
    const fresh = this.#expand(unitsBrushed(this.atlas(), this.sight, stroke, this.brushRadius), this.#met);
    if (fresh.length > 0) this.host.strokeUnits(fresh);
  }

  #outline(type: 'begin' | 'extend' | 'commit' | 'abort', stroke: Stroke): void {
    const units = new UnitSet();
    if (type === 'begin' || type === 'abort') return this.preview(units, stroke.mode);
    this.#expand(unitsInside(this.atlas(), this.sight, stroke), units);
    if (type === 'extend') return this.preview(units, stroke.mode);
    this.preview(new UnitSet(), stroke.mode);
    if (units.size === 0) return;
    this.host.strokeStart(stroke.mode);
    this.host.strokeUnits(units);
    this.host.strokeEnd();
  }

  /** Adds `units` and what the grain brings with them to `met`, and returns those that were not in it. */
  #expand(units: readonly number[], met: UnitSet): number[] {
    const fresh: number[] = [];
    for (const unit of units) {
      if (met.has(unit)) continue;
      for (const other of this.host.expand(unit)) if (met.add(other)) fresh.push(other);
    }
    return fresh;
  }
}
