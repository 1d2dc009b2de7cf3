import fc from '../../fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/data/engine';
import { openNodeEngine } from '../../../src/data/engine-node';
import { ReadError } from '../../../src/data/readers/errors';
import { openFile } from '../../../src/data/readers/read';
import type { ReadTable } from '../../../src/data/readers/table';
import { soundFiles } from './bases';
import { mutate, mutations } from './mutations';

/** `PERIMETRE_FUZZ=10000 npx vitest run --project pure test/data/readers/fuzz.test.ts` is the whole campaign. */
const RUNS = Number(process.env.PERIMETRE_FUZZ ?? 300);
const FORMATS = 26;
/** No file may hold the reader longer, in milliseconds. */
const HANG = 10_000;

let engine: Engine;
let files: Record<string, Uint8Array>;

beforeAll(async () => {
  engine = await openNodeEngine();
  files = await soundFiles(engine);
});
afterAll(() => engine.close());

/** What is taken holds together, whatever was done to the file. */
async function expectSound({ relation, columns, rows, refused, surfaces }: ReadTable) {
  const lines = (await engine.query(`SELECT line FROM ${relation} ORDER BY line`)).map(({ line }) => line as number);
  expect(lines).toHaveLength(rows);
  const all = [...lines, ...refused.map(({ line }) => line)];
  expect(new Set(all).size).toBe(all.length);
  expect(Math.min(...all)).toBeGreaterThan(0);
  const [row = {}] = await engine.query(`SELECT * FROM ${relation} LIMIT 1`);
  // A column called 0 comes first among the keys of an object.
  if (rows) expect(Object.keys(row).toSorted()).toEqual(['line', ...columns].toSorted());
  expect(columns.every((name) => name.trim() !== '')).toBe(true);
  if (!surfaces) return;
  expect(surfaces.rows).toHaveLength(rows + 1);
  for (const figure of surfaces.positions) expect(Math.abs(figure)).toBeLessThanOrEqual(180);
}

/** What a file gives: the reason of its refusal, or its tables, sound and put away. */
async function read(content: Uint8Array, name: string): Promise<string> {
  try {
    const opened = await openFile(new File([content as Uint8Array<ArrayBuffer>], name), engine);
    for (const table of opened.tables) await expectSound(table);
    await opened.close();
    return 'read';
  } catch (error) {
    if (error instanceof ReadError) return error.reason;
    throw error;
  }
}

/** Fails when the reader is held: a promise that nothing fulfils would wait for ever. */
async function unlessHeld(outcome: Promise<string>, name: string): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const held = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`${name} holds the reader`)), HANG);
  });
  return Promise.race([outcome, held]).finally(() => clearTimeout(timer));
}

describe('spoilt files', () => {
  it('are of every format, and sound before they are spoilt', async () => {
    expect(Object.keys(files)).toHaveLength(FORMATS);
    for (const [name, content] of Object.entries(files))
      expect([name, await read(content, name)]).toEqual([name, 'read']);
  });

  it(
    `${RUNS} of them: a table that holds together or a reason, nothing left behind`,
    { timeout: HANG * RUNS },
    async () => {
      const outcomes: Record<string, number> = {};
      const slowest = { ms: 0, cpuMs: 0, file: '' };
      const property = fc.asyncProperty(fc.nat(FORMATS - 1), mutations, async (format, spoiling) => {
        const [name, sound] = Object.entries(files)[format];
        const content = spoiling.reduce(mutate, sound);
        const [started, cpu] = [performance.now(), process.cpuUsage()];
        const outcome = await unlessHeld(read(content, name), name);
        const { user, system } = process.cpuUsage(cpu);
        slowest.ms = Math.max(slowest.ms, Math.round(performance.now() - started));
        const cpuMs = Math.round((user + system) / 1000);
        if (cpuMs > slowest.cpuMs) Object.assign(slowest, { cpuMs, file: `${name}: ${JSON.stringify(spoiling)}` });
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        const left = await engine.query("SELECT table_name FROM information_schema.tables WHERE table_schema = 'main'");
        expect(left).toEqual([]);
      });
      await fc.assert(property, { numRuns: RUNS, endOnFailure: true });
      if (process.env.PERIMETRE_FUZZ) console.log(JSON.stringify({ runs: RUNS, outcomes, slowest }));
      expect(outcomes.read).toBeGreaterThan(0);
      expect(Object.keys(outcomes).length).toBeGreaterThan(5);
    },
  );
});
