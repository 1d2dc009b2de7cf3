import { eventually, plain } from '../e2e/screen';
import type { Tab } from './driver';

/** Where elements of a role may be found; their names are read as a person who does not see gets them. */
const ROLES = {
  button: 'button, summary',
  link: 'a[href]',
  option: '[role=option]',
  heading: 'h1, h2, h3, h4',
  field: 'input:not([type=checkbox]), textarea, select',
  checkbox: 'input[type=checkbox]',
};
export type Role = keyof typeof ROLES;

export interface Wanted {
  role: Role;
  /** The whole name, or what it matches. */
  name: string | RegExp;
  /** A part of the page that it is in. */
  within?: string;
}

const query = ({ role, name, within = 'body' }: Wanted) => ({
  selector: ROLES[role],
  within,
  source: typeof name === 'string' ? `^${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$` : name.source,
});

/** Where the middle of the one that is wanted is, once it stands still, is in sight, and can be pressed. */
const place = ({ selector, within, source }: ReturnType<typeof query>) => {
  const pattern = new RegExp(source);
  const nameOf = (element: HTMLElement) =>
    [
      element.getAttribute('aria-label'),
      (element as HTMLInputElement).labels?.[0]?.innerText,
      element.innerText,
      element.textContent,
    ].find((text) => text?.trim()) ?? '';
  const candidates = [...document.querySelectorAll(within)].flatMap((part) => [
    ...part.querySelectorAll<HTMLElement>(selector),
  ]);
  const element = candidates.find(
    (one) => one.checkVisibility() && pattern.test(nameOf(one).trim().replaceAll(/\s+/g, ' ')),
  );
  if (!element || (element as HTMLButtonElement).disabled) return null;
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const centre = () => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
  };
  const before = centre();
  return new Promise<{ x: number; y: number } | null>((resolve) =>
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const at = centre();
        const still = at.x === before.x && at.y === before.y;
        const top = document.elementFromPoint(at.x, at.y);
        const onTop = element.contains(top) || top?.closest('label')?.contains(element);
        resolve(still && onTop ? at : null);
      }),
    ),
  );
};

/** Waits until it can be pressed, then clicks in the middle of it. */
export async function press(
  tab: Tab,
  role: Role,
  name: string | RegExp,
  within?: string,
  timeout = 60_000,
): Promise<void> {
  const wanted = query({ role, name, ...(within === undefined ? {} : { within }) });
  let at: { x: number; y: number } | null = null;
  await eventually(async () => {
    at = await tab.evaluate(place, wanted);
    return at ? '' : `${role} ${String(name)}`;
  }, timeout).toBe('');
  await tab.mouse.click(at!.x, at!.y);
}

export const button = (tab: Tab, name: string | RegExp, within?: string, timeout?: number) =>
  press(tab, 'button', name, within, timeout);

export const screen = (tab: Tab, name: string) => press(tab, 'link', name, 'header nav');

/** Types in a field instead of what it holds. */
export async function fill(tab: Tab, selector: string, text: string): Promise<void> {
  await eventually(() =>
    tab.evaluate((selector) => {
      const field = document.querySelector<HTMLInputElement>(selector);
      field?.focus();
      field?.select();
      return document.activeElement === field && field !== null;
    }, selector),
  ).toBe(true);
  await tab.type(text);
}

/** Chooses in a list: the list itself is the system's, which no driver opens. */
export const choose = (tab: Tab, selector: string, value: string): Promise<void> =>
  tab.evaluate(
    ([selector, value]) => {
      const select = document.querySelector<HTMLSelectElement>(selector)!;
      select.value = value;
      select.dispatchEvent(new Event('input', { bubbles: true }));
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
    [selector, value],
  );

/** The texts of what a selector finds, with ordinary spaces. */
export const texts = async (tab: Tab, selector: string): Promise<string[]> => {
  const found = await tab.evaluate(
    (selector) => Array.from(document.querySelectorAll<HTMLElement>(selector), (element) => element.innerText),
    selector,
  );
  return found.map(plain);
};

export const text = async (tab: Tab, selector: string): Promise<string> => (await texts(tab, selector)).join(' ');

/** Types in the search box and takes the answer of a code. */
export async function searchFor(tab: Tab, words: string, code: string): Promise<void> {
  await fill(tab, 'input[role=combobox]', words);
  await press(tab, 'option', new RegExp(code));
}

/** Goes to a screen by its address, as a bookmark does. */
export const visit = (tab: Tab, hash: string): Promise<void> =>
  tab.evaluate((hash) => void (location.hash = hash), hash);
