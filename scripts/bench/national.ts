import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { readArcs, readAtlas } from '../../src/cli/folder';
import { fr } from '../../src/words/fr';
import { serve } from '../serve';
import { FLAGS, launch } from './browser';
import { printLine } from './measure';
import { national } from './perimeters';

const SERVICE = 'santegraphie.fr';
const CPTS = 800;
const POINTS = 5000;
/** Where the button stands. */
const DOORS = ['beside the map', 'data screen'] as const;
type Door = (typeof DOORS)[number];
const RUNS = 3;
/** Milliseconds without a long task after which the page is taken to be at rest: shaders come long after each other. */
const CALM = 4000;

/**
 * The national perimeters of CPTS, asked at a press of a service on this machine: from the press to the list landed, and
 * the longest task of the page meanwhile, from each place where the button stands. Prints JSON lines.
 * @param dist the built app.
 * @param folder a built data folder.
 */
export async function benchNational(dist: string, folder: string): Promise<void> {
  const atlas = readAtlas(folder);
  const features = national(atlas, readArcs(folder, atlas)!, CPTS, POINTS);
  // As a GeoServer says it, after the features.
  const numbers = { totalFeatures: CPTS, numberMatched: CPTS, numberReturned: CPTS };
  const answer = Buffer.from(JSON.stringify({ type: 'FeatureCollection', features, ...numbers }));
  const [server, service] = [await serve(dist, 0, folder), await serviceOf(answer)];
  const browser = await launch([
    ...FLAGS,
    `--host-resolver-rules=MAP ${SERVICE}:443 127.0.0.1:${portOf(service)}`,
    '--ignore-certificate-errors',
  ]);
  const what = { cpts: CPTS, points: POINTS, megabytes: Math.round(answer.length / 1e6) };
  try {
    for (const door of DOORS) {
      const [landed, longest]: number[][] = [[], []];
      for (let run = 0; run < RUNS; run++) {
        const context = await browser.newContext({ locale: 'fr-FR', serviceWorkers: 'block', reducedMotion: 'reduce' });
        const page = await context.newPage();
        page.setDefaultTimeout(120_000);
        await page.goto(`http://127.0.0.1:${portOf(server)}/`);
        const [ms, task] = await landing(page, door);
        landed.push(ms);
        longest.push(task);
        await context.close();
      }
      printLine('national perimeters landed', { ...what, door }, landed);
      printLine('national perimeters, longest task of the page', { ...what, door }, longest);
    }
  } finally {
    await browser.close();
    for (const one of [server, service]) {
      one.closeAllConnections();
      one.close();
    }
  }
}

const portOf = (server: Pick<Server, 'address'>) => (server.address() as AddressInfo).port;

/** Milliseconds from the press to the notice that the list has landed, and those of the longest task until all is calm. */
async function landing(page: Page, door: Door): Promise<[ms: number, longestTask: number]> {
  await page.locator('.map[data-view]').waitFor();
  if (door === 'data screen') await page.getByRole('link', { name: 'Données', exact: true }).click();
  const around = page.locator(door === 'data screen' ? 'main.page' : 'aside.side');
  const button = around.getByRole('button', { name: fr.perimeters.load, exact: true });
  await button.waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate((calm) => {
    const tasks: number[] = [];
    let last = performance.now();
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
      last = performance.now();
    }).observe({ entryTypes: ['longtask'] });
    // The first picture of the map is not what is measured.
    return new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        if (performance.now() - last < calm) return;
        clearInterval(timer);
        (window as unknown as { tasks: number[] }).tasks = tasks;
        tasks.length = 0;
        resolve();
      }, 100);
    });
  }, CALM);
  const start = performance.now();
  await button.click();
  await page.locator('.notice').filter({ hasText: 'cpts-santegraphie' }).waitFor();
  const ms = performance.now() - start;
  // What the press brings goes on: the departments that the list covers, the map.
  await page.waitForTimeout(CALM);
  const tasks = await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
  return [ms, Math.max(0, ...tasks)];
}

/** A server that answers with the perimeters, by a certificate of its own. */
async function serviceOf(answer: Buffer): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'perimetre-'));
  try {
    const [key, cert] = ['key.pem', 'cert.pem'].map((name) => join(folder, name));
    const what = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', `/CN=${SERVICE}`];
    execFileSync('openssl', [...what, '-keyout', key, '-out', cert], { stdio: 'ignore' });
    const service = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, response) => {
      response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'application/json' });
      response.end(answer);
    });
    await new Promise<void>((listening) => service.listen(0, '127.0.0.1', listening));
    return service;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
