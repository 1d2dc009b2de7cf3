/** What the hand holds. With `click` the map itself pans and clicks, as with `pull` off a border; the others draw strokes. */
export type Tool = 'click' | 'brush' | 'rectangle' | 'lasso' | 'eraser' | 'pull';
export type DrawingTool = Exclude<Tool, 'click'>;

/** A place on screen, in pixels from the top left corner of the map. */
export interface Point {
  x: number;
  y: number;
}

export interface Stroke {
  tool: DrawingTool;
  mode: 'add' | 'remove';
  /** Every place passed; for a rectangle, its first and last corner. */
  path: readonly Point[];
}

export type Gesture = { phase: 'idle' } | { phase: 'pan'; at: Point } | { phase: 'draw'; stroke: Stroke };

export type Input =
  /**
   * `pans`: the space bar is held, or the button is not the main one. `removes`: Alt is held. `grips`: a border that can
   * be pulled is under the hand.
   */
  | { type: 'down'; at: Point; pans: boolean; removes: boolean; grips?: boolean }
  | { type: 'move'; at: Point }
  | { type: 'up' }
  /** Escape, a second finger, or the system taking the pointer away. */
  | { type: 'abort' };

export type Action =
  { type: 'pan'; dx: number; dy: number } | { type: 'begin' | 'extend' | 'commit' | 'abort'; stroke: Stroke };

export const IDLE: Gesture = { phase: 'idle' };

/** One step of a gesture: what it becomes, and what is to be done. */
export function advance(tool: Tool, gesture: Gesture, input: Input): [Gesture, Action | null] {
  switch (gesture.phase) {
    case 'idle':
      return input.type === 'down' ? start(tool, input) : [gesture, null];
    case 'pan': {
      if (input.type === 'down') return [gesture, null];
      if (input.type !== 'move') return [IDLE, null];
      const { x, y } = gesture.at;
      return [
        { phase: 'pan', at: input.at },
        { type: 'pan', dx: input.at.x - x, dy: input.at.y - y },
      ];
    }
    case 'draw': {
      const { stroke } = gesture;
      if (input.type === 'down') return [gesture, null];
      if (input.type !== 'move') return [IDLE, { type: input.type === 'up' ? 'commit' : 'abort', stroke }];
      const passed = stroke.tool === 'rectangle' ? stroke.path.slice(0, 1) : stroke.path;
      const longer = { ...stroke, path: [...passed, input.at] };
      return [
        { phase: 'draw', stroke: longer },
        { type: 'extend', stroke: longer },
      ];
    }
  }
}

function start(tool: Tool, { at, pans, removes, grips }: Input & { type: 'down' }): [Gesture, Action | null] {
  if (pans) return [{ phase: 'pan', at }, null];
  if (tool === 'click' || (tool === 'pull' && !grips)) return [IDLE, null];
  const stroke: Stroke = { tool, mode: removes || tool === 'eraser' ? 'remove' : 'add', path: [at] };
  return [
    { phase: 'draw', stroke },
    { type: 'begin', stroke },
  ];
}
