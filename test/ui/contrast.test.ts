import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { DARK, LIGHT, pointColor } from '../../src/map/palette';

const commented = /\/\*[\s\S]*?\*\/|@import[^;]*;/g;
const read = (file: string) => readFileSync(`src/ui/${file}`, 'utf8').replaceAll(commented, '');
const declarations = (body: string) =>
  new Map([...body.matchAll(/([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value.trim()]));
/** What holds always: rules within a query of the media are left out. */
const rules = [
  ...read('base.css')
    .replaceAll(/@[^{;]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '')
    .matchAll(/([^{}]+)\{([^{}]*)\}/g),
].map(([, selectors, body]) => ({
  selectors: selectors.split(',').map((selector) => selector.trim()),
  declared: declarations(body),
}));

/** The colours of the page by day, and those that the night puts in their place. */
const [day, , , night] = [...read('colours.css').matchAll(/\{([^{}]*)\}/g)].map(([, body]) => declarations(body));
const THEMES = [
  ['by day', day, LIGHT],
  ['by night', new Map([...day, ...night]), DARK],
] as const;
let root: Map<string, string>;
const colour = (value: string): string => {
  const name = /^var\((.+)\)$/.exec(value)?.[1];
  return name === undefined ? value : colour(root.get(name)!);
};

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two opaque colours (WCAG 2.2). */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(colour(one)), luminance(colour(other))].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
const below = (least: number, pairs: [string, string][]) =>
  pairs.filter(([one, other]) => contrast(one, other) < least).map(([one, other]) => `${one} on ${other}`);

/** What is true of a button: its classes, and what happens to it. */
type Facts = readonly string[];
const PART = /\.[\w-]+|\[[^\]]+\]|:hover|:not\(:disabled\)|:disabled/g;

/** The declarations that reach a button, the most specific last. */
function styleOf(facts: Facts): Map<string, string> {
  const met = rules.flatMap(({ selectors, declared }, order) =>
    selectors.flatMap((selector) => {
      const parts = selector.match(PART) ?? [];
      const whole = parts.join('') === selector && parts[0] === '.button';
      return whole && parts.every((part) => facts.includes(part)) ? { weight: parts.length, order, declared } : [];
    }),
  );
  met.sort((a, b) => a.weight - b.weight || a.order - b.order);
  return new Map(met.flatMap(({ declared }) => [...declared]));
}

const PRESSED = "[aria-pressed='true']";
const STATES: Facts[] = ['', '.primary', '.quiet', PRESSED].flatMap((kind) =>
  [[], [':hover']].map((more) => ['.button', kind, ':not(:disabled)', ...more]),
);

describe.each(THEMES)('contrast %s', (_, theme, palette) => {
  beforeAll(() => void (root = theme));

  it.each(STATES.map((facts) => [facts.join(''), facts]))('of the words of %s is 4.5 at least', (_name, facts) => {
    const style = styleOf(facts);
    const [ink, ground] = [style.get('color')!, style.get('background')!];
    const grounds = ground === 'transparent' ? ['var(--paper)', 'var(--surface)'] : [ground];
    for (const one of grounds)
      expect(contrast(ink === 'inherit' ? 'var(--ink)' : ink, one)).toBeGreaterThanOrEqual(4.5);
  });

  it('of text is 4.5 on every ground that the page lays under it', () => {
    const grounds = ['paper', 'surface', 'accent-soft', 'warn-soft', 'unknown-soft', 'fail-soft'];
    const inks = ['ink', 'ink-soft', 'accent-dark'];
    const pairs = inks.flatMap((ink) =>
      grounds.map((ground): [string, string] => [`var(--${ink})`, `var(--${ground})`]),
    );
    expect(below(4.5, pairs)).toEqual([]);
  });

  it('of what bounds a control or marks a state is 3', () => {
    const marks = ['line-strong', 'focus', 'pass', 'warn', 'fail', 'accent', 'aci', 'region', 'france'];
    const pairs = marks.flatMap((mark) =>
      ['paper', 'surface'].map((ground): [string, string] => [`var(--${mark})`, `var(--${ground})`]),
    );
    expect(below(3, pairs)).toEqual([]);
  });

  it('of words on what is filled with a colour is 4.5', () => {
    const grounds = ['accent', 'accent-dark', 'warn', 'fail'];
    expect(below(4.5, grounds.map((ground) => ['var(--on-accent)', `var(--${ground})`]))).toEqual([]); // prettier-ignore
    expect(below(4.5, palette.hues.map((hue) => ['var(--on-accent)', hue]))).toEqual([]); // prettier-ignore
  });

  it('of names on the map is 4.5 on their halo', () => {
    const { unit, ink, inkSoft, networkInk, hues } = palette;
    expect(below(4.5, [ink, inkSoft, networkInk, ...hues].map((name) => [name, unit]))).toEqual([]); // prettier-ignore
  });

  it('of places of a file is 3 on the ground of the communes', () => {
    expect(below(3, [0, 1, 2, 3].map((file) => [pointColor(file), palette.unit]))).toEqual([]); // prettier-ignore
  });

  it('of limits, outlines and territories on the map is 3 on the ground of the communes', () => {
    const { unit, unitLine, epci, canton, department, region, territory, networkInk, hues } = palette;
    const lines = [unitLine, epci, canton, department, region, territory, networkInk, ...hues];
    expect(below(3, lines.map((line) => [line, unit]))).toEqual([]); // prettier-ignore
  });

  it('of the limits of CPTS is 3 on every stage and every zone that they part', () => {
    const fills = [...Object.values(palette.stages), ...Object.values(palette.zones)].map(({ color }) => color);
    // The darkest are told by the white line beside it.
    const pairs = fills.flatMap((fill): [string, string][] =>
      contrast(palette.unit, fill) >= 3 ? [[palette.unit, fill]] : [[palette.networkInk, fill]],
    );
    expect(below(3, pairs)).toEqual([]);
  });
});
