import { expect } from 'vitest';
import { randomFrom } from '../../src/planner/random';
import { fr } from '../../src/words/fr';
import { eventually, readWork } from '../e2e/screen';
import type { Engine, Person, Tab } from './driver';
import { button, fill, text } from './screen';

/** What was done this long before a kill must be there again. */
const SAVED_WITHIN = 1000;

const random = randomFrom(20_261_130);
const among = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
const DIALOG = 'dialog[open]';
const open = (tab: Tab, selector: string) => tab.evaluate((one) => document.querySelector(one) !== null, selector);

/** Presses a button, if it is there and can be pressed. */
const ifAble = (name: RegExp, within?: string) => (tab: Tab) => button(tab, name, within, 500).catch(() => undefined);

async function paste(tab: Tab, codes: readonly string[]): Promise<void> {
  await button(tab, 'Coller une liste');
  await fill(tab, `${DIALOG} textarea`, codes.join('\n'));
  // What the list is found to be moves the buttons: one that was missed is pressed again.
  await eventually(async () => {
    await ifAble(/^(Ajouter \d|Annuler|Fermer)/, DIALOG)(tab);
    return open(tab, DIALOG);
  }).toBe(false);
}

const EDITS: ((tab: Tab) => Promise<unknown>)[] = [
  ifAble(/^Nouveau territoire$/),
  (tab) =>
    paste(
      tab,
      Array.from({ length: 8 }, () => `03${String(1 + Math.floor(random() * 300)).padStart(3, '0')}`),
    ),
  (tab) => paste(tab, ['03190', '03321', `0${1001 + Math.floor(random() * 30)}`]),
  ifAble(/^Annuler :/),
  ifAble(/^Rétablir :/),
  ifAble(/^Dupliquer$/),
  ifAble(/^Verrouiller$/),
  ifAble(/^Supprimer$/),
  ifAble(/^Créer une variante de ce scénario$/),
];

/** Edits, each followed by a kill of the whole browser: all but the last second comes back, undo included. */
export async function survive(engine: Engine, profile: string, address: string, kills: number): Promise<number> {
  let person = null as Person | null;
  const start = async () => {
    person = await engine.start(profile, false);
    const tab = await person.open(address);
    await button(tab, /^Historique$/);
    return tab;
  };
  let survived = 0;
  try {
    let tab = await start();
    await paste(tab, ['03190']);
    await eventually(() => text(tab, '[data-testid=saving]')).toBe(fr.keeping.status.saved);
    for (let kill = 0; kill < kills; kill++) {
      const before = await readWork(tab);
      await among(EDITS)(tab);
      const edited = Date.now();
      const after = await readWork(tab);
      await new Promise((resolve) => setTimeout(resolve, random() * 1.6 * SAVED_WITHIN));
      const late = Date.now() - edited >= SAVED_WITHIN;
      await person!.kill();
      tab = await start();
      const found = await readWork(tab);
      if (late) expect(found, `kill ${kill}`).toEqual(after);
      else expect([before, after], `kill ${kill}`).toContainEqual(found);
      survived += Number(JSON.stringify(found) === JSON.stringify(after));
    }
  } finally {
    await person?.kill();
  }
  return survived;
}
