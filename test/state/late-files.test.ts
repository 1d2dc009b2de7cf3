import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FACILITIES, LATE_STAGES, PROFESSIONS, type Atlas, type LateStage } from '../../src/atlas/atlas';
import { FILES } from '../../src/atlas/file-names';
import { awaitedColumns, decodeStage, decodingStage, encodeStage } from '../../src/atlas/stages';
import { Arrivals } from '../../src/state/start/arrivals.svelte';
import { LoadError, loadStage } from '../../src/state/start/load';
import { synthetic } from '../synthetic';

const { atlas: whole } = synthetic(['AAB', 'A.B'], { population: (unit) => 100 + unit, older: (unit) => 90 + unit });
const bytes = Object.fromEntries(
  LATE_STAGES.map((stage) => [stage, encodeStage(stage, whole) as Uint8Array<ArrayBuffer>]),
);

/** The atlas of a page to which no late file has come, of a folder that was built with these files. */
const first = (built: Record<string, Uint8Array> = bytes): Atlas => ({
  ...whole,
  ...awaitedColumns(whole.count),
  populations: [whole.populations[0]],
  awaited: LATE_STAGES,
  manifest: {
    ...whole.manifest,
    files: LATE_STAGES.map((stage) => ({
      name: FILES[stage],
      bytes: built[stage].length,
      checksum: createHash('sha256').update(built[stage]).digest('hex'),
    })),
  },
});

/** Answers as a server that has these bytes. */
const serves = (answer: () => Response | Promise<Response>) => vi.stubGlobal('fetch', async () => answer());
const killed = () =>
  new Response(new ReadableStream({ pull: (body) => body.error(new TypeError('killed')) }), { status: 200 });

afterEach(() => vi.unstubAllGlobals());

describe.each(LATE_STAGES)('%s', (stage) => {
  const good = bytes[stage];
  const another = good.slice();
  another[4]++;
  const spoilt = good.slice();
  spoilt[good.length - 9] ^= 1;

  test.each<[string, LoadError['reason'], () => Response, Uint8Array?]>([
    ['cut', 'corrupt', () => new Response(good.slice(0, -8))],
    ['spoilt', 'corrupt', () => new Response(spoilt)],
    ['of another version', 'corrupt', () => new Response(another), another],
    ['of another stage', 'corrupt', () => new Response(bytes[LATE_STAGES.find((one) => one !== stage)!])],
    ['absent', 'missing', () => new Response('', { status: 404 })],
    ['killed on its way', 'network', killed],
    [
      'out of reach',
      'network',
      () => {
        throw new TypeError('offline');
      },
    ],
  ])('%s is refused by its name, and what came before is as it was', async (_, reason, answer, built) => {
    serves(answer);
    const before = first(built ? { ...bytes, [stage]: built } : bytes);
    await expect(loadStage('data', stage, () => before)).rejects.toMatchObject({ reason, file: FILES[stage] });
    expect(before.awaited).toEqual(LATE_STAGES);
    expect([...before.populations[0].values]).toEqual([...whole.populations[0].values]);
  });

  test('whole, it gives its columns and no other', async () => {
    serves(() => new Response(good));
    const after = await loadStage('data', stage, () => first());
    expect(after.awaited).toEqual(LATE_STAGES.filter((one) => one !== stage));
    expect(after).toEqual(decodeStage(stage, first(), good));
  });
});

test('the figures are read a column at a time: the page answers between two', () => {
  const columns = whole.populations.length - 1 + PROFESSIONS.length + FACILITIES.length;
  expect([...decodingStage('figures', first(), bytes.figures)]).toHaveLength(columns);
});

test('the late files give the same atlas in whatever order they come', () => {
  const taken = (stages: readonly LateStage[]) =>
    stages.reduce((atlas, stage) => decodeStage(stage, atlas, bytes[stage]), first());
  const after = taken(LATE_STAGES);
  expect(after.awaited).toEqual([]);
  expect(taken(LATE_STAGES.toReversed())).toEqual(after);
  for (const key of ['populations', 'professionals', 'facilities', 'apl', 'area', 'postcodes'] as const)
    expect(after[key]).toEqual(whole[key]);
});

describe('files that cannot be had', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('are told once, keep no other from coming, and are asked for again until they are there', async () => {
    let down = true;
    const taken: string[] = [];
    const asked: string[] = [];
    const told: LoadError[] = [];
    const arrivals = new Arrivals({
      turn: () => Promise.resolve(),
      take: async (stage) => {
        asked.push(stage);
        if (down && stage === 'figures') throw new LoadError('missing', FILES.figures);
        taken.push(stage);
      },
      failed: (error) => told.push(error),
    });
    await arrivals.start(LATE_STAGES);
    expect(taken).toEqual(['details']);
    expect(arrivals.problem?.file).toBe(FILES.figures);
    await vi.advanceTimersByTimeAsync(3000 + 6000);
    expect(asked).toEqual(['figures', 'details', 'figures', 'figures']);
    expect(told.length).toBe(1);
    down = false;
    arrivals.retry();
    await arrivals.all;
    expect(taken).toEqual(['details', 'figures']);
    expect(arrivals.problem).toBeNull();
  });
});
