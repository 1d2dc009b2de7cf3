import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import { apply } from '../../src/project/apply';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { EMPTY_DOCUMENT, scenarioOf, type ProjectDocument } from '../../src/project/document';
import * as edits from '../../src/project/edits';
import { EditError } from '../../src/project/errors';
import { History } from '../../src/project/history';
import * as scenarios from '../../src/project/scenarios';
import { invert, type Transaction } from '../../src/project/transaction';

const reasonOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof EditError) return error.reason;
    throw error;
  }
  return null;
};

function started(...units: number[]): { history: History; id: string } {
  const history = new History();
  history.perform(edits.createTerritory(history.document, 'Sud Allier', units));
  return { history, id: scenarioOf(history.document).current! };
}
const unitsOf = (document: ProjectDocument) => scenarioOf(document).territories.map(({ units }) => [...units]);

describe('edits', () => {
  it('add and remove only what is new, in ascending order', () => {
    const { history, id } = started(5, 9);
    history.perform(edits.addUnits(history.document, id, [9, 1, 7, 1])!);
    expect(unitsOf(history.document)).toEqual([[1, 5, 7, 9]]);
    expect(history.undoable).toEqual({ kind: 'add', count: 2, territory: 'Sud Allier' });
    history.perform(edits.removeUnits(history.document, id, [5, 6])!);
    expect(history.undoable).toEqual({ kind: 'remove', count: 1, territory: 'Sud Allier' });
    history.perform(edits.replaceUnits(history.document, id, [9, 2])!);
    expect(history.undoable).toEqual({ kind: 'exchange', added: 1, removed: 2, territory: 'Sud Allier' });
    expect(unitsOf(history.document)).toEqual([[2, 9]]);
    expect(edits.addUnits(history.document, id, [2])).toBeNull();
    expect(edits.removeUnits(history.document, id, [3])).toBeNull();
    expect(edits.replaceUnits(history.document, id, [9, 2])).toBeNull();
  });

  it('duplicate, delete and choose keep a territory in hand', () => {
    const { history, id } = started(5);
    history.perform(edits.duplicateTerritory(history.document, id, 'Variante'));
    const copy = scenarioOf(history.document).current!;
    expect(scenarioOf(history.document).territories.map(({ name }) => name)).toEqual(['Sud Allier', 'Variante']);
    expect(unitsOf(history.document)).toEqual([[5], [5]]);
    history.perform(edits.deleteTerritory(history.document, copy));
    expect(scenarioOf(history.document).current).toBe(id);
    history.perform(edits.deleteTerritory(history.document, id));
    expect(history.document).toEqual(EMPTY_DOCUMENT);
    history.undo();
    history.undo();
    expect(scenarioOf(history.document).current).toBe(copy);
    history.perform(edits.chooseTerritory(history.document, id)!);
    expect(scenarioOf(history.document).current).toBe(id);
    expect(edits.chooseTerritory(history.document, id)).toBeNull();
  });

  it('undo and redo go over what was only taken in hand, and come back to it', () => {
    const { history, id } = started(5);
    const fresh = [{ name: 'Autour de Vichy', units: [6] }, { name: 'Autour de Moulins', units: [7] }]; // prettier-ignore
    history.perform(scenarios.proposeScenario(history.document, 'Maillage', fresh, [])!);
    const opened = history.document;
    for (const { id: other } of [...scenarioOf(opened).territories].reverse())
      history.perform(edits.chooseTerritory(history.document, other)!);
    history.perform(scenarios.chooseScenario(history.document, 'first')!);
    const looked = history.document;
    expect(history.undoable).toMatchObject({ kind: 'create-scenario', scenario: 'Maillage' });
    expect(history.undo()).toMatchObject({ kind: 'several' });
    expect([history.document.scenarios.length, history.undoable]).toEqual([1, history.entries[0].label]);
    expect(history.redo()).toMatchObject({ kind: 'create-scenario' });
    expect([history.document, history.redoable, history.redo()]).toEqual([opened, null, null]);
    history.goTo(history.entries.length);
    expect(history.document).toEqual(looked);
    history.perform(edits.addUnits(history.document, id, [8])!);
    const added = history.document;
    history.undo();
    expect(history.document).toEqual(looked);
    history.undo();
    history.redo();
    history.redo();
    expect(history.document).toEqual(added);
  });

  it('a locked territory keeps its units', () => {
    const { history, id } = started(5);
    history.perform(edits.lockTerritory(history.document, id, true)!);
    expect(reasonOf(() => edits.addUnits(history.document, id, [6]))).toBe('locked');
    expect(reasonOf(() => edits.deleteTerritory(history.document, id))).toBe('locked');
    const units = { territory: id, added: Uint16Array.of(6), removed: new Uint16Array() };
    expect(reasonOf(() => apply(history.document, { kind: 'units', ...units }))).toBe('locked');
    history.perform(edits.renameTerritory(history.document, id, ' \u202eNord\t\u2069 ')!);
    expect(scenarioOf(history.document).territories[0]).toMatchObject({ name: 'Nord', locked: true });
  });

  it('proposals open as a scenario of their own beside what is kept, as one edit, undone as one', () => {
    const { history, id } = started(5, 6);
    history.perform(edits.createTerritory(history.document, 'Nord', [7]));
    const before = history.document;
    const reason = {
      centre: 5,
      meanDistance: 3.5,
      epcis: [],
      departments: [{ group: 2, units: 2, available: 2, of: 9 }],
      crossings: [],
      surrounds: new Uint16Array(),
    };
    const fresh = [
      { name: 'Autour de Vichy', units: [6, 5], reason },
      { name: 'Autour de Moulins', units: [9] },
    ];
    history.perform(scenarios.proposeScenario(before, 'Maillage', fresh, [id])!);
    const { territories, current } = scenarioOf(history.document);
    expect(territories.map(({ name }) => name)).toEqual(['Nord', 'Autour de Vichy', 'Autour de Moulins']);
    expect(unitsOf(history.document)).toEqual([[7], [5, 6], [9]]);
    expect(territories.map((territory) => territory.reason)).toEqual([null, reason, null]);
    expect(current).toBe(territories[1].id);
    expect(history.document.scenarios[0]).toBe(scenarioOf(before));
    expect(history.undoable).toEqual({ kind: 'create-scenario', territories: 3, scenario: 'Maillage' });
    const after = history.document;
    history.undo();
    expect(history.document).toEqual(before);
    history.redo();
    expect(history.document).toEqual(after);
    expect(scenarios.proposeScenario(before, 'Maillage', [], [id])).toBeNull();
  });

  it('proposals in place of a locked territory are refused', () => {
    const { history, id } = started(5);
    history.perform(edits.lockTerritory(history.document, id, true)!);
    const fresh = [{ name: 'Autour de Vichy', units: [6] }];
    expect(reasonOf(() => scenarios.proposeScenario(history.document, 'Maillage', fresh, [id]))).toBe('locked');
  });

  it('a branch goes its own way, and the scenario it comes from stays', () => {
    const { history, id } = started(5);
    const first = history.document.scenario;
    history.perform(scenarios.branchScenario(history.document, first, 'Avec Vichy'));
    history.perform(edits.addUnits(history.document, id, [6])!);
    expect(history.document.scenarios.map(({ territories }) => [...territories[0].units])).toEqual([[5], [5, 6]]);
    history.perform(scenarios.chooseScenario(history.document, first)!);
    expect(unitsOf(history.document)).toEqual([[5]]);
    history.perform(scenarios.renameScenario(history.document, first, 'Sans Vichy')!);
    history.perform(scenarios.deleteScenario(history.document, first));
    expect(unitsOf(history.document)).toEqual([[5, 6]]);
    expect(reasonOf(() => scenarios.deleteScenario(history.document, history.document.scenario))).toBe('only-scenario');
    expect(reasonOf(() => scenarios.chooseScenario(history.document, first))).toBe('no-such-scenario');
    history.undo();
    expect(scenarioOf(history.document).name).toBe('Sans Vichy');
    expect(unitsOf(history.document)).toEqual([[5]]);
  });

  it('another project opens in place of this one, and undo brings this one back', () => {
    const { history } = started(5);
    const before = history.document;
    const opened = started(8, 9).history.document;
    history.perform(scenarios.openProject(before, opened));
    expect(history.document).toBe(opened);
    history.perform(edits.addUnits(opened, scenarioOf(opened).current!, [10])!);
    history.undo();
    history.undo();
    expect(history.document).toEqual(before);
    history.redo();
    history.redo();
    expect(unitsOf(history.document)).toEqual([[8, 9, 10]]);
  });

  it('files that were brought are noted and forgotten', () => {
    const { history } = started();
    const file = { name: 'cpts.csv', kind: 'cpts', bytes: 10, rows: 2, checksum: null };
    history.perform(scenarios.noteImport(history.document, file));
    const [noted] = history.document.imports;
    expect(noted).toMatchObject(file);
    history.perform(scenarios.discardImport(history.document, noted.id)!);
    expect(history.document.imports).toEqual([]);
    expect(scenarios.discardImport(history.document, noted.id)).toBeNull();
    history.undo();
    expect(history.document.imports).toEqual([noted]);
  });

  it('refuses what makes no sense, and changes nothing then', () => {
    const { history, id } = started(5);
    const before = history.document;
    const none = new Uint16Array();
    const five = Uint16Array.of(5);
    expect(reasonOf(() => edits.renameTerritory(before, id, ' \u202e '))).toBe('empty-name');
    expect(reasonOf(() => edits.addUnits(before, 'x', [1]))).toBe('no-such-territory');
    const stale: Transaction[] = [
      { kind: 'units', territory: id, added: five, removed: none },
      { kind: 'units', territory: id, added: none, removed: Uint16Array.of(6) },
      { kind: 'rename', territory: id, name: { from: 'x', to: 'y' } },
      { kind: 'choose', current: { from: null, to: id } },
      { kind: 'create', territory: scenarioOf(before).territories[0], at: 0, current: { from: id, to: id } },
    ];
    for (const transaction of stale) expect(reasonOf(() => history.perform(transaction))).toBe('stale');
    expect(history.document).toBe(before);
    expect(history.entries).toHaveLength(1);
  });

  it('settings change by part', () => {
    const { history } = started();
    history.perform(scenarios.changeSettings(history.document, { boundary80000: 3, amounts: { operating: 60_000 } })!);
    expect(history.undoable).toEqual({ kind: 'settings', keys: ['boundary80000', 'amounts'] });
    expect(history.document.settings).toEqual({
      ...DEFAULT_SETTINGS,
      boundary80000: 3,
      amounts: { operating: 60_000 },
    });
    expect(scenarios.changeSettings(history.document, { boundary80000: 3 })).toBeNull();
  });
});

describe('history', () => {
  it('a stroke taken back has never been: it cannot be done again, and what could be still can', () => {
    const { history, id } = started(1);
    history.perform(edits.addUnits(history.document, id, [9])!);
    history.undo();
    const { document, redoable } = history;
    const entries = [...history.entries];
    const stroke = Symbol();
    history.perform(edits.addUnits(history.document, id, [2])!, stroke);
    history.perform(edits.addUnits(history.document, id, [3])!, stroke);
    expect(history.redoable).toBeNull();
    expect(history.takeBack(stroke)).toMatchObject({ kind: 'units' });
    expect([history.document, history.redoable, history.entries]).toEqual([document, redoable, entries]);
    expect(history.takeBack(stroke)).toBeNull();
    history.redo();
    expect(unitsOf(history.document)).toEqual([[1, 9]]);
    expect(history.redoable).toBeNull();
  });

  it('a stroke that makes the territory it draws is one entry too', () => {
    const history = new History();
    const stroke = Symbol();
    history.perform(edits.createTerritory(history.document, 'Sud Allier', [1]), stroke);
    const id = scenarioOf(history.document).current!;
    history.perform(edits.addUnits(history.document, id, [2])!, stroke);
    expect(history.entries).toHaveLength(1);
    history.undo();
    history.redo();
    expect(unitsOf(history.document)).toEqual([[1, 2]]);
  });

  it('moves units from sketch to sketch in one edit, over a whole stroke, and back in one', () => {
    const { history, id: from } = started(1, 2, 3);
    history.perform(edits.createTerritory(history.document, 'Nord', [7]));
    const to = scenarioOf(history.document).current!;
    const before = history.document;
    const stroke = Symbol();
    for (const unit of [2, 3, 8]) history.perform(edits.transferUnits(history.document, [from], to, [unit])!, stroke);
    expect(unitsOf(history.document)).toEqual([[1], [2, 3, 7, 8]]);
    expect(history.undoable).toEqual({ kind: 'transfer', count: 3, taken: 2, from: 'Sud Allier', to: 'Nord' });
    expect(history.entries).toHaveLength(3);
    history.undo();
    expect(history.document).toEqual(before);
    history.redo();
    expect(unitsOf(history.document)).toEqual([[1], [2, 3, 7, 8]]);
    expect(edits.transferUnits(history.document, [from], to, [2])).toBeNull();
    expect(reasonOf(() => edits.transferUnits(history.document, ['gone'], to, [1]))).toBe('no-such-territory');
  });

  it('one stroke is one entry, and a stroke that comes back to its start is none', () => {
    const { history, id } = started(1);
    const stroke = Symbol();
    history.perform(edits.addUnits(history.document, id, [2, 3])!, stroke);
    history.perform(edits.addUnits(history.document, id, [4])!, stroke);
    history.perform(edits.removeUnits(history.document, id, [1, 2])!, stroke);
    expect(history.undoable).toEqual({ kind: 'exchange', added: 2, removed: 1, territory: 'Sud Allier' });
    expect(history.entries).toHaveLength(2);
    history.undo();
    expect(unitsOf(history.document)).toEqual([[1]]);
    history.redo();
    expect(unitsOf(history.document)).toEqual([[3, 4]]);
    const other = Symbol();
    history.perform(edits.addUnits(history.document, id, [9])!, other);
    history.perform(edits.removeUnits(history.document, id, [9])!, other);
    expect(history.entries).toHaveLength(2);
    expect(history.cursor).toBe(2);
  });

  it('a new edit forgets what was undone', () => {
    const { history, id } = started(1);
    history.perform(edits.addUnits(history.document, id, [2])!);
    history.undo();
    expect(history.redoable).toEqual({ kind: 'add', count: 1, territory: 'Sud Allier' });
    history.perform(edits.addUnits(history.document, id, [3])!);
    expect(history.redoable).toBeNull();
    expect(history.redo()).toBeNull();
  });
});

/** One random intention; territories are named by their place so that it makes sense in any document. */
const intention = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('add' as const), at: fc.nat(3), units: units() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('remove' as const), at: fc.nat(3), units: units() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('replace' as const), at: fc.nat(3), units: units() }) },
  fc.record({
    do: fc.constantFrom('create', 'duplicate', 'delete', 'choose') as fc.Arbitrary<'create'>,
    at: fc.nat(3),
  }),
  fc.record({ do: fc.constant('rename' as const), at: fc.nat(3), name: fc.constantFrom('A', 'B', 'C') }),
  fc.record({ do: fc.constant('lock' as const), at: fc.nat(3), locked: fc.boolean() }),
  fc.record({ do: fc.constant('settings' as const), boundary80000: fc.constantFrom(2, 3) as fc.Arbitrary<2 | 3> }),
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('undo', 'redo') as fc.Arbitrary<'undo'> }) },
);
type Intention = (typeof intention extends fc.Arbitrary<infer T> ? T : never) & { do: string };

function units() {
  return fc.uniqueArray(fc.nat(40), { maxLength: 12 });
}

/** The same document as plain sets and arrays, changed in place: what the transactions must agree with. */
class Model {
  territories: { name: string; units: Set<number>; locked: boolean }[] = [];
  current = -1;
  boundary = 2;

  copy(): Model {
    const copy = new Model();
    copy.territories = this.territories.map((t) => ({ ...t, units: new Set(t.units) }));
    copy.current = this.current;
    copy.boundary = this.boundary;
    return copy;
  }

  /** Returns whether the intention was possible. */
  act(step: Intention): boolean {
    if (step.do === 'settings') {
      this.boundary = step.boundary80000;
      return true;
    }
    if (step.do === 'create') {
      this.current = this.territories.push({ name: 'Nouveau', units: new Set(), locked: false }) - 1;
      return true;
    }
    const at = 'at' in step ? step.at : -1;
    const territory = this.territories[at];
    if (!territory) return false;
    const bound: string[] = ['add', 'remove', 'replace', 'delete'];
    if (territory.locked && bound.includes(step.do)) return false;
    switch (step.do as string) {
      case 'duplicate':
        this.territories.splice(at + 1, 0, { name: 'Copie', units: new Set(territory.units), locked: false });
        this.current = at + 1;
        break;
      case 'delete':
        this.territories.splice(at, 1);
        if (this.current > at || this.current === this.territories.length) this.current--;
        break;
      case 'choose':
        this.current = at;
        break;
    }
    if (step.do === 'rename') territory.name = step.name;
    if (step.do === 'lock') territory.locked = step.locked;
    if (step.do === 'add') step.units.forEach((unit) => territory.units.add(unit));
    if (step.do === 'remove') step.units.forEach((unit) => territory.units.delete(unit));
    if (step.do === 'replace') territory.units = new Set(step.units);
    return true;
  }
}

const plain = (document: ProjectDocument) => ({
  territories: scenarioOf(document).territories.map(({ name, units, locked }) => ({ name, units: [...units], locked })),
  current: scenarioOf(document).territories.findIndex(({ id }) => id === scenarioOf(document).current),
  boundary: document.settings.boundary80000,
});
const plainModel = (model: Model) => ({
  ...model,
  territories: model.territories.map((t) => ({ ...t, units: [...t.units].sort((a, b) => a - b) })),
});

function transactionOf(document: ProjectDocument, step: Intention): Transaction | null {
  if (step.do === 'settings') return scenarios.changeSettings(document, { boundary80000: step.boundary80000 });
  if (step.do === 'create') return edits.createTerritory(document, 'Nouveau');
  const id = scenarioOf(document).territories['at' in step ? step.at : -1]?.id ?? 'nobody';
  if (step.do === 'rename') return edits.renameTerritory(document, id, step.name);
  if (step.do === 'lock') return edits.lockTerritory(document, id, step.locked);
  if (step.do === 'add') return edits.addUnits(document, id, step.units);
  if (step.do === 'remove') return edits.removeUnits(document, id, step.units);
  if (step.do === 'replace') return edits.replaceUnits(document, id, step.units);
  switch (step.do as string) {
    case 'duplicate':
      return edits.duplicateTerritory(document, id, 'Copie');
    case 'delete':
      return edits.deleteTerritory(document, id);
    default:
      return edits.chooseTerritory(document, id);
  }
}

describe('properties', () => {
  it('any sequence of edits, undos and redos agrees with a plain model that keeps every state', () => {
    fc.assert(
      fc.property(fc.array(intention, { maxLength: 60 }), (steps) => {
        const history = new History();
        const states = [new Model()];
        const choices = new Set<Model>();
        let now = 0;
        const undone = () => {
          let at = now;
          while (choices.has(states[at])) at--;
          return Math.max(0, at - 1);
        };
        const redone = () => {
          let at = now + 1;
          while (choices.has(states[at])) at++;
          return at < states.length ? at : now;
        };
        for (const step of steps as Intention[]) {
          if ((step.do as string) === 'undo') {
            const to = undone();
            expect(history.undo() === null).toBe(to === now);
            now = to;
          } else if ((step.do as string) === 'redo') {
            const to = redone();
            expect(history.redo() === null).toBe(to === now);
            now = to;
          } else {
            const model = states[now].copy();
            const possible = model.act(step);
            let transaction: Transaction | null = null;
            const refused = reasonOf(() => (transaction = transactionOf(history.document, step)));
            expect(refused === null).toBe(possible);
            if (transaction) {
              history.perform(transaction);
              states.length = ++now;
              states.push(model);
              if ((step.do as string) === 'choose') choices.add(model);
            }
          }
          expect(plain(history.document)).toEqual(plainModel(states[now]));
          expect(history.cursor).toBe(now);
        }
        while (history.undo());
        expect(history.cursor).toBe(0);
        expect(history.document).toEqual(EMPTY_DOCUMENT);
        for (now = 0; history.redo();) {
          now = redone();
          expect(plain(history.document)).toEqual(plainModel(states[now]));
        }
        expect(redone()).toBe(now);
        history.goTo(states.length - 1);
        expect(plain(history.document)).toEqual(plainModel(states.at(-1)!));
      }),
      { numRuns: 300 },
    );
  });

  it('the inverse undoes, and the inverse of the inverse is the transaction', () => {
    fc.assert(
      fc.property(fc.array(intention, { minLength: 1, maxLength: 30 }), (steps) => {
        const history = new History();
        for (const step of steps as Intention[]) {
          let transaction: Transaction | null = null;
          reasonOf(() => (transaction = transactionOf(history.document, step)));
          if (!transaction) continue;
          const before = history.document;
          const inverse = invert(transaction);
          expect(apply(apply(before, transaction), inverse)).toEqual(before);
          expect(invert(inverse)).toEqual(transaction);
          history.perform(transaction);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('a stroke in pieces is the stroke at once', () => {
    fc.assert(
      fc.property(
        units(),
        fc.array(fc.record({ add: fc.boolean(), units: units() }), { maxLength: 12 }),
        (start, moves) => {
          const { history, id } = started(...start);
          const before = history.document;
          const wanted = new Set(start);
          for (const move of moves) {
            move.units.forEach((unit) => (move.add ? wanted.add(unit) : wanted.delete(unit)));
            const act = move.add ? edits.addUnits : edits.removeUnits;
            const transaction = act(history.document, id, move.units);
            if (transaction) history.perform(transaction, 'stroke');
          }
          expect(unitsOf(history.document)).toEqual([[...wanted].sort((a, b) => a - b)]);
          const net = edits.replaceUnits(before, id, wanted);
          expect(history.entries.slice(1).map(({ transaction }) => transaction)).toEqual(net ? [net] : []);
          while (history.cursor > 1) history.undo();
          expect(history.document).toEqual(before);
        },
      ),
      { numRuns: 300 },
    );
  });
});
