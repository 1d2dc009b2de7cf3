/** Seeded random numbers in [0, 1): mulberry32, by Tommy Ettinger (public domain). */
export function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Milliseconds that `work` takes for each of `items`, after a warm-up on the first ones that is not counted. */
export async function time<T>(items: readonly T[], warmUp: number, work: (item: T) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (const [i, item] of items.entries()) {
    const start = performance.now();
    await work(item);
    if (i >= warmUp) times.push(performance.now() - start);
  }
  return times;
}

/** Prints one JSON line with the median and the 95th percentile of `times`, in milliseconds. */
export function printLine(bench: string, what: Record<string, string | number>, times: number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) =>
    Number(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(4));
  console.log(JSON.stringify({ bench, ...what, runs: sorted.length, medianMs: at(0.5), p95Ms: at(0.95) }));
}
