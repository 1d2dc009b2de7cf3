import { expect, it } from 'vitest';
import { linked } from '../../src/kernel/linked';

it('is aborted with the first of its signals, for the same reason', () => {
  const [one, two] = [new AbortController(), new AbortController()];
  const { signal } = linked(one.signal, two.signal);
  expect(signal.aborted).toBe(false);
  two.abort('second');
  one.abort('first');
  expect([signal.aborted, signal.reason]).toEqual([true, 'second']);
  expect(linked(one.signal, two.signal).signal.reason).toBe('first');
});

it('leaves nothing on the signals once it is over', () => {
  const one = new AbortController();
  const controller = linked(one.signal);
  controller.abort('over');
  one.abort('late');
  expect(controller.signal.reason).toBe('over');
});
