import { afterEach, expect, it, vi } from 'vitest';
import { Tabs } from '../../../src/project/tabs';

const open: Tabs[] = [];

/** A tab where the browser has no locks, as on a plain http address; Node has none. */
function tab(name: string) {
  const host = { granted: vi.fn(), revoked: vi.fn(async () => undefined), saved: vi.fn() };
  const tabs = new Tabs(name, host);
  open.push(tabs);
  return { tabs, host };
}

afterEach(() => open.splice(0).forEach((tabs) => tabs.close()));

it('without locks, the first tab has the project in hand and a second one reads, takes over, and gives back', async () => {
  expect(globalThis.navigator?.locks).toBeUndefined();
  const first = tab('one');
  expect(await first.tabs.open()).toBe('writer');
  const second = tab('one');
  expect(await second.tabs.open()).toBe('reader');
  first.tabs.announceSaved();
  await vi.waitFor(() => expect(second.host.saved).toHaveBeenCalledTimes(1));

  await second.tabs.takeOver();
  expect(first.host.revoked).toHaveBeenCalledTimes(1);
  expect(second.host.granted).toHaveBeenCalledTimes(1);
  expect([first.tabs.role, second.tabs.role]).toEqual(['reader', 'writer']);
  await first.tabs.takeOver();
  expect([first.tabs.role, second.tabs.role]).toEqual(['writer', 'reader']);
  expect(await tab('another project').tabs.open()).toBe('writer');

  // The one that has it in hand is closed: the next to open has it.
  first.tabs.close();
  expect(await tab('one').tabs.open()).toBe('writer');
});

it('two tabs that have both taken the project for theirs: the one that asks has it, the other reads', async () => {
  const [one, two] = [tab('both'), tab('both')];
  expect(await Promise.all([one.tabs.open(), two.tabs.open()])).toEqual(['writer', 'writer']);
  await one.tabs.takeOver();
  expect([one.tabs.role, two.tabs.role]).toEqual(['writer', 'reader']);
  expect(two.host.revoked).toHaveBeenCalledTimes(1);
});
