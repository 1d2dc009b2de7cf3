import type { BasemapStatus } from './basemap';
import type { Bounds } from './camera';
import type { PointAt } from './points';
import type { Point } from './tools/gesture';

export type MapStatus = 'loading' | 'ready' | { failed: 'webgl' | 'tiles' };

/** What the map asks of, and tells, whoever holds it. */
export interface MapHost {
  /** The units taken with `unit` under the grain in use: itself, its EPCI, its department. */
  expand(unit: number): Iterable<number>;
  /** A stroke begins: what follows until its end is one entry of the history. */
  strokeStart(mode: 'add' | 'remove' | 'toggle'): void;
  /** Units met by the stroke, already expanded; the same unit is given once a stroke. */
  strokeUnits(units: Iterable<number>): void;
  strokeEnd(): void;
  /** The stroke was given up (Escape, a second finger): all that it did is to be undone. */
  strokeCancel(): void;
  /** What a shape under way would take if it were closed now. */
  shape(units: Iterable<number>, mode: 'add' | 'remove'): void;
  /** A gesture is under way and the hand is there; `null` once it is lifted, after all that the gesture did was told. */
  hand(at: Point | null): void;
  /**
   * `unit` is pressed, with `near` around it, the nearest first; by the keys, where nothing is seen but told.
   * Returns whether a border can be pulled from there.
   */
  grip(unit: number, near: readonly number[], by: 'hand' | 'keys'): boolean;
  /** The border in hand is pulled over these units. */
  sweep(units: readonly number[]): void;
  /** The border is let go where it is. */
  drop(): void;
  /** The border is given back. */
  letGo(): void;
  /** The card of a unit is asked for. */
  look(unit: number): void;
  /**
   * The unit under the pointer, or under the crosshair of the keyboard, and the points there; `point` in pixels from the
   * map's corner.
   */
  hover(unit: number | null, point: Point | null, points: readonly PointAt[]): void;
  /** Another unit came under the crosshair of the keyboard, where it is not seen but told. */
  aim(unit: number): void;
  /** The map shows `bounds` from now on. */
  moved(bounds: Bounds): void;
  /** How the map of the IGN answers. */
  basemap(status: BasemapStatus): void;
  /** The name of an existing CPTS was clicked: index into `Network.cpts`. */
  selectCpts(cpts: number): void;
}

/** The few words that the map shows or speaks itself. */
export interface MapWords {
  /** Accessible name of the map. */
  label: string;
  zoomIn: string;
  zoomOut: string;
  /** Sources of what is drawn, as plain text. */
  attribution: string;
  /** Accessible name of the button that unfolds the attribution. */
  toggleAttribution: string;
}
