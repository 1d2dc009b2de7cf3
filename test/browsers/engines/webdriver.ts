import type { Evaluate, Tab } from '../driver';
import { until } from './process';

/** Carries the commands of WebDriver to a browser, and the value that each answers. */
export interface Wire {
  send<T>(command: string, parameters?: object): Promise<T>;
}

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const KEYS: Record<string, string> = {
  Alt: '\ue00a',
  ArrowDown: '\ue015',
  ArrowUp: '\ue013',
  Control: '\ue009',
  Delete: '\ue017',
  Enter: '\ue007',
  Escape: '\ue00c',
  Shift: '\ue008',
  Space: ' ',
  Tab: '\ue004',
};
const keyed = (name: string) => KEYS[name] ?? name;

const pointer = (pointerType: 'mouse' | 'touch') => ({ type: 'pointer', id: pointerType, parameters: { pointerType } });
const DONE = 'const done = arguments[arguments.length - 1];';

/** The windows of one browser: WebDriver speaks to one at a time. */
export class Windows {
  #current = '';
  constructor(readonly wire: Wire) {}

  async open(address: string): Promise<Tab> {
    const first = this.#current === '';
    const handle = first
      ? await this.wire.send<string>('WebDriver:GetWindowHandle')
      : (await this.wire.send<{ handle: string }>('WebDriver:NewWindow', { type: 'tab', focus: true })).handle;
    if (first) {
      this.#current = handle;
      await this.wire.send('WebDriver:SetTimeouts', { script: 60_000, pageLoad: 60_000, implicit: 0 });
    }
    const tab = new WebDriverTab(this, handle);
    await tab.goto(address);
    return tab;
  }

  /** Sends a command to one window. */
  async send<T>(handle: string, command: string, parameters: object = {}): Promise<T> {
    if (this.#current !== handle) await this.wire.send('WebDriver:SwitchToWindow', { handle });
    this.#current = handle;
    return this.wire.send<T>(command, parameters);
  }

  async close(handle: string): Promise<void> {
    await this.send(handle, 'WebDriver:CloseWindow');
    this.#current = 'closed';
  }
}

class WebDriverTab implements Tab {
  readonly #windows: Windows;
  readonly #handle: string;
  #at = [0, 0];

  constructor(windows: Windows, handle: string) {
    this.#windows = windows;
    this.#handle = handle;
  }

  #send<T>(command: string, parameters: object = {}): Promise<T> {
    return this.#windows.send<T>(this.#handle, command, parameters);
  }

  async goto(url: string): Promise<void> {
    await this.#send('WebDriver:Navigate', { url });
  }

  /** As a person reloads: the command of WebDriver goes past the service worker in Firefox. */
  async reload(): Promise<void> {
    await this.evaluate(() => {
      document.documentElement.dataset.left = '';
      setTimeout(() => location.reload());
    });
    const isThere = () => document.readyState === 'complete' && document.documentElement.dataset.left === undefined;
    await until(async () => {
      if (!(await this.evaluate(isThere))) throw new Error('the page is not loaded again yet');
    }, 60_000);
  }

  async close(): Promise<void> {
    await this.#windows.close(this.#handle);
  }

  evaluate = (async (act: (argument: unknown) => unknown, argument?: unknown) => {
    const { value, error } = await this.#send<{ value?: unknown; error?: string }>('WebDriver:ExecuteAsyncScript', {
      script: `${DONE} Promise.resolve(arguments[0]).then(${act.toString()})
        .then((value) => done({ value }), (error) => done({ error: String(error) }));`,
      args: [argument ?? null],
    });
    if (error !== undefined) throw new Error(error);
    return value;
  }) as Evaluate;

  mouse = {
    move: async (x: number, y: number, { steps = 1 } = {}) => {
      const [fromX, fromY] = this.#at;
      const moves = Array.from({ length: steps }, (_, step) => {
        const t = (step + 1) / steps;
        const [at, down] = [fromX + t * (x - fromX), fromY + t * (y - fromY)].map(Math.round);
        return { type: 'pointerMove', duration: 0, x: at, y: down, origin: 'viewport' };
      });
      this.#at = [x, y];
      await this.#point(moves);
    },
    down: () => this.#point([{ type: 'pointerDown', button: 0 }]),
    up: () => this.#point([{ type: 'pointerUp', button: 0 }]),
    click: async (x: number, y: number) => {
      await this.mouse.move(x, y);
      await this.#point([
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ]);
    },
  };

  async #point(actions: object[], by: 'mouse' | 'touch' = 'mouse'): Promise<void> {
    await this.#send('WebDriver:PerformActions', { actions: [{ ...pointer(by), actions }] });
  }

  tap(x: number, y: number): Promise<void> {
    const at = { x: Math.round(x), y: Math.round(y), origin: 'viewport' };
    const actions = [
      { type: 'pointerMove', duration: 0, ...at },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ];
    return this.#point(actions, 'touch');
  }

  async press(keys: string): Promise<void> {
    const held = keys.split('+').map(keyed);
    await this.#strike([
      ...held.map((value) => ({ type: 'keyDown', value })),
      ...held.toReversed().map((value) => ({ type: 'keyUp', value })),
    ]);
  }

  async type(text: string): Promise<void> {
    await this.#strike(
      [...text].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]),
    );
  }

  async #strike(actions: object[]): Promise<void> {
    await this.#send('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  async setFiles(selector: string, paths: readonly string[]): Promise<void> {
    const found = await this.#send<Record<string, string>>('WebDriver:FindElement', {
      using: 'css selector',
      value: selector,
    });
    await this.#send('WebDriver:ElementSendKeys', { id: found[ELEMENT], text: paths.join('\n') });
  }

  async screenshot(): Promise<Buffer> {
    return Buffer.from(await this.#send<string>('WebDriver:TakeScreenshot', { full: false, hash: false }), 'base64');
  }

  async print(): Promise<Buffer> {
    return Buffer.from(await this.#send<string>('WebDriver:Print', { background: true }), 'base64');
  }
}
