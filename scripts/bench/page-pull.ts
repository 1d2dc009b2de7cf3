import type { Browser, Page } from 'playwright-core';
import type { Atlas } from '../../src/atlas/atlas';
import { encodeScenarioLink } from '../../src/project/link/scenario';
import { drawn } from './engine';
import { printLine } from './measure';
import { openPage, rest } from './toggles';

const MOVES = 120;
const WARM_UP = 10;
/** Pixels of one move of the hand. */
const STEP = 9;

/** What one move of the hand took on the main thread, in milliseconds. */
interface Move {
  /** From the event to the new figures laid out at the hand. */
  event: number;
  /** The next frame's callbacks: marks and outline handed to the map. */
  frame: number;
  /** Units that have changed side so far. */
  moved: number;
}

/** A border pulled on the map between two sketches of `size` units, one around the other: the page's work for each move. */
export async function pulledBorder(browser: Browser, address: string, atlas: Atlas, size: number, heart: string) {
  const { units } = drawn(atlas, atlas.codes.indexOf(heart), 2 * size);
  const territory = (name: string, own: number[]) => ({
    name,
    origin: null,
    codes: own.map((unit) => atlas.codes[unit]),
  });
  const territories = [territory('Dedans', units.slice(0, size)), territory('Autour', units.slice(size))];
  const page = await openPage(browser);
  // What tsx names functions by is not in the page that runs one of them.
  await page.addInitScript({ content: 'self.__name = (named) => named' });
  await page.goto(address + encodeScenarioLink({ name: 'Banc', vintage: null, territories }));
  await page.getByRole('button', { name: 'Reprendre dans mon projet' }).click();
  await page.locator('.side .choose').filter({ hasText: 'Dedans' }).click();
  await page.getByRole('button', { name: 'Limite', exact: true }).click();
  await rest(page);
  const moves = (await pull(page)).slice(WARM_UP);
  const swept = moves.filter(({ moved }, i) => moved > (moves[i - 1]?.moved ?? 0));
  if (swept.length < 10) throw new Error(`only ${swept.length} moves have swept a unit`);
  const what = { of: heart, units: size };
  const line = (part: string, of: Move[], cost: (move: Move) => number) => {
    const times = of.map(cost);
    printLine('page pull', { part, ...what, slowestMs: Number(Math.max(...times).toFixed(1)) }, times);
  };
  line('event to layout', swept, ({ event }) => event);
  line('next frame', swept, ({ frame }) => frame);
  line('event to layout + next frame', swept, ({ event, frame }) => event + frame);
  line('the same, every move', moves, ({ event, frame }) => event + frame);
  await page.context().close();
}

async function pull(page: Page): Promise<Move[]> {
  const box = (await page.locator('.maplibregl-canvas').first().boundingBox())!;
  // The mouse is there once it has been moved: what follows is told in its name.
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  return page.evaluate(pullInPage, { count: MOVES + WARM_UP, step: STEP });
}

/** Runs in the page: finds the border on the way from the middle of the map, and sweeps around it. */
async function pullInPage({ count, step }: { count: number; step: number }): Promise<Move[]> {
  const { frames_ } = window as unknown as { frames_: { work: number } };
  const canvas = document.querySelector<HTMLElement>('.maplibregl-canvas')!;
  const box = canvas.getBoundingClientRect();
  const [cx, cy] = [box.left + box.width / 2, box.top + box.height / 2];
  const tell = (type: string, x: number, y: number) => {
    const [clientX, clientY] = [cx + x, cy + y];
    const buttons = type === 'pointerup' ? 0 : 1;
    const shared = { bubbles: true, pointerId: 1, pointerType: 'mouse', clientX, clientY, buttons };
    canvas.dispatchEvent(new PointerEvent(type, shared));
  };
  const held = () => canvas.style.cursor === 'grabbing';
  let radius = 20;
  for (; radius < box.height / 2 && !held(); radius += 4) {
    tell('pointerdown', radius, 0);
    if (!held()) tell('pointerup', radius, 0);
  }
  if (!held()) throw new Error('no border on the way from the middle of the map');
  const moves: Move[] = [];
  // A spiral that goes out of the inner sketch as it turns.
  for (let i = 1, angle = 0; i <= count; i++) {
    const r = radius + 0.8 * i;
    angle += step / r;
    const start = performance.now();
    tell('pointermove', r * Math.cos(angle), r * Math.sin(angle));
    await Promise.resolve();
    await new Promise<void>((done) => queueMicrotask(done));
    void document.body.offsetHeight;
    const event = performance.now() - start;
    frames_.work = 0;
    const channel = new MessageChannel();
    await new Promise<void>((done) => {
      channel.port1.onmessage = () => done();
      requestAnimationFrame(() => channel.port2.postMessage(null));
    });
    const told = document.querySelector('.tip .side .soft')?.textContent ?? '';
    moves.push({ event, frame: frames_.work, moved: Number(told.replaceAll(/\D/g, '')) });
  }
  tell('pointerup', radius, 0);
  return moves;
}
