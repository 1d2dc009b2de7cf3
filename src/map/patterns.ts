export type Pattern = 'hatch' | 'dots' | 'cross' | 'rain';

/** Side of a pattern tile, in device pixels at a ratio of 2. */
export const PATTERN_SIZE = 16;
const SAMPLES = 4;

/** Whether the point is inked; the tile repeats, so `x` and `y` run from 0 to `PATTERN_SIZE` and wrap around. */
const INKED: Readonly<Record<Pattern, (x: number, y: number) => boolean>> = {
  hatch: (x, y) => (x + y) % PATTERN_SIZE < 4,
  dots: (x, y) => Math.hypot((x % 8) - 4, (y % 8) - 4) < 1.7,
  rain: (x, y) => (PATTERN_SIZE + x - y) % 8 < 1.6,
  cross: (x, y) => (Math.abs(x - 8) < 4 && Math.abs(y - 8) < 0.9) || (Math.abs(y - 8) < 4 && Math.abs(x - 8) < 0.9),
};

/** Pixels of a repeating pattern in `ink` (`#rrggbb`) on nothing, antialiased: RGBA, not premultiplied. */
export function patternPixels(pattern: Pattern, ink: string): { width: number; height: number; data: Uint8Array } {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(ink.slice(at, at + 2), 16));
  const data = new Uint8Array(PATTERN_SIZE * PATTERN_SIZE * 4);
  for (let y = 0; y < PATTERN_SIZE; y++) {
    for (let x = 0; x < PATTERN_SIZE; x++) {
      let inked = 0;
      for (let s = 0; s < SAMPLES * SAMPLES; s++) {
        const dx = ((s % SAMPLES) + 0.5) / SAMPLES;
        const dy = (Math.floor(s / SAMPLES) + 0.5) / SAMPLES;
        if (INKED[pattern](x + dx, y + dy)) inked++;
      }
      data.set([red, green, blue, Math.round((255 * inked) / SAMPLES ** 2)], (y * PATTERN_SIZE + x) * 4);
    }
  }
  return { width: PATTERN_SIZE, height: PATTERN_SIZE, data };
}
