import type { FeatureCollection } from 'geojson';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Adjacency } from '../../../src/atlas/atlas';
import { readAtlas, readExistingCpts } from '../../../src/cli/folder';
import { drawBorders } from '../../../src/data/borders';
import type { ContoursError } from '../../../src/data/contours';
import { packSurfaces } from '../../../src/data/surfaces';
import { createCountry, type Country } from '../../../src/domain/country';
import { outline } from '../../../src/kernel/outline';
import { Contours, type BroughtContours } from '../../../src/state/imports/contours.svelte';
import { answerOf } from '../../contours-service';
import { builtCountry } from '../../folder';

/** The country as it is out of the box, and as it truly is. */
const EMBEDDED = '.cache/data-embedded';
const embedded = readAtlas(EMBEDDED);
const approximate = createCountry(embedded, readExistingCpts(EMBEDDED, embedded));
const truth = builtCountry().atlas;
const indexOf = (code: string) => embedded.departments.findIndex((department) => department.code === code);
const unit = (code: string) => embedded.codes.indexOf(code);

const neighbours = ({ offsets, targets }: Adjacency, of: number) => [...targets.subarray(offsets[of], offsets[of + 1])];

function open() {
  const asked: string[] = [];
  const failures: ContoursError[] = [];
  let country: Country = approximate;
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address);
    return new Response(answerOf(address), { status: answerOf(address) === null ? 404 : 200 });
  });
  const contours = new Contours(approximate, {
    sharpened: () => (country = createCountry(contours.over(approximate.atlas), approximate.network)),
    failed: (error) => failures.push(error),
  });
  return { contours, asked, failures, country: () => country };
}

afterEach(() => vi.unstubAllGlobals());

describe('exact outlines of a few departments', () => {
  test('nothing is asked before somebody asks', () => {
    expect(open().asked).toEqual([]);
  });

  test('give their units their true neighbours among themselves, Lyon by arrondissement', async () => {
    const { contours, asked, failures, country } = open();
    const departments = ['03', '42', '69'].map(indexOf);
    await contours.load(departments);
    expect(failures).toEqual([]);
    expect(asked).toHaveLength(4);
    expect(contours.departments).toEqual(departments);

    const { adjacency, department } = country().atlas;
    const inside = (of: number) => departments.includes(department[of]);
    const wrong = truth.codes.filter((_, of) => {
      if (!inside(of)) return false;
      const expected = neighbours(truth.adjacency, of).filter(inside);
      return neighbours(adjacency, of).filter(inside).join() !== expected.join();
    });
    expect(wrong).toEqual([]);
    expect(neighbours(adjacency, unit('03190')).map((of) => embedded.codes[of])).toEqual(
      '03013 03040 03200 03286 03321'.split(' '),
    );
  });

  test('leave every other unit with the neighbours it had, but those that are shown to be out of reach', async () => {
    const { contours, country } = open();
    await contours.load([indexOf('03')]);
    const { adjacency, department } = country().atlas;
    embedded.codes.forEach((code, of) => {
      if (department[of] === indexOf('03')) return;
      const before = neighbours(embedded.adjacency, of);
      const after = neighbours(adjacency, of);
      expect(before, code).toEqual(expect.arrayContaining(after));
      expect(before.filter((next) => department[next] !== indexOf('03'))).toEqual(
        after.filter((next) => department[next] !== indexOf('03')),
      );
    });
  });

  test('close the outline of a set of their units, on the true surface', async () => {
    const { contours } = open();
    await contours.load([indexOf('03')]);
    const [{ units, arcs }] = contours.exact;
    expect(units.size).toBe(317);
    const [[shell]] = outline(arcs, units);
    const doubleArea = shell.reduce((sum, [x, y], i) => {
      const [nextX, nextY] = shell[(i + 1) % shell.length];
      return sum + (x - shell[0][0]) * (nextY - shell[0][1]) - (nextX - shell[0][0]) * (y - shell[0][1]);
    }, 0);
    const squareKm = (doubleArea / 2) * 111.195 ** 2 * Math.cos((46.4 * Math.PI) / 180);
    const expected = truth.codes.reduce((sum, code, of) => (code.startsWith('03') ? sum + truth.area[of] : sum), 0);
    expect(squareKm / expected).toBeGreaterThan(0.99);
    expect(squareKm / expected).toBeLessThan(1.01);
  });

  test('are written in the manifest, for those departments alone', async () => {
    const { contours, country } = open();
    await contours.load([indexOf('03')]);
    const layer = country().atlas.manifest.layers.find(({ id }) => id === 'contours')!;
    expect(layer.quality).toBe('approximate');
    expect(layer.exactIn).toEqual({ departments: ['03'], vintage: expect.stringMatching(/^20\d\d-/) });
  });
});

describe('outlines of a file', () => {
  const department = (code: string): BroughtContours => {
    const address = `https://x/departements/${code}/communes?format=geojson&geometry=contour`;
    const { features } = JSON.parse(answerOf(address)!) as FeatureCollection;
    const units = Uint16Array.from(features, ({ properties }) => unit(properties!.code));
    const borders = drawBorders({ surfaces: packSurfaces(features.map(({ geometry }) => geometry))!, unitOf: units });
    if ('overlap' in borders) throw new Error('overlap');
    return { brings: 'contours', units, topology: borders.topology, layer: embedded.manifest.layers[0] };
  };
  const allier = department('03');

  test('give their units their true neighbours, and those that they had once they are gone', () => {
    const { contours, failures } = open();
    contours.bring([allier, department('63')]);
    const { adjacency } = contours.over(embedded);
    const own = new Set(allier.units);
    for (const of of own)
      expect(neighbours(adjacency, of).filter((next) => own.has(next))).toEqual(
        neighbours(truth.adjacency, of).filter((next) => own.has(next)),
      );
    expect([contours.has(indexOf('03')), contours.has(indexOf('63')), contours.has(indexOf('42'))]).toEqual([
      true,
      true,
      false,
    ]);
    contours.bring([]);
    expect(contours.over(embedded)).toEqual(embedded);
    expect(contours.has(indexOf('03'))).toBe(false);
    expect(failures).toEqual([]);
  });

  test('and what is fetched beside them fit together, each word said of its own', async () => {
    const { contours, country } = open();
    contours.bring([allier]);
    await contours.load([indexOf('03'), indexOf('42')]);
    expect(contours.departments).toEqual([indexOf('42')]);
    const layer = country().atlas.manifest.layers.find(({ id }) => id === 'contours')!;
    expect(layer.exactIn!.departments).toEqual(['42']);
    expect(neighbours(country().atlas.adjacency, unit('03190')).map((of) => embedded.codes[of])).toEqual(
      '03013 03040 03200 03286 03321'.split(' '),
    );
  });
});

describe('a service that fails leaves everything as it was', () => {
  const features = JSON.parse(answerOf('https://x/departements/03/communes?format=geojson&geometry=contour')!).features;
  const answer = (of: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features: of });
  const overlapping = features.map((feature: object, i: number) => (i === 1 ? { ...feature, geometry: features[0].geometry } : feature)); // prettier-ignore
  const cases: [string, () => Promise<Response>, Partial<ContoursError>][] = [
    ['out of reach', () => Promise.reject(new TypeError('Failed to fetch')), { reason: 'offline' }],
    ['429', async () => new Response('', { status: 429 }), { reason: 'refused', figure: 429 }],
    ['502', async () => new Response('<html>', { status: 502 }), { reason: 'refused', figure: 502 }],
    ['a page', async () => new Response('<html>Maintenance</html>'), { reason: 'unreadable' }],
    ['cut short', async () => new Response(answer(features).slice(0, -500)), { reason: 'unreadable' }],
    ['null', async () => new Response('null'), { reason: 'unreadable' }],
    ['no feature', async () => new Response(answer([])), { reason: 'unreadable' }],
    ['units missing', async () => new Response(answer(features.slice(3))), { reason: 'incomplete', figure: 3 }],
    ['overlapping', async () => new Response(answer(overlapping)), { reason: 'unreadable' }],
  ];
  test.each(cases)('%s', async (_, respond, expected) => {
    const { contours, failures, country } = open();
    vi.stubGlobal('fetch', respond);
    await contours.load([indexOf('03')]);
    expect(failures).toHaveLength(1);
    expect(failures[0]).toMatchObject({ ...expected, department: indexOf('03') });
    expect(country()).toBe(approximate);
    expect(contours.exact).toEqual([]);
    expect(contours.loading).toBeNull();
  });

  test('and what came before it stays', async () => {
    const { contours, failures } = open();
    await contours.load([indexOf('03'), indexOf('988')]);
    expect(contours.departments).toEqual([indexOf('03')]);
    expect(failures).toHaveLength(1);
  });
});

test('departments in sight are those of the communes that the map shows', () => {
  const { contours } = open();
  expect(contours.inSight(null)).toEqual([]);
  const codes = contours.inSight([2.5, 46.3, 2.7, 46.4]).map((index) => embedded.departments[index].code);
  expect(codes).toEqual(['03']);
  expect(contours.inSight([-6, 41, 10, 52])).toHaveLength(96);
});
