const GAP = 14;

/**
 * Where to put something of `size` beside `place`, within `room`, all in pixels: on the far side, or on the near one
 * where there is no room for it.
 */
export const beside = (place: number, size: number, room: number): number =>
  Math.max(0, place + GAP + size <= room ? place + GAP : place - GAP - size);
