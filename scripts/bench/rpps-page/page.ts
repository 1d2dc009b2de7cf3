import type { Row } from '../../../src/data/engine';
import { openBrowserEngine } from '../../../src/data/engine-browser';
import { openFile } from '../../../src/data/readers/read';
import { countSql } from '../rpps-count';

/** What reading one file took in the page, in milliseconds. */
export interface PageRun {
  openMs: number;
  countMs: number;
  rows: number;
  counted: Row;
  /** Longest time without the main thread answering, and its longest task as the browser tells it. */
  longestGapMs: number;
  longestTaskMs: number;
  /** How often the page heard how far the reading and the counting were. */
  openProgress: number;
  countProgress: number;
}

/** A ready engine, and the two things that the bench asks of it. */
async function start() {
  const engine = await openBrowserEngine();
  const chosen = () => document.querySelector('input')!.files![0];
  return {
    async run(): Promise<PageRun> {
      const watch = watchMainThread();
      let [openProgress, countProgress] = [0, 0];
      const started = performance.now();
      const opened = await openFile(chosen(), engine, { onProgress: () => void openProgress++ });
      const read = performance.now();
      const sql = countSql(opened.tables[0].relation);
      const [counted] = await engine.query(sql, [], { onProgress: () => void countProgress++ });
      const done = performance.now();
      await opened.close();
      const { rows } = opened.tables[0];
      const times = { openMs: read - started, countMs: done - read };
      return { ...times, rows, counted, ...watch(), openProgress, countProgress };
    },
    /** Milliseconds from the moment the count is stopped to that at which it has ended. */
    async cancel(after: number): Promise<{ stoppedMs: number; answeredAfter: Row }> {
      const opened = await openFile(chosen(), engine);
      const stop = new AbortController();
      let asked = 0;
      setTimeout(() => {
        asked = performance.now();
        stop.abort();
      }, after);
      const sql = countSql(opened.tables[0].relation);
      const failed = await engine.query(sql, [], { signal: stop.signal }).then(
        () => false,
        (error: unknown) => error === stop.signal.reason,
      );
      if (!failed) throw new Error('the count was not stopped');
      const stoppedMs = performance.now() - asked;
      await opened.close();
      const [answeredAfter] = await engine.query('SELECT 42 AS answer');
      return { stoppedMs, answeredAfter };
    },
  };
}

/** Measures how long the main thread leaves a message without answer, until asked. */
function watchMainThread() {
  let longestGapMs = 0;
  let longestTaskMs = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    const now = performance.now();
    longestGapMs = Math.max(longestGapMs, now - last - 4);
    last = now;
  }, 4);
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, duration);
  });
  observer.observe({ entryTypes: ['longtask'] });
  return () => {
    clearInterval(beat);
    observer.disconnect();
    return { longestGapMs, longestTaskMs };
  };
}

Object.assign(window, { bench: start() });
