/** Where in the page something broke. */
export type Part = 'page' | 'panel' | 'side' | 'table' | 'card' | 'dialog' | 'script';

/** What is between quotes in a message may be somebody's words: a name, a file, a link. */
const QUOTED = /`[^`]*`|"[^"]*"|'[^']*'|«[^»]*»|“[^”]*”|‘[^’]*’/g;
const LONGEST = 200;
const DEEPEST = 12;

/** A line of a stack: what ran, and where in which of our files, without the site it came from. */
const frame = (line: string): string =>
  line
    .trim()
    .replace(/#[^\s):]*/g, '')
    .replace(/https?:\/\/[^\s/)]+\/(?:[^\s)?#]*\/)?/g, '');

const isFrame = (line: string): boolean => /^\s*at |@https?:/.test(line);

/**
 * What a person may send of a fault: what broke, where and in which version. Nothing of what they drew or loaded: no
 * address of the page, no words between quotes.
 */
export function faultReport(error: unknown, part: Part, screen: string, release: string, browser: string): string {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const said = message.split('\n', 1)[0].replaceAll(QUOTED, '…').slice(0, LONGEST);
  const frames = (stack ?? '').split('\n').filter(isFrame).slice(0, DEEPEST).map(frame);
  return [
    `Périmètre ${release || '—'}`,
    `${part}, ${screen}`,
    `${name}: ${said}`,
    ...(error instanceof Error ? frames : []),
    browser,
  ].join('\n');
}
