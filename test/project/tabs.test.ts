import { afterEach, expect, it, vi } from 'vitest';
import { Tabs } from '../../src/project/tabs';

afterEach(() => vi.unstubAllGlobals());

it('a page that is going away lets go of the project, and does not ask for it for ever', async () => {
  let leave = () => {};
  let gone = false;
  let requests = 0;
  // As WebKit does: what is held is taken back, and every request is refused from then on.
  const request = (_: string, __: object, held: (lock: object) => unknown) => {
    requests++;
    // Asked for ever, it would never come to the end of this test.
    if (requests > 100) return new Promise(() => {});
    if (gone) return Promise.reject(new DOMException('the document is not fully active', 'InvalidStateError'));
    held({});
    return new Promise((_, reject) => {
      leave = () => {
        gone = true;
        reject(new DOMException('the lock was taken back', 'AbortError'));
      };
    });
  };
  vi.stubGlobal('navigator', { locks: { request } });
  const revoked = vi.fn(() => Promise.resolve());
  const tabs = new Tabs('a', { granted: () => {}, revoked, saved: () => {} });
  expect(await tabs.open()).toBe('writer');
  leave();
  await vi.waitFor(() => expect(tabs.role).toBe('reader'));
  await new Promise((resolve) => setImmediate(resolve));
  expect(requests).toBe(2);
  expect(revoked).toHaveBeenCalledOnce();
  tabs.close();
});
