import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { readArcs, readAtlas } from '../../src/cli/folder';
import { outline } from '../../src/kernel/outline';
import { UnitSet } from '../../src/kernel/unit-set';
import { neighbourTowards } from '../../src/map/tools/key-pull';
import { DATA_FOLDER } from '../folder';
import { eventually } from './screen';

/** Centres and neighbours of the communes as built: what a person sees on the map. */
const atlas = readAtlas(DATA_FOLDER);
const arcs = readArcs(DATA_FOLDER, atlas);
const indexOf = new Map(atlas.codes.map((code, unit) => [code, unit]));

/** What is asked of a page to look at its map and to draw on it. */
export interface MapPage {
  evaluate: Page['evaluate'];
  mouse: {
    move(x: number, y: number, options?: { steps?: number }): Promise<void>;
    down(): Promise<void>;
    up(): Promise<void>;
    click(x: number, y: number): Promise<void>;
  };
}

export interface Pixel {
  code: string;
  x: number;
  y: number;
}

/** Neighbours of a commune, ascending. */
export function neighboursOf(code: string): string[] {
  const { offsets, targets } = atlas.adjacency;
  const unit = indexOf.get(code)!;
  return Array.from(targets.subarray(offsets[unit], offsets[unit + 1]), (next) => atlas.codes[next]);
}

/** Waits until the map rests with all its tiles drawn; its view, and its place in the window. */
export async function resting(page: MapPage): Promise<{ view: number[]; box: DOMRect }> {
  const look = () =>
    page.evaluate(() => {
      const map = document.querySelector<HTMLElement>('[data-view]');
      const canvas = map?.querySelector('canvas');
      if (!map?.dataset.view || !canvas) return null;
      // The canvas is a whole number of device pixels, which may be a pixel of the page short.
      const short = [map.clientWidth - canvas.clientWidth, map.clientHeight - canvas.clientHeight];
      if (short.some((pixels) => Math.abs(pixels) > 1)) return null;
      return { view: map.dataset.view.split(',').map(Number), box: map.getBoundingClientRect().toJSON() as DOMRect };
    });
  let seen: Awaited<ReturnType<typeof look>> = null;
  await eventually(async () => (seen = await look())).not.toBeNull();
  return seen!;
}

/** Presses the map's own button, and waits until it rests one zoom further out. */
export async function zoomOut(page: Page): Promise<void> {
  const [, , before] = (await resting(page)).view;
  await page.getByRole('button', { name: 'Dézoomer' }).click();
  await expect.poll(async () => (await resting(page)).view[2]).toBeCloseTo(before - 1);
}

const mercator = (longitude: number, latitude: number) => [
  (longitude + 180) / 360,
  (1 - Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) / Math.PI) / 2,
];

/** Where a place in degrees is, in pixels of the window, while the map rests. MapLibre's world is 512 · 2^zoom wide. */
async function projection(
  page: MapPage,
): Promise<{ at: (longitude: number, latitude: number) => Point; box: DOMRect }> {
  const { view, box } = await resting(page);
  const [longitude, latitude, zoom] = view;
  const [cx, cy] = mercator(longitude, latitude);
  const world = 512 * 2 ** zoom;
  const at = (east: number, north: number): Point => {
    const [mx, my] = mercator(east, north);
    return [box.x + box.width / 2 + (mx - cx) * world, box.y + box.height / 2 + (my - cy) * world];
  };
  return { at, box };
}

/** Where the centres of all communes in sight are, in pixels of the window. */
export async function communesInSight(page: MapPage): Promise<Pixel[]> {
  const { at, box } = await projection(page);
  return atlas.codes
    .map((code, unit) => {
      const [x, y] = at(atlas.longitude[unit], atlas.latitude[unit]);
      return { code, x, y };
    })
    .filter(({ x, y }) => x > box.x && x < box.right && y > box.y && y < box.bottom);
}

/** Those of `pixels` where the map itself is on top, not a tool, a card or a sheet. */
export async function uncovered(page: MapPage, pixels: readonly Pixel[]): Promise<Pixel[]> {
  return page.evaluate(
    (list) => list.filter(({ x, y }) => document.elementFromPoint(x, y)?.tagName === 'CANVAS'),
    [...pixels],
  );
}

/** Clicks communes of `codes` at their own centres on the map, at most `limit` of them; those that were in sight. */
export async function clickCommunes(page: MapPage, codes: readonly string[], limit = Infinity): Promise<string[]> {
  const wanted = (await communesInSight(page)).filter(({ code }) => codes.includes(code));
  const clicked = (await uncovered(page, wanted)).slice(0, limit);
  for (const { x, y } of clicked) await page.mouse.click(x, y);
  return clicked.map(({ code }) => code);
}

export type Point = [x: number, y: number];

function inside([x, y]: Point, ring: readonly Point[]): boolean {
  let crossings = 0;
  ring.forEach(([ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) crossings++;
  });
  return crossings % 2 === 1;
}

function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
  const t = Math.max(0, Math.min(1, along));
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
}

const SIDES = 16;
/** The lasso may cut corners by a pixel: a ring that passes nearer than this to a centre is not a fair test. */
const CLEAR = 2;

const isClear = (seen: readonly Pixel[], ring: readonly Point[]) =>
  seen.every(({ x, y }) => ring.every((a, i) => distance([x, y], a, ring[(i + 1) % ring.length]) > CLEAR));

/** The first ring that passes by no centre, and the communes whose centre is inside. */
function fair(seen: readonly Pixel[], rings: readonly Point[][]): { ring: Point[]; codes: string[] } {
  const ring = rings.find((one) => isClear(seen, one));
  if (!ring) throw new Error('no clear ring');
  return { ring, codes: seen.filter(({ x, y }) => inside([x, y], ring)).map(({ code }) => code) };
}

async function drag(page: MapPage, path: readonly Point[], steps = 3): Promise<void> {
  await page.mouse.move(...path[0]);
  await page.mouse.down();
  for (const [x, y] of path.slice(1)) await page.mouse.move(x, y, { steps });
  await page.mouse.up();
}

async function around(page: MapPage, code: string, ringsAt: (heart: Pixel) => Point[][]) {
  const seen = await communesInSight(page);
  return fair(seen, ringsAt(seen.find((pixel) => pixel.code === code)!));
}

/** Draws a lasso around the centre of `code`, near `radius` pixels wide; codes of the communes whose centre is inside. */
export async function lassoAround(page: MapPage, code: string, radius: number): Promise<string[]> {
  const { ring, codes } = await around(page, code, (heart) =>
    Array.from({ length: 160 }, (_, step) =>
      Array.from({ length: SIDES }, (_, i) => {
        const [r, angle] = [radius + step / 4, (2 * Math.PI * (i + (step % 4) / 4)) / SIDES];
        return [heart.x + r * Math.cos(angle), heart.y + r * Math.sin(angle)];
      }),
    ),
  );
  await drag(page, [...ring, ring[0]]);
  return codes;
}

/** Pulls a rectangle around the centre of `code`, near `radius` pixels each way; codes of the communes inside. */
export async function rectangleAround(page: MapPage, code: string, radius: number): Promise<string[]> {
  const { ring, codes } = await around(page, code, ({ x, y }) =>
    Array.from({ length: 160 }, (_, step) => {
      const r = radius + step / 4;
      return [
        [x - r, y - r],
        [x + r, y - r],
        [x + r, y + r],
        [x - r, y + r],
      ];
    }),
  );
  await drag(page, [ring[0], ring[2]]);
  return codes;
}

/** What the page's brush takes: the centres this near to its path, in pixels, and whatever its middle passes over. */
const BRUSH = 24;

/** Places a pixel from this one: a driver may round what it is told. */
const besides = ([x, y]: Point): Point[] => [
  [x - 1, y],
  [x + 1, y],
  [x, y - 1],
  [x, y + 1],
];

/**
 * Draws one line of the brush from the centre of `code` to that of a neighbour, over the ground of these two alone.
 * Codes of the communes that it must meet.
 */
export async function brushFrom(page: MapPage, code: string): Promise<string[]> {
  const { at } = await projection(page);
  const seen = await communesInSight(page);
  const of = (wanted: string) => seen.find((pixel) => pixel.code === wanted);
  const grounds = (wanted: string) => {
    const polygons = outline(arcs, new UnitSet([indexOf.get(wanted)!]));
    return polygons.map(([shell]) => shell.map(([x, y]) => at(x, y)));
  };
  const from = of(code)!;
  for (const next of await uncovered(
    page,
    neighboursOf(code).flatMap((wanted) => of(wanted) ?? []),
  )) {
    const path = [from, next].map(({ x, y }): Point => [x, y]);
    const ground = [...grounds(code), ...grounds(next.code)];
    const between = Array.from({ length: 50 }, (_, i): Point => {
      const t = i / 49;
      return [from.x + t * (next.x - from.x), from.y + t * (next.y - from.y)];
    });
    const near = seen.map((pixel) => ({ ...pixel, off: distance([pixel.x, pixel.y], path[0], path[1]) }));
    const isFair =
      between.every((point) => besides(point).every((beside) => ground.some((ring) => inside(beside, ring)))) &&
      near.every(({ off }) => Math.abs(off - BRUSH) > CLEAR);
    if (!isFair) continue;
    await drag(page, path, 10);
    return near.filter(({ off }) => off < BRUSH).map((pixel) => pixel.code);
  }
  throw new Error(`no fair line from ${code}`);
}

export interface Border {
  /** A commune of the first side, and its neighbour of the second, which `arrow` leads to from it. */
  from: string;
  into: string;
  arrow: string;
  /** From a place of `from` beside the border to the centre of `into`, over the ground of these two alone. */
  path: Point[];
}

const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] } as const;
/** Pixels from the border where the hand takes hold of it. */
const BESIDE = 4;

/** A place in sight where the communes of `first` border on those of `second`, that mouse, finger and keys can all pull. */
export async function borderBetween(
  page: MapPage,
  first: readonly string[],
  second: readonly string[],
): Promise<Border> {
  const { at } = await projection(page);
  const seen = await uncovered(page, await communesInSight(page));
  const of = (code: string) => seen.find((pixel) => pixel.code === code);
  const grounds = (code: string) =>
    outline(arcs, new UnitSet([indexOf.get(code)!])).map(([shell]) => shell.map(([x, y]) => at(x, y)));
  for (const from of seen.filter(({ code }) => first.includes(code))) {
    for (const code of neighboursOf(from.code).filter((next) => second.includes(next))) {
      const into = of(code);
      if (!into) continue;
      const place = (unit: number) => {
        const [x, y] = at(atlas.longitude[unit], atlas.latitude[unit]);
        return { x, y };
      };
      const arrow = Object.entries(ARROWS).find(
        ([, [x, y]]) => neighbourTowards(atlas, indexOf.get(from.code)!, { x, y }, place) === indexOf.get(code),
      )?.[0];
      if (!arrow) continue;
      const [here, there] = [grounds(from.code), grounds(code)];
      const length = Math.hypot(into.x - from.x, into.y - from.y);
      const line = Array.from({ length: Math.ceil(length) + 1 }, (_, i): Point => {
        const t = i / Math.ceil(length);
        return [from.x + t * (into.x - from.x), from.y + t * (into.y - from.y)];
      });
      const crossing = line.findIndex((point) => there.some((ring) => inside(point, ring)));
      if (crossing < 2 * BESIDE || crossing > line.length - 2 * BESIDE) continue;
      const fairLine =
        line.slice(0, crossing).every((point) => here.some((ring) => inside(point, ring))) &&
        line.slice(crossing).every((point) => there.some((ring) => inside(point, ring)));
      if (fairLine) return { from: from.code, into: code, arrow, path: line.slice(crossing - BESIDE) };
    }
  }
  throw new Error('no border that can be pulled is in sight');
}

/** Drags the map with the space bar held, so that the centre of `code` comes under its middle. */
export async function centreOn(page: Page, code: string): Promise<void> {
  const { box } = await projection(page);
  const { x, y } = (await communesInSight(page)).find((pixel) => pixel.code === code)!;
  await page.mouse.move(x, y);
  await page.keyboard.down('Space');
  await drag(page, [
    [x, y],
    [box.x + box.width / 2, box.y + box.height / 2],
  ]);
  await page.keyboard.up('Space');
  await resting(page);
}
