import { readFileSync } from 'node:fs';
import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import { scenarioOf } from '../../src/project/document';
import * as edits from '../../src/project/edits';
import { ProjectFileError } from '../../src/project/errors';
import { readProjectFile, writeProjectFile } from '../../src/project/file';
import { History } from '../../src/project/history';
import { rebuild } from '../../src/project/journal/rebuild';
import { mergeScenarios, openProject } from '../../src/project/scenarios';
import version2Journal from './fixtures/version-2-journal.json';
import version3Journal from './fixtures/version-3-journal.json';
import { codesOf, france, unitsOf } from './france';

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
const version2 = fixture('version-2.perimetre');
const version3 = fixture('version-3.perimetre');
const read = (text: string) => readProjectFile(france, text);
const reasonOf = (text: string) => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof ProjectFileError) return error.reason;
    throw error;
  }
  return null;
};

describe('project file', () => {
  it('one of version 2 is read for ever', () => {
    const { document, losses, changed } = read(version2);
    expect([losses, changed]).toEqual([[], false]);
    expect(document.scenarios.map(({ name, territories }) => [name, territories.map((one) => one.name)])).toEqual([
      ['', ['Sud Allier', 'Alaric']],
      ['Maillage : Allier', ['Sud Allier', 'Alaric', 'Autour de Vichy']],
      ['Variante', ['Sud Allier', 'Alaric', 'Autour de Vichy']],
    ]);
    const [sud, alaric, vichy] = scenarioOf(document).territories;
    expect([codesOf(sud.units), codesOf(alaric.units)]).toEqual([['03013', '03190', '03321'], ['11203']]);
    expect([alaric.origin, alaric.locked]).toEqual(['cpts-alaric', true]);
    expect(vichy.reason).toMatchObject({ centre: unitsOf('03310')[0], meanDistance: 4.25 });
    expect(document.settings).toEqual({
      agreement: 'aci-2019',
      vintage: null,
      boundary80000: 3,
      minimum: 15_000,
      amounts: { operating: 50_000 },
      signatureDate: '2026-09-01',
      exclusive: {},
      cut: [],
    });
    expect(document.imports).toMatchObject([{ name: 'cpts-paca-2026.csv', rows: 946 }]);
  });

  it('so is a journal of version 2, history included, which the file of the same day agrees with', () => {
    const { history, losses, sound } = rebuild(france, version2Journal.journal, version2Journal.snapshots);
    expect([losses, sound]).toEqual([[], true]);
    expect(history.document).toEqual(read(version2).document);
    expect([history.cursor, history.entries.length]).toEqual([8, 9]);
    expect(history.redoable).toEqual({ kind: 'delete', count: 2, territory: 'Autour de Vichy' });
    while (history.redo());
    expect(scenarioOf(history.document).territories).toHaveLength(2);
    while (history.undo());
    expect(history.document).toEqual(new History().document);
  });

  it('so is one of version 4, with what lists of CPTS cover and the contrat local de santé; older ones say nothing of it', () => {
    const { document, losses, changed } = read(fixture('version-4.perimetre'));
    expect([losses, changed]).toEqual([[], false]);
    expect(document.imports.map(({ complete }) => complete)).toEqual([['13', '84']]);
    expect(scenarioOf(document).territories[0].notes.cls).toBe(true);
    const older = read(version3).document;
    expect(older.imports.map(({ complete }) => complete)).toEqual([[]]);
    expect(scenarioOf(older).territories.map(({ notes }) => notes.cls)).toEqual([null]);
  });

  it('so is one of version 5, with the quarters of communes that are not cut here, and no part typed', () => {
    const { document, losses, changed } = read(fixture('version-5.perimetre'));
    expect([losses, changed]).toEqual([[], false]);
    expect(document.settings.cut).toEqual(['06088']);
    const [{ units, uncut, parts }] = document.scenarios[0].territories;
    expect([units.length, uncut, parts]).toEqual([3, ['060880101', '060880102'], undefined]);
  });

  it('so are those of version 3, with the vintage that figures are counted by', () => {
    const { document, losses, changed } = read(version3);
    expect([losses, changed]).toEqual([[], false]);
    expect(document.settings).toEqual({ ...read(version2).document.settings, vintage: 2020 });
    const { history, losses: missing, sound } = rebuild(france, version3Journal.journal, version3Journal.snapshots);
    expect([missing, sound, history.document]).toEqual([[], true, document]);
    expect(history.redoable).toEqual({ kind: 'settings', keys: ['agreement', 'vintage'] });
    expect(history.undo()).toMatchObject({ kind: 'several' });
    expect([history.document.settings.vintage, history.undoable]).toEqual([2016, { kind: 'vintage', vintage: 2016 }]);
    while (history.redo());
    expect(history.document.settings).toMatchObject({ agreement: 'avenant-2', vintage: 2022 });
    while (history.undo());
    expect(history.document).toEqual(new History().document);
  });

  it('any document comes back whole', () => {
    const { document } = read(version3);
    expect(read(writeProjectFile(france, document)).document).toEqual(document);
  });

  it('says what is wrong', () => {
    expect(reasonOf(' ')).toBe('empty');
    expect(reasonOf(version2.slice(0, -5))).toBe('damaged');
    for (const other of ['7', 'null', '[]', '{}', '{"type":"FeatureCollection"}', '{"project":{"format":"x"}}'])
      expect(reasonOf(other), other).toBe('foreign');
    expect(reasonOf(version3.replace('"version":3', '"version":7'))).toBe('version');
  });

  it('one that was changed by hand opens, and says so', () => {
    const { document, losses, changed } = read(version2.replace('Sud Allier', 'Sud de l’Allier'));
    expect(document.scenarios[0].territories[0].name).toBe('Sud de l’Allier');
    expect([losses, changed]).toEqual([[], true]);
  });

  it('mutations are refused with a reason or opened safely, as an edit that undo takes back', () => {
    const hostile = fc.constantFrom(
      '"',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '0',
      '\u0000',
      '\u202e',
      '<img onerror=1>',
      '__proto__',
      '1e999',
    );
    const mutation = fc.record({
      at: fc.nat(version3.length),
      gone: fc.nat(40),
      text: fc.oneof(hostile, fc.string({ maxLength: 8 })),
    });
    const inHand = new History();
    inHand.perform(edits.createTerritory(inHand.document, 'Sud Allier', unitsOf('03190')));
    const before = inHand.document;
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        let text = version3;
        for (const { at, gone, text: put } of mutations) text = text.slice(0, at) + put + text.slice(at + gone);
        if (reasonOf(text) !== null) return;
        const { document, losses, changed } = read(text);
        expect(
          changed || losses.length > 0 || JSON.stringify(document) === JSON.stringify(read(version3).document),
        ).toBe(true);
        expect(document.scenarios.some(({ id }) => id === document.scenario)).toBe(true);
        for (const { territories, current } of document.scenarios) {
          expect(territories.length === 0 ? current === null : territories.some(({ id }) => id === current)).toBe(true);
          for (const { name, units } of territories) {
            expect(name.trim().length).toBeGreaterThan(0);
            expect(units.every((unit, i) => unit < france.count && (i === 0 || unit > units[i - 1]))).toBe(true);
          }
        }
        inHand.perform(openProject(inHand.document, document));
        inHand.undo();
        expect(inHand.document).toEqual(before);
      }),
      { numRuns: Number(process.env.PERIMETRE_CAMPAIGN ?? 1000) },
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('a project file that a colleague sends', () => {
  const signed = { by: 'Dr Martin', on: '2026-11-21' };

  it('says who saved it and when, if they gave it; what is not a name and a day is left out', () => {
    const { document } = read(version3);
    expect(read(writeProjectFile(france, document)).signed).toBeNull();
    expect(writeProjectFile(france, document)).not.toContain('signed');
    const text = writeProjectFile(france, document, signed);
    expect(read(text)).toEqual({ document, losses: [], changed: false, signed });
    for (const wrong of ['"Dr Martin"', 'null', '{"by":" ","on":"2026-11-21"}', '{"by":"Dr","on":"hier"}'])
      expect(read(text.replace(JSON.stringify(signed), wrong))).toMatchObject({ signed: null, changed: false });
    expect(read(text.replace('Dr Martin', '\\u202eDr'))).toMatchObject({ signed: { by: 'Dr' } });
  });

  it('adds its scenarios after those in place, the first in hand, as one edit that undo takes back', () => {
    const history = new History();
    history.perform(edits.createTerritory(history.document, 'À moi', unitsOf('63113')));
    const before = history.document;
    const { document } = read(version3);
    const merge = mergeScenarios(
      before,
      document.scenarios.map((one, i) => ({ ...one, name: `Reçu ${i}` })),
    );
    history.perform(merge);
    const after = history.document;
    expect(after.scenarios.map(({ name }) => name)).toEqual(['', 'Reçu 0', 'Reçu 1', 'Reçu 2', 'Reçu 3']);
    expect(after.scenarios[0]).toEqual(before.scenarios[0]);
    expect(after.settings).toEqual(before.settings);
    expect(scenarioOf(after).name).toBe('Reçu 0');
    expect(after.scenarios.slice(1).map(({ territories }) => territories)).toEqual(
      document.scenarios.map(({ territories }) => territories),
    );
    expect(history.undoable).toEqual({ kind: 'merge', scenarios: 4 });
    history.undo();
    expect(history.document).toEqual(before);
    history.redo();
    // One's own file, sent and brought back, does not take the place of what it was.
    history.perform(
      mergeScenarios(
        after,
        [after.scenarios[0]].map((one) => ({ ...one, name: 'Retour' })),
      ),
    );
    expect(new Set(history.document.scenarios.map(({ id }) => id)).size).toBe(6);
  });
});
