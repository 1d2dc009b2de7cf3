import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { EMPTY_DOCUMENT, scenarioOf } from '../../src/project/document';
import * as edits from '../../src/project/edits';
import { History } from '../../src/project/history';
import { restoreDocument } from '../../src/project/restore';
import { restoreHistory } from '../../src/project/restore-history';
import { branchScenario, changeSettings, proposeScenario } from '../../src/project/scenarios';
import { FORMAT, VERSION } from '../../src/project/schema';
import { storeDocument, storeTransaction } from '../../src/project/stored';
import type { Transaction } from '../../src/project/transaction';
import version1 from './fixtures/version-1.json';
import { codesOf, france, unitsOf } from './france';

type Loose = Record<string, unknown>;
/** What is on the disk, with nothing taken for granted. */
interface Kept {
  document: Loose & { scenarios: (Loose & { territories: (Loose & { units: unknown })[] })[] };
  entries: Loose[];
  cursor: number;
}

/** Two territories, an edit undone, settings: what a session leaves. */
function session() {
  const history = new History();
  const perform = (transaction: Transaction | null) => history.perform(transaction!);
  perform(edits.createTerritory(history.document, 'Sud Allier', unitsOf('03190', '03321')));
  const first = scenarioOf(history.document).current!;
  perform(edits.addUnits(history.document, first, unitsOf('03013')));
  perform(edits.createTerritory(history.document, 'Nord'));
  perform(edits.renameTerritory(history.document, scenarioOf(history.document).current!, 'Nord Allier'));
  perform(changeSettings(history.document, { boundary80000: 3, amounts: { operating: 50_000 } }));
  perform(branchScenario(history.document, history.document.scenario, 'Variante'));
  perform(edits.deleteTerritory(history.document, first));
  history.undo();
  return history;
}
const stored = (history: History) => {
  const document = storeDocument(france, history.document);
  const entries = history.entries.map(({ transaction }) => storeTransaction(france, transaction));
  return JSON.parse(JSON.stringify({ document, entries, cursor: history.cursor })) as Kept;
};
const restored = ({ document: raw, entries, cursor }: Kept) => {
  const { document, losses } = restoreDocument(france, raw);
  const past = restoreHistory(france, document, entries, cursor);
  return { history: past.history, losses: [...losses, ...past.losses] };
};

describe('restore', () => {
  it('what was kept comes back whole, with its history', () => {
    const before = session();
    const { history, losses } = restored(stored(before));
    expect(losses).toEqual([]);
    expect(history.document).toEqual(before.document);
    expect(history.entries).toEqual(before.entries);
    expect(history.cursor).toBe(before.cursor);
    expect(history.redoable).toEqual({ kind: 'delete', count: 3, territory: 'Sud Allier' });
    while (history.undo());
    expect(history.document).toEqual(EMPTY_DOCUMENT);
    while (history.redo());
    expect(history.document.scenarios.map(({ name }) => name)).toEqual(['', 'Variante']);
    expect(scenarioOf(history.document).territories.map(({ name }) => name)).toEqual(['Nord Allier']);
  });

  it('a document of version 1 becomes the first scenario of one of today, history included', () => {
    const { project, entries } = version1 as { project: { cursor: number }; entries: unknown[] };
    const { document, losses } = restoreDocument(france, project);
    expect(losses).toEqual([]);
    const { history, losses: missing } = restoreHistory(france, document, entries, project.cursor);
    expect(missing).toEqual([]);
    const { name, territories } = scenarioOf(history.document);
    expect(name).toBe('');
    expect(territories.map((one) => [one.name, codesOf(one.units), one.origin, one.locked, one.reason])).toEqual([
      ['Alaric élargie', ['11203'], 'cpts-alaric', true, null],
      ['Autour de Vichy', ['03310'], null, false, null],
      ['Vichy bis', ['03310'], null, false, null],
      ['Autour de Montluçon', ['03185'], null, false, null],
    ]);
    expect(document.settings).toEqual({
      ...DEFAULT_SETTINGS,
      boundary80000: 3,
      amounts: { operating: 50_000 },
      signatureDate: '2026-09-01',
      exclusive: {},
    });
    expect(history.redoable).toEqual({ kind: 'delete', count: 1, territory: 'Vichy bis' });
    while (history.undo());
    expect(history.document).toEqual(EMPTY_DOCUMENT);
    while (history.redo());
    expect(scenarioOf(history.document).territories).toHaveLength(3);
  });

  it('the reason of a proposal comes back, without the places that are no more', () => {
    const history = new History();
    const reason = {
      centre: unitsOf('03310')[0],
      meanDistance: 4.25,
      epcis: [{ group: 3, units: 2, available: 2, of: 2 }],
      departments: [{ group: 2, units: 2, available: 2, of: 9 }],
      crossings: [{ from: unitsOf('03310')[0], to: unitsOf('03190')[0], km: 2.5 }],
      surrounds: unitsOf('03013'),
    };
    const fresh = [{ name: 'Vichy', units: unitsOf('03310', '03190'), reason }];
    history.perform(proposeScenario(history.document, 'Maillage', fresh, [])!);
    const kept = stored(history);
    expect(restored(kept).history.document).toEqual(history.document);
    const [territory] = kept.document.scenarios[1].territories;
    Object.assign(territory.reason as Loose, {
      epcis: [{ code: 'gone', units: 1, available: 1, of: 1 }],
      surrounds: [],
    });
    const [after] = scenarioOf(restored(kept).history.document).territories;
    expect(after.reason).toEqual({ ...reason, epcis: [], surrounds: new Uint16Array() });
    (territory.reason as Loose).centre = '99999';
    expect(scenarioOf(restored(kept).history.document).territories[0]).toMatchObject({ name: 'Vichy', reason: null });
  });

  it('keeps a wish for a vintage that is not loaded here, and refuses what is no year', () => {
    const { document: raw } = stored(session());
    const vintageOf = (vintage: unknown) => {
      const { document, losses } = restoreDocument(france, {
        ...raw,
        settings: { ...(raw.settings as Loose), vintage },
      });
      return [document.settings.vintage, losses];
    };
    for (const year of [null, 2020, 2021]) expect(vintageOf(year)).toEqual([year, []]);
    for (const other of ['2020', 7, 2020.5, -2020, 1e9, {}])
      expect(vintageOf(other)).toEqual([null, [{ kind: 'setting', key: 'vintage' }]]);
  });

  it('drops fields that it does not know', () => {
    const before = session();
    const { document: raw } = stored(before);
    raw.extra = 1;
    raw.scenarios[0].territories[0].color = 'red';
    const { document, losses } = restoreDocument(france, raw);
    expect(losses).toEqual([]);
    expect(document).toEqual(before.document);
  });

  it('lists the codes that are no more, and takes the heirs of the old ones', () => {
    const kept = stored(session());
    (kept.document.scenarios[0].territories[0].units as string[]).push('00000', '14697');
    const { history, losses } = restored(kept);
    expect(losses).toEqual([
      { kind: 'units', territory: 'Sud Allier', codes: ['00000'] },
      { kind: 'recoded', territory: 'Sud Allier', codes: ['14697'] },
      // The commune that came in unseen leaves its creation without the territory that they speak of.
      { kind: 'history', entries: 1 },
    ]);
    const codes = () => codesOf(history.document.scenarios[0].territories[0].units);
    expect(codes()).toEqual(['03013', '03190', '03321', '14654']);
    while (history.undo());
    expect(codes()).toEqual(['03190', '03321', '14654']);
  });

  it('skips broken scenarios, territories, imports and settings, keeps the others', () => {
    const { document: raw } = stored(session());
    const [{ territories }] = raw.scenarios;
    territories[1].units = 'none';
    territories.push(7 as never, { ...territories[0] });
    raw.scenarios.push({ ...raw.scenarios[0] }, 'x' as never);
    raw.scenario = 'nowhere';
    raw.imports = [{ id: 'a', name: 'cpts.csv' }];
    raw.settings = {
      agreement: 'aci-2031',
      vintage: '2020',
      boundary80000: 3,
      minimum: -2,
      amounts: { operating: -1, ceiling: 5, projectWriting: 8 },
    };
    const { document, losses } = restoreDocument(france, raw);
    const scenario = scenarioOf(document);
    expect(scenario.territories.map(({ name }) => name)).toEqual(['Sud Allier']);
    expect(scenario.current).toBe(scenario.territories[0].id);
    expect(document.scenarios.map(({ name }) => name)).toEqual(['', 'Variante']);
    expect(document.settings).toEqual({ ...DEFAULT_SETTINGS, boundary80000: 3, amounts: { projectWriting: 8 } });
    expect(losses).toEqual([
      { kind: 'territory', name: 'Nord Allier' },
      { kind: 'territory', name: null },
      { kind: 'territory', name: 'Sud Allier' },
      { kind: 'scenario', name: '' },
      { kind: 'scenario', name: null },
      { kind: 'setting', key: 'agreement' },
      { kind: 'setting', key: 'vintage' },
      { kind: 'setting', key: 'minimum' },
      { kind: 'setting', key: 'amounts' },
      { kind: 'setting', key: 'signatureDate' },
      { kind: 'import', name: 'cpts.csv' },
    ]);
  });

  it('leaves alone what is not ours, and what is of a later version', () => {
    for (const raw of [null, 7, 'x', [], {}, { format: 'other', version: 1 }, { format: FORMAT, version: 0 }])
      expect(restoreDocument(france, raw).losses).toEqual([{ kind: 'unreadable' }]);
    const later = { ...stored(session()).document, version: VERSION + 1 };
    expect(restoreDocument(france, later).losses).toEqual([{ kind: 'version', version: VERSION + 1 }]);
  });

  it('cuts the history at an entry that does not fit, on either side', () => {
    const kept = stored(session());
    kept.entries[2] = { kind: 'units', territory: 'x', added: ['03190'], removed: [] };
    kept.entries.at(-1)!.at = 'x';
    const { history, losses } = restored(kept);
    expect(losses).toEqual([{ kind: 'history', entries: 4 }]);
    expect(history.entries).toHaveLength(3);
    expect(history.cursor).toBe(3);
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
          const entries = Array.isArray(broken.entries) ? broken.entries : [];
          const { history } = restored({ ...broken, entries, cursor: Number(broken.cursor) || 0 });
          const start = history.document;
          let undone = 0;
          while (history.undo()) undone++;
          while (undone--) history.redo();
          expect(history.document).toEqual(start);
          while (history.redo());
        },
      ),
      { numRuns: 2000 },
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
