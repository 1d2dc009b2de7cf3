import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Engine, Person } from '../driver';
import { freePort, openDisplay, Program, until } from './process';
import { Windows, type Wire } from './webdriver';

const SHELL = fileURLToPath(new URL('webkit-shell.py', import.meta.url));

/** Where each command of WebDriver is asked over HTTP, under the session. */
const PATHS: Record<string, [method: string, path: string]> = {
  CloseWindow: ['DELETE', '/window'],
  ElementSendKeys: ['POST', '/element/{id}/value'],
  ExecuteAsyncScript: ['POST', '/execute/async'],
  FindElement: ['POST', '/element'],
  GetWindowHandle: ['GET', '/window'],
  Navigate: ['POST', '/url'],
  NewWindow: ['POST', '/window/new'],
  PerformActions: ['POST', '/actions'],
  SetTimeouts: ['POST', '/timeouts'],
  SwitchToWindow: ['POST', '/window'],
  TakeScreenshot: ['GET', '/screenshot'],
};

/** What WebKit says of a page that is as it should be. */
const USUAL = [
  // It does not know the directive, which keeps other engines from asking another origin for a manifest.
  /Unrecognized Content-Security-Policy directive 'manifest-src'/,
  // It preloads with a header of origin and fetches without, so that it asks once more, and is told that nothing changed.
  /data\/(manifest\.json|units\.bin|cpts\.json) was preloaded using link preload but not used/,
  // It looks once, seconds after a page: what a part opened just then is made of is on its way to be used.
  /assets\/[\w-]+\.js was preloaded using link preload but not used/,
];

async function ask<T>(address: string, method: string, body?: object): Promise<T> {
  const response = await fetch(address, { method, body: body ? JSON.stringify(body) : null });
  const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
  if (!response.ok) throw new Error(`${address}: ${value.error}: ${value.message}`);
  return value;
}

/** The engine of Safari, as WebKitGTK builds it: no browser around it, but a window and a profile that is kept. */
export const webkit: Engine = {
  name: 'WebKit',
  lacks: {
    'a tab frozen': 'WebKitGTK has no command for it.',
    'a tab thrown away': 'WebKitGTK has no tabs of its own to throw away.',
    print: 'WebKitGTK’s WebDriver has no command to print.',
    'foreign requests of workers': 'WebKitGTK tells the requests of a page, not those of its workers.',
  },
  async start(profile, webgl = true): Promise<Person> {
    const [display, port] = await Promise.all([openDisplay(), freePort()]);
    const downloads = join(profile, 'downloads');
    mkdirSync(downloads, { recursive: true });
    const faults: string[] = [];
    const env = {
      ...display.env,
      PERIMETRE_PROFILE: profile,
      PERIMETRE_DOWNLOADS: downloads,
      PERIMETRE_WEBGL: webgl ? '1' : '',
      LC_ALL: 'C.UTF-8',
      // Mesa, which stands in for a graphics card, has crashed under WebKit's painting by several threads.
      WEBKIT_SKIA_ENABLE_CPU_RENDERING: '1',
    };
    const program = new Program('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], { env }, (line) => {
      const isFault = /^CONSOLE .*\b(ERROR|WARN)\b|^foreign request:/.test(line);
      if (isFault && !USUAL.some((usual) => usual.test(line))) faults.push(line);
    });
    const address = `http://127.0.0.1:${port}`;
    await until(() => ask(`${address}/status`, 'GET'));
    const capabilities = {
      alwaysMatch: { 'webkitgtk:browserOptions': { binary: '/usr/bin/python3', args: [SHELL] } },
    };
    const { sessionId } = await ask<{ sessionId: string }>(`${address}/session`, 'POST', { capabilities });
    const wire: Wire = {
      send(command, parameters = {}) {
        const [method, path] = PATHS[command.replace('WebDriver:', '')];
        const { id = '', ...body } = parameters as { id?: string };
        const to = `${address}/session/${sessionId}${path.replace('{id}', id)}`;
        return ask(to, method, method === 'POST' ? body : undefined);
      },
    };
    const windows = new Windows(wire);
    return {
      downloads,
      open: (at) => windows.open(at),
      faults: () => Promise.resolve([...faults]),
      async kill() {
        await program.kill();
        await display.close();
      },
    };
  },
};
