import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { Linter } from 'eslint';
import { expect, it } from 'vitest';

const SCRIPT = readFileSync('src/ui/install/old-browser.js', 'utf8');

/** Whether the word to old browsers stays hidden, in one that has all it needs but for what is told. */
function hiddenWithout(lack: string, css: readonly string[] = []): boolean {
  const word = { hidden: true };
  const world = {
    document: { getElementById: () => word },
    navigator: { locks: {} },
    DecompressionStream: () => undefined,
    OffscreenCanvas: () => undefined,
    CSS: { supports: (...what: string[]) => !css.some((one) => what.join(' ').includes(one)) },
  };
  runInNewContext(`${lack};${SCRIPT}`, world);
  return word.hidden;
}

it('is shown where anything lacks that the app is built on, and not otherwise', () => {
  expect(hiddenWithout('')).toBe(true);
  const lacks = [
    'delete Array.prototype.toSorted',
    'DecompressionStream = undefined',
    'OffscreenCanvas = undefined',
    'navigator = {}',
    // Internet Explorer has none of it.
    'delete Array.prototype.toSorted; CSS = undefined; navigator = {}',
  ];
  for (const lack of lacks) expect(hiddenWithout(lack), lack).toBe(false);
  for (const feature of [':has', 'color-mix']) expect(hiddenWithout('', [feature]), feature).toBe(false);
});

it('is written so that browsers of 2010 can read it', () => {
  const messages = new Linter().verify(SCRIPT, [{ languageOptions: { ecmaVersion: 5, sourceType: 'script' } }]);
  expect(messages).toEqual([]);
});
