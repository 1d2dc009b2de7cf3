const GAP = 14;

/**
 * Where to put something of `size` beside `place`, within `room`, all in pixels: after it, or before it where there is
 * no room for it; the other way round when it stands `before` by choice, as what must not be under a finger does.
 */
export function beside(place: number, size: number, room: number, before = false): number {
  const [near, far] = [place - GAP - size, place + GAP];
  const fits = before ? near >= 0 : far + size <= room;
  return Math.max(0, fits === before ? near : far);
}
