import { describe, expect, it } from 'vitest';
import { EMPTY_DOCUMENT, territoryOf } from '../../src/project/document';
import { annotateTerritory, createTerritory, lockTerritory } from '../../src/project/edits';
import { History } from '../../src/project/history';
import { NO_NOTES } from '../../src/project/notes';
import { restoreDocument } from '../../src/project/restore';
import { restoreHistory } from '../../src/project/restore-history';
import { storeDocument, storeTransaction } from '../../src/project/stored';
import { france } from './france';

const NOTES = { letter: { partners: 'La maison de santé de Trèbes.' }, missions: { prevention: 12_000 }, cls: true };

function drawn() {
  const history = new History(EMPTY_DOCUMENT);
  history.perform(createTerritory(history.document, 'Alaric', [3, 5]));
  return { history, id: history.document.scenarios[0].current! };
}

describe('the notes of a territory', () => {
  it('are none at first, are one edit, and are undone as one', () => {
    const { history, id } = drawn();
    expect(territoryOf(history.document, id)!.notes).toEqual(NO_NOTES);
    history.perform(annotateTerritory(history.document, id, NOTES)!);
    expect(history.undoable).toEqual({ kind: 'annotate', territory: 'Alaric' });
    expect(territoryOf(history.document, id)!.notes).toEqual(NOTES);
    history.undo();
    expect(territoryOf(history.document, id)!.notes).toEqual(NO_NOTES);
    history.redo();
    expect(territoryOf(history.document, id)!.notes).toEqual(NOTES);
  });

  it('are no edit when they say the same', () => {
    const { history, id } = drawn();
    history.perform(annotateTerritory(history.document, id, NOTES)!);
    expect(annotateTerritory(history.document, id, structuredClone(NOTES))).toBeNull();
  });

  it('may change while the territory is locked: it keeps its units alone', () => {
    const { history, id } = drawn();
    history.perform(lockTerritory(history.document, id, true)!);
    history.perform(annotateTerritory(history.document, id, NOTES)!);
    expect(territoryOf(history.document, id)!.notes).toEqual(NOTES);
  });

  it('are kept with the project and its history; a territory kept before they were has none', () => {
    const { history, id } = drawn();
    history.perform(annotateTerritory(history.document, id, NOTES)!);
    const raw = JSON.parse(JSON.stringify(storeDocument(france, history.document)));
    const entries = history.entries.map(({ transaction }) => storeTransaction(france, transaction));
    const { document, losses } = restoreDocument(france, raw);
    expect([losses, document]).toEqual([[], history.document]);
    const past = restoreHistory(france, document, JSON.parse(JSON.stringify(entries)), history.cursor);
    expect(past.losses).toEqual([]);
    past.history.undo();
    expect(territoryOf(past.history.document, id)!.notes).toEqual(NO_NOTES);
    delete raw.scenarios[0].territories[0].notes;
    expect(territoryOf(restoreDocument(france, raw).document, id)!.notes).toEqual(NO_NOTES);
  });
});
