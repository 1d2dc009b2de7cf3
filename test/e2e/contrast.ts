import type { Page } from 'playwright-core';

const FOCUS = ['focus', 'focus-visible', 'focus-within'];
/** What is true of every control at once, as if a pointer, a finger or the focus were on each. */
const STATES = { still: [], hovered: ['hover'], pressed: ['hover', 'active'], focused: FOCUS };
/** Under a pointer and a finger, colours that are forced are what they were. */
const isForced = (state: string) => state === 'still' || state === 'focused';
/** What the page may stand on: colours of its own, or those that the system forces upon it. */
const GROUNDS = (['none', 'active'] as const).flatMap((forcedColors) =>
  (['light', 'dark'] as const).map((colorScheme) => {
    const name = forcedColors === 'none' ? colorScheme : `forced ${colorScheme}`;
    return [name, { forcedColors, colorScheme }] as const;
  }),
);
const TOUCHED = 'a, button, summary, input, select, textarea, label, tr, li, th, [tabindex], :has(> [role="combobox"])';

/**
 * What cannot be told from its ground on the page as it is now, by day and by night, from its computed styles: text
 * under 4.5 (3 when it is large), edges of fields, pictures of buttons, marks of legends, checks and bars, and rings of
 * focus under 3; still, and under pointer, finger and focus.
 */
export async function tooFaint(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument', { depth: 0 });
  const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: TOUCHED });
  const found = new Set<string>();
  for (const [state, forcedPseudoClasses] of Object.entries(STATES)) {
    if (state !== 'still')
      await Promise.all(nodeIds.map((nodeId) => session.send('CSS.forcePseudoState', { nodeId, forcedPseudoClasses })));
    for (const [ground, media] of GROUNDS) {
      if (media.forcedColors === 'active' && !isForced(state)) continue;
      await page.emulateMedia(media);
      for (const one of await page.evaluate(measure, state === 'focused')) found.add(`${ground} ${state}: ${one}`);
    }
  }
  await page.emulateMedia({ colorScheme: null, forcedColors: null });
  await session.detach();
  return [...found];
}

/** Runs in the page. */
async function measure(rings: boolean): Promise<string[]> {
  // What follows the theme by script is told of it in one frame, and has followed it by the next.
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  type Colour = [red: number, green: number, blue: number, alpha: number];
  const read = (text: string): Colour => {
    const [r, g, b, a = 1] = text.match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? [0, 0, 0, 0];
    return text.startsWith('color(') ? [r * 255, g * 255, b * 255, a] : [r, g, b, a];
  };
  const over = (top: Colour, under: Colour): Colour => {
    const mix = (i: 0 | 1 | 2) => top[i] * top[3] + under[i] * (1 - top[3]);
    return [mix(0), mix(1), mix(2), 1];
  };
  const luminance = ([r, g, b]: Colour) => {
    const [x, y, z] = [r, g, b].map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const contrast = (one: Colour, other: Colour) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  /** What is painted behind what stands in `element`; `null` over a picture or a gradient. */
  const grounds = new Map<Element | null, Colour | null>([[null, [255, 255, 255, 1]]]);
  const groundOf = (element: Element | null): Colour | null => {
    const known = grounds.get(element);
    if (known !== undefined) return known;
    const { backgroundColor, backgroundImage } = getComputedStyle(element!);
    const layer = read(backgroundColor);
    const under = layer[3] === 1 ? layer : groundOf(element!.parentElement);
    const ground = backgroundImage !== 'none' || !under ? null : over(layer, under);
    grounds.set(element, ground);
    return ground;
  };
  const isSeen = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    const seen = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    return seen && width > 1 && height > 1 && !element.closest(':disabled, option, .visually-hidden, .maplibregl-map');
  };
  const found: string[] = [];
  /** The clearest of `inks` on the ground that `around` stands on. */
  const check = (element: Element, what: string, inks: string | Colour[], least: number, around = element) => {
    const ground = groundOf(around);
    if (!ground) return;
    const all = typeof inks === 'string' ? [read(inks)] : inks;
    const ratio = Math.max(...all.map((ink) => contrast(over(ink, ground), ground)));
    if (ratio < least - 0.005) {
      const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40);
      found.push(`${what} ${ratio.toFixed(2)} ${element.tagName}.${element.getAttribute('class') ?? ''} « ${words} »`);
    }
  };

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement!;
    if (!texts.currentNode.textContent!.trim() || !isSeen(element)) continue;
    const { color, fill, fontSize, fontWeight } = getComputedStyle(element);
    const size = parseFloat(fontSize);
    const drawn = element.closest('svg');
    check(
      element,
      drawn ? 'text drawn' : 'text',
      drawn ? fill : color,
      size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700) ? 3 : 4.5,
      drawn ?? element,
    );
  }
  for (const field of document.querySelectorAll<HTMLInputElement>('input, select, textarea')) {
    if (!isSeen(field) || /^(checkbox|radio|range|file)$/.test(field.type)) continue;
    check(field, 'text of field', getComputedStyle(field).color, 4.5);
    if (field.placeholder && !field.value)
      check(field, 'placeholder', getComputedStyle(field, '::placeholder').color, 4.5);
    const framed = field.closest('.box') ?? field;
    check(field, 'edge of field', getComputedStyle(framed).borderTopColor, 3, framed.parentElement!);
  }
  for (const drawing of document.querySelectorAll('button svg, a svg, [role="img"] svg'))
    if (isSeen(drawing)) check(drawing.parentElement!, 'picture', getComputedStyle(drawing).color, 3);
  // Marks of legends are told by their edge, or by what fills them.
  for (const drawing of document.querySelectorAll('svg[aria-hidden]:not(button svg, a svg, [role="img"] svg)')) {
    const shapes = [...drawing.querySelectorAll('rect, path, circle, line')].filter((one) => !one.closest('pattern'));
    if (!isSeen(drawing) || !shapes.length) continue;
    const inks = shapes.flatMap((shape) => {
      const { fill, fillOpacity, stroke, strokeOpacity } = getComputedStyle(shape);
      const painted = [fill, stroke].map(read);
      return [Number(fillOpacity), Number(strokeOpacity)].map((share, i): Colour => {
        const [r, g, b, a] = painted[i];
        return [r, g, b, [fill, stroke][i] === 'none' ? 0 : a * share];
      });
    });
    check(drawing.parentElement!, 'mark', inks, 3);
  }
  for (const bar of document.querySelectorAll('.key i, .gauge .fill'))
    if (isSeen(bar)) check(bar, 'bar', getComputedStyle(bar).backgroundColor, 3, bar.parentElement!);
  if (rings)
    for (const control of document.querySelectorAll('a, button, input, select, textarea, summary, [tabindex="0"]')) {
      const framed = control.closest('.box') ?? control;
      const { outlineStyle, outlineColor, outlineWidth } = getComputedStyle(framed);
      if (!isSeen(control) || !isSeen(framed)) continue;
      if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2)
        found.push(`no ring on ${control.outerHTML.slice(0, 90)}`);
      else check(control, 'ring', outlineColor, 3, framed.parentElement!);
    }
  return found;
}
