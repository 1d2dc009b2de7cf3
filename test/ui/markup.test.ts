import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const files = readdirSync('src/ui', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.svelte'))
  .map((file) => ({ file, text: readFileSync(join('src/ui', file), 'utf8') }));
/** What opens each element of a name, with what follows it. */
const opened = (name: string) =>
  files.flatMap(({ file, text }) =>
    [...text.matchAll(new RegExp(`<${name}\\b[^>]*>\\s*(<\\w+)?`, 'g'))].map(([whole]) => `${file} ${whole}`),
  );

it('every table has a title of its own, and every group of fields its legend (RGAA 5.4, 5.5, 11.5 to 11.7)', () => {
  const [tables, groups] = [opened('table'), opened('fieldset')];
  expect([tables.length, groups.length].every((count) => count >= 6)).toBe(true);
  expect(tables.filter((one) => !/aria-label(ledby)?=/.test(one))).toEqual([]);
  expect(groups.filter((one) => !one.endsWith('<legend'))).toEqual([]);
});
