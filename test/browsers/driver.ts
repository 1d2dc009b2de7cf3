import type { Page } from 'playwright-core';
import type { MapPage } from '../e2e/map';

/** A page of a browser, and the hand that a test has on it: what all three engines can do. */
export interface Tab extends MapPage {
  goto(address: string): Promise<void>;
  reload(): Promise<void>;
  close(): Promise<void>;
  /** One key, with those held: `Control+z`, in the words of Playwright. */
  press(keys: string): Promise<void>;
  type(text: string): Promise<void>;
  /** A finger put down and lifted, where the driver has one. */
  tap(x: number, y: number): Promise<void>;
  /** Gives files to an input, by their paths. */
  setFiles(selector: string, paths: readonly string[]): Promise<void>;
  screenshot(): Promise<Buffer>;
  /** The page as it is printed, in PDF. */
  print(): Promise<Buffer>;
  /** Has the browser freeze the page, as it does one that is out of sight for long; what it answers thaws it. */
  freeze?(): Promise<() => Promise<void>>;
  /** Has the browser throw the page away and keep its tab, as when memory is short; what it answers looks at it again. */
  discard?(): Promise<() => Promise<void>>;
}

/** A browser with a profile of its own, as a person has one: what it keeps outlives it. */
export interface Person {
  /** Where what is downloaded goes, under its own name. */
  readonly downloads: string;
  open(address: string): Promise<Tab>;
  /** What must never happen, since the browser was started: errors and warnings of pages, requests to another origin. */
  faults(): Promise<string[]>;
  /** Bytes that its pages hold once what is not used any more was given back, where the engine tells it. */
  memory?(): Promise<number>;
  /** Kills every process of it, as a crash would: nothing is told to the page. */
  kill(): Promise<void>;
}

/** What an engine lacks, for a reason that it tells: the tests leave that out, and nothing else. */
export type Lack =
  'print' | 'text in print' | 'foreign requests of workers' | 'touch' | 'a tab frozen' | 'a tab thrown away';

export interface Engine {
  readonly name: string;
  readonly lacks: Partial<Record<Lack, string>>;
  /**
   * Starts a browser over a profile, which may have been used before.
   * @param webgl without it there is no map, and all else comes sooner.
   */
  start(profile: string, webgl?: boolean): Promise<Person>;
}

export type Evaluate = Page['evaluate'];
