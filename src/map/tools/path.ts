import type { Point } from './gesture';

/**
 * The same path with fewer points, none of the left-out ones further than `tolerance` from it.
 * Ramer (1972), Douglas and Peucker (1973).
 */
export function simplifyPath(path: readonly Point[], tolerance: number): Point[] {
  if (path.length < 3) return [...path];
  const kept = new Uint8Array(path.length);
  kept[0] = kept[path.length - 1] = 1;
  const spans: [number, number][] = [[0, path.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [first, last] = span;
    let furthest = -1;
    let distance = tolerance;
    for (let i = first + 1; i < last; i++) {
      const d = toSegment(path[i], path[first], path[last]);
      if (d > distance) [furthest, distance] = [i, d];
    }
    if (furthest < 0) continue;
    kept[furthest] = 1;
    spans.push([first, furthest], [furthest, last]);
  }
  return path.filter((_, i) => kept[i]);
}

/** Distance from `p` to the segment `ab`. */
export function toSegment(p: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length));
  return Math.hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

/** Places from `a` to `b`, both included, at most `step` apart. */
export function along(a: Point, b: Point, step: number): Point[] {
  const n = Math.max(1, Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / step));
  return Array.from({ length: n + 1 }, (_, i) => ({ x: a.x + ((b.x - a.x) * i) / n, y: a.y + ((b.y - a.y) * i) / n }));
}
