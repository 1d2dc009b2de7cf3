import { tick } from 'svelte';
import type { App } from '../../state/app.svelte';
import { BRUSH, TOOLS } from '../../state/drawing/drawing.svelte';

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.matches('input:not([type="checkbox"], [type="range"], [type="radio"]), textarea, select, [contenteditable]');

/** A screen by the first letter of its French name; the dossier is paper. */
const SCREENS = { t: 'territory', c: 'coverage', d: 'data', p: 'dossier' } as const;
const isScreen = (key: string): key is keyof typeof SCREENS => key in SCREENS;

/** What a key does wherever the focus is, but in a field or under a dialog; `null` when it does nothing. */
export function shortcutOf(app: App, event: KeyboardEvent): (() => void) | null {
  // AltGr, which writes the brackets of many keyboards, counts as Ctrl and Alt together.
  const plain = event.getModifierState('AltGraph');
  if (!app.ready || isTyping(event.target) || (event.altKey && !plain)) return null;
  const key = event.key.toLowerCase();
  if (!plain && (event.ctrlKey || event.metaKey)) {
    if (key === 'z' && !event.shiftKey) return () => app.editing.undo();
    return key === 'y' || key === 'z' ? () => app.editing.redo() : null;
  }
  if (document.querySelector('dialog[open]') || (app.noKeys.on && key.length === 1)) return null;
  if (key === '?') return () => (app.dialog = 'shortcuts');
  if (key === 'home' && event.target instanceof HTMLCanvasElement) return () => app.navigation.lookHome();
  if (key === '/') return () => document.querySelector<HTMLElement>('[role="combobox"]')?.focus();
  if (isScreen(key)) return () => void goTo(app, SCREENS[key]);
  if (app.screen !== 'territory') return null;
  if (key === 'v') return () => ((app.tableOpen = true), (app.view.around = true));
  const { drawing } = app;
  const tool = TOOLS[Number(key) - 1];
  if (tool) return () => (drawing.tool = tool);
  if (key === 'escape' && drawing.tool !== 'click') return () => (drawing.tool = 'click');
  if (key === '[') return () => (drawing.brush = Math.max(BRUSH.least, drawing.brush - BRUSH.step));
  if (key === ']') return () => (drawing.brush = Math.min(BRUSH.most, drawing.brush + BRUSH.step));
  return null;
}

/** The keys go on from where the screen begins. */
async function goTo(app: App, screen: (typeof SCREENS)[keyof typeof SCREENS]): Promise<void> {
  app.show(screen);
  await tick();
  document.querySelector<HTMLElement>('#page, #panel')?.focus();
}
