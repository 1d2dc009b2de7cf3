import type { Map as MapLibre } from 'maplibre-gl';
import { advance, IDLE, type Gesture, type Input, type Point, type Tool } from './gesture';
import type { Sheet } from './sheet';
import { REACH, type BorderPull } from './pull';
import type { Strokes } from './strokes';

const CURSORS: Record<Tool, string> = {
  click: 'pointer',
  brush: 'crosshair',
  rectangle: 'crosshair',
  lasso: 'crosshair',
  eraser: 'crosshair',
  pull: 'grab',
};

/** What the hand tells beside its strokes. */
export interface HandEvents {
  /** Where it passes over the map without drawing; `null` once it has left. */
  passing(at: Point | null): void;
  /** Where it is while it draws; `null` once it is lifted. */
  drawing(at: Point | null): void;
  /** Another button was pressed and let go at the same place, or a finger held there. */
  looking(at: Point): void;
}

/** How far a press may slip and still be one at the same place, in pixels. */
const STILL = 4;
/** How long a finger is held to look and not to take, in milliseconds. */
const HOLD = 500;

/**
 * Reads the pointer and the keys into gestures. The map keeps what is its own: clicks and drags with the `click` tool,
 * two fingers and the wheel with every tool. All else is drawn as strokes, or pans (space bar, other buttons).
 */
export class Hand {
  #tool: Tool = 'click';
  #gesture: Gesture = IDLE;
  #space = false;
  /** The button that the mouse has pressed on its way to the map, where it is now: it keeps the focus, not the keys. */
  #left: HTMLButtonElement | null = null;
  #pressed: Point = { x: 0, y: 0 };
  readonly #fingers = new Set<number>();
  #hold = 0;
  #looked = false;
  readonly #listening = new AbortController();

  constructor(
    private readonly map: MapLibre,
    private readonly sheet: Sheet,
    private readonly strokes: Strokes,
    private readonly border: BorderPull,
    private readonly told: HandEvents,
  ) {
    const canvas = map.getCanvasContainer();
    const { signal } = this.#listening;
    canvas.addEventListener('pointerdown', this.#down, { signal });
    canvas.addEventListener('pointermove', this.#move, { signal });
    canvas.addEventListener('pointerup', this.#up, { signal });
    canvas.addEventListener('pointercancel', this.#up, { signal });
    canvas.addEventListener('pointerleave', this.#leave, { signal });
    canvas.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
    // MapLibre listens below: what is being drawn must not pan the map too.
    for (const type of ['mousedown', 'touchstart'])
      map.getContainer().addEventListener(type, this.#keepFromMap, { signal, capture: true });
    window.addEventListener('keydown', this.#key, { signal, capture: true });
    window.addEventListener('keyup', this.#key, { signal });
    this.tool = 'click';
  }

  /** Whether the press that ends was held to look: it is then no click. */
  get looked(): boolean {
    return this.#looked;
  }

  set tool(tool: Tool) {
    this.#feed({ type: 'abort' });
    this.#tool = tool;
    this.sheet.brush(null);
    this.#showCursor();
  }

  remove(): void {
    clearTimeout(this.#hold);
    this.#feed({ type: 'abort' });
    this.#listening.abort();
  }

  readonly #down = (event: PointerEvent): void => {
    this.#looked = false;
    clearTimeout(this.#hold);
    if (event.pointerType === 'touch') this.#fingers.add(event.pointerId);
    if (this.#fingers.size > 1) return this.#feed({ type: 'abort' });
    const pans = event.button !== 0 || (this.#space && this.#tool !== 'click');
    const at = this.#place(event);
    const reach = event.pointerType === 'touch' ? REACH.touch : REACH.mouse;
    const grips = this.#tool === 'pull' && !pans && this.border.grips(at, reach);
    this.#pressed = at;
    if (event.pointerType === 'touch' && this.#tool === 'click') this.#hold = window.setTimeout(this.#look, HOLD);
    this.#feed({ type: 'down', at, pans, removes: event.altKey, grips });
    if (this.#gesture === IDLE) return;
    this.map.getCanvasContainer().setPointerCapture(event.pointerId);
    this.#showBrush(event);
  };

  readonly #move = (event: PointerEvent): void => {
    const { activeElement: held } = document;
    this.#left = held instanceof HTMLButtonElement && !held.matches(':focus-visible') ? held : null;
    this.#showBrush(event);
    if (!this.#isStill(event)) clearTimeout(this.#hold);
    if (this.#gesture !== IDLE) return this.#feed({ type: 'move', at: this.#place(event) });
    if (event.pointerType !== 'touch' && event.buttons === 0) this.told.passing(this.#place(event));
  };

  readonly #up = (event: PointerEvent): void => {
    this.#fingers.delete(event.pointerId);
    clearTimeout(this.#hold);
    if (event.type === 'pointerup' && event.button === 2 && this.#isStill(event)) this.told.looking(this.#place(event));
    this.#feed({ type: event.type === 'pointerup' ? 'up' : 'abort' });
    if (event.pointerType === 'touch') this.sheet.brush(null);
  };

  readonly #look = (): void => {
    this.#looked = true;
    this.told.looking(this.#pressed);
  };

  readonly #leave = (): void => {
    this.#left = null;
    this.sheet.brush(null);
    this.told.passing(null);
  };

  readonly #keepFromMap = (event: Event): void => {
    if (this.#gesture !== IDLE) event.stopPropagation();
  };

  readonly #key = (event: KeyboardEvent): void => {
    const { target } = event;
    const isButton = target instanceof HTMLButtonElement;
    const onMap = target === document.body || this.map.getContainer().contains(target as Node);
    if (event.key === 'Escape' && event.type === 'keydown' && this.#gesture.phase === 'draw') {
      this.#feed({ type: 'abort' });
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    if (event.key !== ' ' || (isButton ? target !== this.#left : !onMap)) return;
    // The bar held over the map must not press it again.
    if (isButton) target.blur();
    this.#space = event.type === 'keydown';
    this.#showCursor();
    event.preventDefault();
  };

  #feed(input: Input): void {
    const [gesture, action] = advance(this.#tool, this.#gesture, input);
    this.#gesture = gesture;
    this.#showCursor();
    if (!action) return;
    if (action.type === 'pan') {
      this.map.panBy([-action.dx, -action.dy], { animate: false });
      return;
    }
    const shaped = action.stroke.tool === 'rectangle' || action.stroke.tool === 'lasso';
    if (shaped) this.sheet.shape(gesture.phase === 'draw' ? action.stroke : null);
    if (action.stroke.tool === 'pull') this.border.act(action);
    else this.strokes.act(action);
    this.told.drawing(gesture.phase === 'draw' ? (action.stroke.path.at(-1) ?? null) : null);
  }

  #showCursor(): void {
    const { phase } = this.#gesture;
    const held = phase === 'pan' || (phase === 'draw' && this.#tool === 'pull');
    const free = this.#space && this.#tool !== 'click' ? 'grab' : CURSORS[this.#tool];
    this.map.getCanvas().style.cursor = held ? 'grabbing' : free;
  }

  #showBrush(event: PointerEvent): void {
    if (this.#tool !== 'brush' && this.#tool !== 'eraser') return;
    const removes = this.#tool === 'eraser' || event.altKey;
    this.sheet.brush(this.#place(event), this.strokes.brushRadius, removes ? 'remove' : 'add');
  }

  #isStill(event: PointerEvent): boolean {
    const { x, y } = this.#place(event);
    return Math.hypot(x - this.#pressed.x, y - this.#pressed.y) < STILL;
  }

  #place(event: PointerEvent): Point {
    const box = this.map.getContainer().getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }
}
