import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, EMPTY_DOCUMENT } from '../../src/project/document';
import * as edits from '../../src/project/edits';
import { History } from '../../src/project/history';
import { restoreDocument, restoreHistory } from '../../src/project/restore';
import { storeDocument, storeTransaction } from '../../src/project/stored';
import { codesOf, france, unitsOf } from './france';

type Loose = Record<string, unknown>;
/** What is on the disk, with nothing taken for granted. */
interface Kept {
  document: Loose & { territories: (Loose & { units: unknown })[] };
  entries: Loose[];
}

/** Two territories, an edit undone, settings: what a session leaves. */
function session() {
  const history = new History();
  const perform = (transaction: ReturnType<typeof edits.addUnits>) => history.perform(transaction!);
  perform(edits.createTerritory(history.document, 'Sud Allier', unitsOf('03190', '03321')));
  const first = history.document.current!;
  perform(edits.addUnits(history.document, first, unitsOf('03013')));
  perform(edits.createTerritory(history.document, 'Nord'));
  perform(edits.renameTerritory(history.document, history.document.current!, 'Nord Allier'));
  perform(edits.changeSettings(history.document, { boundary80000: 3, amounts: { operating: 50_000 } }));
  perform(edits.deleteTerritory(history.document, first));
  history.undo();
  return history;
}
const stored = (history: History) => {
  const document = storeDocument(france, history.document, history.cursor);
  const entries = history.entries.map(({ transaction }) => storeTransaction(france, transaction));
  return JSON.parse(JSON.stringify({ document, entries })) as Kept;
};

describe('restore', () => {
  it('what was kept comes back whole, with its history', () => {
    const history = session();
    const { document, entries } = stored(history);
    const restored = restoreHistory(france, document, entries);
    expect(restored.losses).toEqual([]);
    expect(restored.history.document).toEqual(history.document);
    expect(restored.history.entries).toEqual(history.entries);
    expect(restored.history.cursor).toBe(history.cursor);
    expect(restored.history.redoable).toEqual({ kind: 'delete', count: 3, territory: 'Sud Allier' });
    while (restored.history.undo());
    expect(restored.history.document).toEqual(EMPTY_DOCUMENT);
    while (restored.history.redo());
    expect(restored.history.document.territories.map(({ name }) => name)).toEqual(['Nord Allier']);
  });

  it('several territories opened as one edit come back as one edit, unless a unit of one is no more', () => {
    const history = session();
    const vichy = { name: 'Autour de Vichy', units: unitsOf('03310') };
    const montlucon = { name: 'Autour de Montluçon', units: unitsOf('03185') };
    const [{ id }] = history.document.territories;
    history.perform(edits.adoptTerritories(history.document, [vichy, montlucon], [id])!);
    const { document, entries } = stored(history);
    const restored = restoreHistory(france, document, entries);
    expect(restored.losses).toEqual([]);
    expect(restored.history.entries).toEqual(history.entries);
    expect(restored.history.undoable).toEqual({ kind: 'adopt', created: 2, deleted: 1 });

    const steps = entries.at(-1)!.steps as { territory: { units: string[] } }[];
    steps[2].territory.units.push('99999');
    const broken = restoreHistory(france, document, entries);
    expect(broken.losses).toEqual([{ kind: 'history', entries: entries.length }]);
    expect(broken.history.document).toEqual(history.document);
  });

  it('drops fields that it does not know', () => {
    const { document } = stored(session());
    document.extra = 1;
    document.territories[0].color = 'red';
    const restored = restoreDocument(france, document);
    expect(restored.losses).toEqual([]);
    expect(Object.keys(restored.document)).toEqual(['territories', 'current', 'settings']);
    expect(Object.keys(restored.document.territories[0]).sort()).toEqual(['id', 'locked', 'name', 'origin', 'units']);
  });

  it('lists the codes that are no more, and takes the heirs of the old ones', () => {
    const { document, entries } = stored(session());
    (document.territories[0].units as string[]).push('00000', '14697');
    const restored = restoreHistory(france, document, entries);
    expect(restored.losses).toEqual([
      { kind: 'units', territory: 'Sud Allier', codes: ['00000'] },
      { kind: 'recoded', territory: 'Sud Allier', codes: ['14697'] },
      // The commune that came in unseen leaves creation and deletion without the territory that they speak of.
      { kind: 'history', entries: 2 },
    ]);
    expect(codesOf(restored.history.document.territories[0].units)).toEqual(['03013', '03190', '03321', '14654']);
    while (restored.history.undo());
    expect(codesOf(restored.history.document.territories[0].units)).toEqual(['03190', '03321', '14654']);
  });

  it('skips broken territories and settings, keeps the others', () => {
    const { document } = stored(session());
    document.territories[1].units = 'none';
    document.territories.push(7 as never, { ...document.territories[0] });
    document.settings = {
      agreement: 'aci-2031',
      boundary80000: 3,
      amounts: { operating: -1, ceiling: 5, projectWriting: 8 },
    };
    const restored = restoreDocument(france, document);
    expect(restored.document.territories.map(({ name }) => name)).toEqual(['Sud Allier']);
    expect(restored.document.current).toBe(restored.document.territories[0].id);
    expect(restored.document.settings).toEqual({
      ...DEFAULT_SETTINGS,
      boundary80000: 3,
      amounts: { projectWriting: 8 },
    });
    expect(restored.losses).toEqual([
      { kind: 'territory', name: 'Nord Allier' },
      { kind: 'territory', name: null },
      { kind: 'territory', name: 'Sud Allier' },
      { kind: 'setting', key: 'agreement' },
      { kind: 'setting', key: 'amounts' },
      { kind: 'setting', key: 'signatureDate' },
    ]);
  });

  it('leaves alone what is not ours, and what is of a later version', () => {
    for (const raw of [null, 7, 'x', [], {}, { format: 'other', version: 1 }])
      expect(restoreDocument(france, raw).losses).toEqual([{ kind: 'unreadable' }]);
    const later = { ...stored(session()).document, version: 2 };
    expect(restoreHistory(france, later, [])).toMatchObject({ losses: [{ kind: 'version', version: 2 }] });
  });

  it('cuts the history at an entry that does not fit, on either side', () => {
    const { document, entries } = stored(session());
    entries[2] = { kind: 'units', territory: 'x', added: ['03190'], removed: [] };
    entries[5].at = 'x';
    const { history, losses } = restoreHistory(france, document, entries);
    expect(losses).toEqual([{ kind: 'history', entries: 4 }]);
    expect(history.entries).toHaveLength(2);
    expect(history.cursor).toBe(2);
  });

  it('whatever is broken, it never throws, and undo and redo never fail afterwards', () => {
    const whole = stored(session());
    const places = [...placesOf(whole)];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(places.length - 1), fc.oneof(fc.jsonValue(), fc.constant('03190'))), { maxLength: 4 }),
        (changes) => {
          const broken = structuredClone(whole);
          for (const [place, value] of changes) put(broken, places[place], value);
          const { history } = restoreHistory(
            france,
            broken.document,
            Array.isArray(broken.entries) ? broken.entries : [],
          );
          const start = history.document;
          let undone = 0;
          while (history.undo()) undone++;
          while (undone--) history.redo();
          expect(history.document).toEqual(start);
          while (history.redo());
        },
      ),
      { seed: 21, numRuns: 2000 },
    );
  });
});

/** The paths of all values inside `value`. */
function* placesOf(value: unknown, path: string[] = []): Generator<string[]> {
  if (path.length) yield path;
  if (value && typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) yield* placesOf(inner, [...path, key]);
}

function put(target: unknown, [key, ...rest]: string[], value: unknown): void {
  if (!target || typeof target !== 'object') return;
  if (rest.length) put((target as Loose)[key], rest, value);
  else (target as Loose)[key] = value;
}
