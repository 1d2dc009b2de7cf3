import type { BuiltFile } from '../../atlas/manifest';
import type { OfflineMessage } from '../../state/start/offline.svelte';
import { fileAt, upFront, type Release } from './release';
import type { WorkerScope } from './scope';
import { ForeignFile, Shelf } from './shelf';

/** Written in by the build. */
declare const RELEASE: Release;
const release = RELEASE;

const worker = self as unknown as WorkerScope;
const { scope } = worker.registration;
const shelf = new Shelf(() => caches.open('perimetre'), scope);

/** One file after the other, beside somebody at work. One that fails leaves the release before this one in place. */
async function keepAll(): Promise<void> {
  for (const file of upFront(release)) await shelf.keep(file);
}

async function answer(request: Request, file: BuiltFile): Promise<Response> {
  const range = request.headers.get('Range');
  try {
    return await (range ? shelf.takeRange(file, range) : shelf.take(file));
  } catch (error) {
    // Should the browser have lost the page itself, the server's newer one is better than none.
    if (error instanceof ForeignFile && request.mode === 'navigate') return fetch(request);
    return Response.error();
  }
}

/** A release is taken by every tab at once: with another one open, old code would meet new data. */
async function takeOver(): Promise<boolean> {
  const tabs = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (tabs.length > 1) return false;
  await worker.skipWaiting();
  return true;
}

worker.addEventListener('install', (event) => event.waitUntil(keepAll()));
worker.addEventListener('activate', (event) => event.waitUntil(shelf.keepOnly(release.files)));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const file = request.method === 'GET' ? fileAt(release, scope, request.url) : undefined;
  if (file) event.respondWith(answer(request, file));
});
worker.addEventListener('message', (event) => {
  const message = event.data as OfflineMessage;
  const reply = (work: Promise<boolean>) => event.waitUntil(work.then((done) => event.ports[0].postMessage(done)));
  if (message.kind === 'take-over') reply(takeOver());
  else if (message.kind === 'keep')
    reply(
      keepAll().then(
        () => true,
        () => false,
      ),
    );
  // The page of the first visit is served from here at once, when it is of this release.
  else if (message.release === release.id) event.waitUntil(worker.clients.claim());
});
