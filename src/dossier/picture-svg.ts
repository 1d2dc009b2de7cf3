import type { Line, Paint, Picture } from './picture';

/** A legend of the picture: what is painted, or drawn as a line. */
export interface Key {
  title: string;
  entries: readonly { label: string; mark: Paint | { line: Line } | { outline: string } }[];
}

/** The words of a picture. */
export interface Caption {
  title: string;
  keys: readonly Key[];
  /** Sources, and the day. */
  notes: readonly string[];
  /** Written over the scale. */
  scale: string;
}

const INK = '#1d2733';
const SOFT = '#4d5967';
const MARGIN = 24;
const COLUMNS = 4;
const LINE = 17;
const SWATCH = { width: 26, height: 13 };
/** Mean width of a letter, as a part of the size of the type. */
const LETTER = 0.5;
const TITLE = 26;
const TEXT = 13;

const STROKES: Record<Line, string> = {
  unit: 'stroke="#979187" stroke-width="0.5"',
  epci: 'stroke="#75688c" stroke-width="1"',
  department: 'stroke="#62666c" stroke-width="1.4"',
  region: 'stroke="#3d434b" stroke-width="2.2"',
  cpts: 'stroke="#0f4340" stroke-width="1.6"',
};

/** A picture with its title, legends, scale and sources, as one SVG that needs nothing else. */
export function pictureSvg(
  picture: Picture,
  { title, keys, notes, scale }: Caption,
): { svg: string; width: number; height: number } {
  const width = picture.width + 2 * MARGIN;
  const top = MARGIN + TITLE + 14;
  const legend = legendsOf(keys, top + picture.height + 16, picture.width);
  const written = notes.flatMap((note) => wrapped(note, picture.width / (11 * LETTER)));
  const foot = legend.bottom + 10;
  const height = Math.ceil(foot + written.length * 14 + MARGIN);
  const paints = [
    ...picture.areas.map(({ paint }) => paint),
    ...keys.flatMap(({ entries }) => entries.flatMap(({ mark }) => ('color' in mark ? mark : []))),
  ];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="'Source Sans 3 Variable', 'Source Sans 3', 'Noto Sans', sans-serif" fill="${INK}">
<title>${escaped(title)}</title>
<defs>${patternsOf(paints)}<clipPath id="sheet"><rect width="${picture.width}" height="${picture.height}"/></clipPath></defs>
<rect width="${width}" height="${height}" fill="#ffffff"/>
<text x="${MARGIN}" y="${MARGIN + TITLE - 4}" font-size="${TITLE}" font-weight="600">${escaped(title)}</text>
<g transform="translate(${MARGIN} ${top})">${mapOf(picture, scale)}</g>
${legend.svg}
${written.map((line, i) => `<text x="${MARGIN}" y="${foot + (i + 1) * 14}" font-size="11" fill="${SOFT}">${escaped(line)}</text>`).join('\n')}
</svg>`;
  return { svg, width, height };
}

function mapOf({ width, height, land, areas, outlines, lines, labels, scale }: Picture, written: string): string {
  const halo = 'stroke="#ffffff" stroke-width="3" stroke-linejoin="round" paint-order="stroke"';
  return `<g clip-path="url(#sheet)" stroke-linejoin="round" stroke-linecap="round">
<rect width="${width}" height="${height}" fill="#eef0ee"/>
<path d="${land}" fill="#ffffff" fill-rule="evenodd" stroke="#8b8f94" stroke-width="1.4"/>
${areas.map(({ path, paint }) => filled(`<path d="${path}" fill-rule="evenodd"`, paint)).join('\n')}
<g fill="none">
${lines.map(({ kind, path }) => `${kind === 'cpts' ? `<path d="${path}" stroke="#ffffff" stroke-width="3.6"/>` : ''}<path d="${path}" ${STROKES[kind]}/>`).join('\n')}
${outlines.map(({ path, color, current }) => `<path d="${path}" stroke="#ffffff" stroke-width="${current ? 5 : 4}"/><path d="${path}" stroke="${color}" stroke-width="${current ? 3 : 2.2}"/>`).join('\n')}
</g>
${labels
  .map(
    ({ x, y, text, size, own, ink }) =>
      `<text x="${x.toFixed(1)}" y="${(y + size / 3).toFixed(1)}" font-size="${own ? size + 3 : size + 1}" text-anchor="middle" fill="${ink ?? (own ? INK : SOFT)}"${own && !ink ? ' font-weight="600"' : ''} ${halo}>${escaped(text)}</text>`,
  )
  .join('\n')}
<g transform="translate(12 ${height - 12})"><path d="M0 -6V0H${scale.length.toFixed(1)}V-6" fill="none" stroke="${INK}" stroke-width="1.6"/><text x="${(scale.length / 2).toFixed(1)}" y="-6" font-size="12" text-anchor="middle" ${halo}>${escaped(written)}</text></g>
</g>
<rect width="${width}" height="${height}" fill="none" stroke="#8b8f94"/>`;
}

/** The legends in columns, each in the one that is the shortest so far. */
function legendsOf(keys: readonly Key[], top: number, width: number): { svg: string; bottom: number } {
  const column = width / COLUMNS;
  const letters = (column - SWATCH.width - 24) / (TEXT * LETTER);
  const ends = new Array<number>(COLUMNS).fill(top);
  const svg = keys.map(({ title, entries }) => {
    const place = ends.indexOf(Math.min(...ends));
    const x = MARGIN + place * column;
    let y = ends[place];
    const said = title
      ? [`<text x="${x}" y="${(y += LINE)}" font-size="${TEXT}" font-weight="600">${escaped(title)}</text>`]
      : [];
    for (const { label, mark } of entries) {
      const lines = wrapped(label, letters);
      said.push(swatch(mark, x, y + LINE - SWATCH.height + 2));
      for (const line of lines)
        said.push(`<text x="${x + SWATCH.width + 8}" y="${(y += LINE)}" font-size="${TEXT}">${escaped(line)}</text>`);
    }
    ends[place] = y + LINE / 2;
    return said.join('\n');
  });
  return { svg: svg.join('\n'), bottom: Math.max(...ends) };
}

function swatch(mark: Key['entries'][number]['mark'], x: number, y: number): string {
  const { width, height } = SWATCH;
  if ('line' in mark) return `<path d="M${x} ${y + height / 2}h${width}" fill="none" ${STROKES[mark.line]}/>`;
  const box = `<rect x="${x}" y="${y}" width="${width}" height="${height}"`;
  if ('outline' in mark) return `${box} fill="none" stroke="${mark.outline}" stroke-width="2.4"/>`;
  return `${box} fill="#ffffff"/>${filled(box, mark)}${box} fill="none" stroke="#7d7a72"/>`;
}

/** An element, open, filled with a paint. */
function filled(element: string, { color, pattern, strength }: Paint): string {
  const opacity = strength < 1 ? ` opacity="${strength}"` : '';
  const over = pattern ? `${element}${opacity} fill="url(#${patternId(pattern)})"/>` : '';
  return `${color === 'transparent' ? '' : `${element}${opacity} fill="${color}"/>`}${over}`;
}

const patternId = ({ shape, ink }: NonNullable<Paint['pattern']>) => `${shape}-${ink.slice(1)}`;

const SHAPES: Record<string, (ink: string) => string> = {
  hatch: (ink) => `<path d="M-2 2 2-2M0 8 8 0M6 10 10 6" stroke="${ink}" stroke-width="1.4"/>`,
  dots: (ink) => `<circle cx="2" cy="2" r="0.9" fill="${ink}"/><circle cx="6" cy="6" r="0.9" fill="${ink}"/>`,
  rain: (ink) => `<path d="M-2 2 6 10M2-2 10 6" stroke="${ink}" stroke-width="0.9"/>`,
  cross: (ink) => `<path d="M4 2v4M2 4h4" stroke="${ink}" stroke-width="1"/>`,
};

function patternsOf(paints: readonly Paint[]): string {
  const used = new Map(paints.flatMap(({ pattern }) => (pattern ? [[patternId(pattern), pattern] as const] : [])));
  return [...used]
    .map(
      ([id, { shape, ink }]) =>
        `<pattern id="${id}" width="8" height="8" patternUnits="userSpaceOnUse">${SHAPES[shape](ink)}</pattern>`,
    )
    .join('');
}

/** Words on as many lines as they need, of `letters` at most. */
function wrapped(words: string, letters: number): string[] {
  return words.split(' ').reduce<string[]>((lines, word) => {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    return lines.length && longer.length <= letters ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, []);
}

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);
