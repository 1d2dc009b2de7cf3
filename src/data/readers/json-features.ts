import type { Feature, FeatureCollection } from 'geojson';

/** What may stand before the features: a name, a system of coordinates. */
const HEAD = 10_000;

/**
 * The features of a GeoJSON one after the other, each made when it is asked for, and what stands beside them: a country
 * of points is never in memory as a list of each. `null` for any other document, and for one that is not whole.
 */
export function featuresIn(text: string): { beside: FeatureCollection; features: Iterable<Feature> } | null {
  const head = /"features"\s*:\s*\[/.exec(text.slice(0, HEAD));
  const bounds: [number, number][] = [];
  const from = head ? head.index + head[0].length : -1;
  const to = head ? boundObjects(text, from, bounds) : -1;
  if (to < 0) return null;
  let beside: FeatureCollection | null;
  try {
    beside = JSON.parse(text.slice(0, from) + text.slice(to)) as FeatureCollection | null;
  } catch {
    return null;
  }
  // A list of the same name within another member would still stand there.
  if (beside?.type !== 'FeatureCollection' || beside.features?.length !== 0) return null;
  return { beside, features: parsed(text, bounds) };
}

function* parsed(text: string, bounds: readonly [number, number][]): Generator<Feature> {
  for (const [from, to] of bounds) yield JSON.parse(text.slice(from, to)) as Feature;
}

/** Notes where each object of a list begins and ends; where the list ends, or -1 when it holds anything else. */
function boundObjects(text: string, from: number, bounds: [number, number][]): number {
  const next = { '"': -1, '{': -1, '}': -1 };
  for (let at = from; at < text.length; at++) {
    if (text[at] === ']') return at;
    if (text[at] === '{') {
      const end = endOfObject(text, at, next);
      if (end < 0) return -1;
      bounds.push([at, end]);
      at = end - 1;
    } else if (!/[\s,]/.test(text[at])) return -1;
  }
  return -1;
}

type Marks = Record<'"' | '{' | '}', number>;
const MARKS = ['"', '{', '}'] as const;

/** After the brace that closes the one at `from`; -1 when none does. From mark to mark: points have none. */
function endOfObject(text: string, from: number, next: Marks): number {
  let depth = 0;
  for (let at = from; ;) {
    for (const mark of MARKS)
      if (next[mark] < at) {
        const found = text.indexOf(mark, at);
        next[mark] = found < 0 ? Infinity : found;
      }
    const first = Math.min(next['"'], next['{'], next['}']);
    if (first === Infinity) return -1;
    at = first + 1;
    if (first === next['"']) {
      at = endOfString(text, first);
      if (at < 0) return -1;
    } else if (first === next['{']) depth++;
    else if (--depth === 0) return at;
  }
}

/** After the quote that closes the one at `from`; -1 when none does. */
function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text[end - 1 - escapes] === '\\') escapes++;
    if (escapes % 2 === 0) return end + 1;
  }
  return -1;
}
