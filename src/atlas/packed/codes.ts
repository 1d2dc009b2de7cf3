import { packWhole, signed, unpackWhole, unsigned } from './whole';

/** INSEE codes: their first two characters in runs, the three others as steps from one to the next. */
export interface PackedCodes {
  runs: [prefix: string, count: number][];
  steps: Uint8Array;
}

export function packCodes(codes: readonly string[]): PackedCodes {
  const runs: PackedCodes['runs'] = [];
  for (const code of codes) {
    const prefix = code.slice(0, 2);
    if (runs.at(-1)?.[0] === prefix) runs.at(-1)![1]++;
    else runs.push([prefix, 1]);
  }
  const numbers = codes.map((code) => Number(code.slice(2)));
  return { runs, steps: packWhole(numbers.map((number, i) => unsigned(number - (numbers[i - 1] ?? 0)))) };
}

export function unpackCodes({ runs, steps }: PackedCodes): string[] {
  const prefixes = runs.flatMap(([prefix, count]) => Array<string>(count).fill(prefix));
  let number = 0;
  const codes: string[] = [];
  unpackWhole(steps, (step, i) => {
    number += signed(step);
    codes.push(prefixes[i] + String(number).padStart(3, '0'));
  });
  return codes;
}
