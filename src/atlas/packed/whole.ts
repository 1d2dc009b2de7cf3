/** Whole numbers from 0 on as bytes: seven bits a byte, the lowest first, so that small ones take one. */
export function packWhole(values: ArrayLike<number>): Uint8Array {
  const bytes: number[] = [];
  for (let i = 0; i < values.length; i++) {
    let rest = values[i];
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

/** Calls `take` with every number that `packWhole` wrote, in order. */
export function unpackWhole(bytes: Uint8Array, take: (value: number, i: number) => void): void {
  let value = 0;
  let scale = 1;
  let i = 0;
  for (const byte of bytes) {
    value += (byte & 127) * scale;
    if (byte > 127) scale *= 128;
    else {
      take(value, i++);
      value = 0;
      scale = 1;
    }
  }
}

/** Small numbers of either sign as whole ones: 0, -1, 1, -2, 2… */
export const unsigned = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
export const signed = (value: number): number => (value % 2 ? -(value + 1) / 2 : value / 2);
