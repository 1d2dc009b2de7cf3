import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { readAtlas } from '../../src/cli/folder';
import { DATA_FOLDER } from '../folder';

/** Centres and neighbours of the communes as built: what a person sees on the map. */
const atlas = readAtlas(DATA_FOLDER);
const indexOf = new Map(atlas.codes.map((code, unit) => [code, unit]));

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
export async function resting(page: Page): Promise<{ view: number[]; box: DOMRect }> {
  const handle = await page.waitForFunction(
    () => {
      const map = document.querySelector<HTMLElement>('[data-view]');
      const canvas = map?.querySelector('canvas');
      if (!map || !canvas || canvas.clientWidth !== map.clientWidth || canvas.clientHeight !== map.clientHeight)
        return null;
      return { view: map.dataset.view!.split(',').map(Number), box: map.getBoundingClientRect().toJSON() as DOMRect };
    },
    undefined,
    { timeout: 60_000 },
  );
  return (await handle.jsonValue())!;
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

/** Where the centres of all communes in sight are, in pixels of the window. MapLibre's world is 512 · 2^zoom wide. */
export async function communesInSight(page: Page): Promise<Pixel[]> {
  const { view, box } = await resting(page);
  const [longitude, latitude, zoom] = view;
  const [cx, cy] = mercator(longitude, latitude);
  const world = 512 * 2 ** zoom;
  const seen: Pixel[] = [];
  atlas.codes.forEach((code, unit) => {
    const [mx, my] = mercator(atlas.longitude[unit], atlas.latitude[unit]);
    const x = box.x + box.width / 2 + (mx - cx) * world;
    const y = box.y + box.height / 2 + (my - cy) * world;
    if (x > box.x && x < box.right && y > box.y && y < box.bottom) seen.push({ code, x, y });
  });
  return seen;
}

/** Those of `pixels` where the map itself is on top, not a tool, a card or a sheet. */
export async function uncovered(page: Page, pixels: readonly Pixel[]): Promise<Pixel[]> {
  return page.evaluate(
    (list) => list.filter(({ x, y }) => document.elementFromPoint(x, y)?.tagName === 'CANVAS'),
    [...pixels],
  );
}

/** Clicks communes of `codes` at their own centres on the map, at most `limit` of them; those that were in sight. */
export async function clickCommunes(page: Page, codes: readonly string[], limit = Infinity): Promise<string[]> {
  const wanted = (await communesInSight(page)).filter(({ code }) => codes.includes(code));
  const clicked = (await uncovered(page, wanted)).slice(0, limit);
  for (const { x, y } of clicked) await page.mouse.click(x, y);
  return clicked.map(({ code }) => code);
}

type Point = readonly [x: number, y: number];

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

/** Draws a lasso around the centre of `code`, near `radius` pixels wide; codes of the communes whose centre is inside. */
export async function lassoAround(page: Page, code: string, radius: number): Promise<string[]> {
  const seen = await communesInSight(page);
  const heart = seen.find((pixel) => pixel.code === code)!;
  const ringOf = (r: number, turn: number): Point[] =>
    Array.from({ length: SIDES }, (_, i) => {
      const angle = (2 * Math.PI * (i + turn)) / SIDES;
      return [heart.x + r * Math.cos(angle), heart.y + r * Math.sin(angle)];
    });
  const clear = (ring: readonly Point[]) =>
    seen.every(({ x, y }) => ring.every((a, i) => distance([x, y], a, ring[(i + 1) % SIDES]) > CLEAR));
  const rings = Array.from({ length: 160 }, (_, i) => ringOf(radius + i / 4, (i % 4) / 4));
  const ring = rings.find(clear);
  if (!ring) throw new Error(`no clear ring around ${code}`);
  await page.mouse.move(...ring[0]);
  await page.mouse.down();
  for (const [x, y] of [...ring.slice(1), ring[0]]) await page.mouse.move(x, y, { steps: 3 });
  await page.mouse.up();
  return seen.filter(({ x, y }) => inside([x, y], ring)).map((pixel) => pixel.code);
}
