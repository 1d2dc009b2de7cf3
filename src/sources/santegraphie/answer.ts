import { gunzipSync } from 'fflate';

/** The national perimeters cannot be had. Nothing was taken. */
export class PerimetersError extends Error {
  override name = 'PerimetersError';
  /**
   * `unreachable`: no answer, or one that a browser may not read; `refused`: an error, by its status or in what is said
   * (`detail`); `page`: a web page; `unreadable`: no perimeters; `incomplete`: fewer than it announces (`detail`).
   */
  constructor(
    readonly reason: 'unreachable' | 'refused' | 'page' | 'unreadable' | 'incomplete',
    readonly detail = '',
  ) {
    super(`perimeters of CPTS: ${reason} ${detail}`);
  }
}

/** A feature as the service gives it, whatever its properties are called. */
export interface Perimeter {
  type: 'Feature';
  id?: string | number;
  properties: Record<string, unknown> | null;
  geometry: object | null;
}

/** One answer of the service (WFS, GeoJSON). */
export interface Answer {
  features: Perimeter[];
  /** How many there are in all; `null` when it does not say. */
  announced: number | null;
  /** The system of the coordinates, as the answer says it. */
  crs: unknown;
}

const GZIP = [0x1f, 0x8b];
const LONGEST_DETAIL = 200;

/** Where a GeoServer says beside the features how many it gives, and of how many: the first or last bytes. */
const BESIDE = 2000;

/** Whether an answer says that it holds all there is: the country need not be read to know it. */
export async function saysWhole(answer: Blob): Promise<boolean> {
  const [head, tail] = await Promise.all([answer.slice(0, BESIDE), answer.slice(-BESIDE)].map((part) => part.text()));
  if (!head.startsWith('{') || !tail.trimEnd().endsWith('}')) return false;
  const [given, all] = [/"numberReturned"\s*:\s*(\d+)/, /"numberMatched"\s*:\s*(\d+)/].map(
    (one) => one.exec(head + tail)?.[1],
  );
  return given !== undefined && given !== '0' && given === all;
}

/** Reads an answer, a GeoJSON; an error may come with the status of a success. @throws {PerimetersError} */
export async function readAnswer(given: Blob): Promise<Answer> {
  const text = (await given.text()).replace(/^\uFEFF/, '').trim();
  if (text.startsWith('<')) {
    const said = /<(?:\w+:)?(?:ServiceException|ExceptionText)(?:\s[^>]*)?>([\s\S]*?)<\//.exec(text)?.[1].trim();
    if (said === undefined && /<(?:html|!doctype)/i.test(text)) throw new PerimetersError('page');
    throw new PerimetersError(said === undefined ? 'unreadable' : 'refused', said?.slice(0, LONGEST_DETAIL));
  }
  let answer: { features?: unknown; totalFeatures?: unknown; numberMatched?: unknown; crs?: unknown } | null;
  try {
    answer = JSON.parse(text) as typeof answer;
  } catch {
    throw new PerimetersError('unreadable');
  }
  if (!Array.isArray(answer?.features)) throw new PerimetersError('unreadable');
  const announced = [answer.numberMatched, answer.totalFeatures].find((n) => typeof n === 'number');
  return { features: answer.features as Perimeter[], announced: announced ?? null, crs: answer.crs ?? null };
}

/** An answer that the service packed though nobody asked it to. @throws {PerimetersError} */
export async function unpacked(answer: Blob): Promise<Blob> {
  const head = new Uint8Array(await answer.slice(0, GZIP.length).arrayBuffer());
  if (!GZIP.every((byte, i) => head[i] === byte)) return answer;
  try {
    return new Blob([gunzipSync(new Uint8Array(await answer.arrayBuffer()))]);
  } catch {
    throw new PerimetersError('unreadable');
  }
}
