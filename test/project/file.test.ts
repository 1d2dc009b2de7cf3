import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scenarioOf } from '../../src/project/document';
import * as edits from '../../src/project/edits';
import { ProjectFileError } from '../../src/project/errors';
import { readProjectFile, writeProjectFile } from '../../src/project/file';
import { History } from '../../src/project/history';
import { rebuild } from '../../src/project/journal/rebuild';
import { openProject } from '../../src/project/scenarios';
import version2Journal from './fixtures/version-2-journal.json';
import { codesOf, france, unitsOf } from './france';

const version2 = readFileSync(new URL('fixtures/version-2.perimetre', import.meta.url), 'utf8');
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
      boundary80000: 3,
      minimum: 15_000,
      amounts: { operating: 50_000 },
      signatureDate: '2026-09-01',
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

  it('any document comes back whole', () => {
    const { document } = read(version2);
    expect(read(writeProjectFile(france, document)).document).toEqual(document);
  });

  it('says what is wrong', () => {
    expect(reasonOf(' ')).toBe('empty');
    expect(reasonOf(version2.slice(0, -5))).toBe('damaged');
    for (const other of ['7', 'null', '[]', '{}', '{"type":"FeatureCollection"}', '{"project":{"format":"x"}}'])
      expect(reasonOf(other), other).toBe('foreign');
    expect(reasonOf(version2.replace('"version":2', '"version":3'))).toBe('version');
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
      at: fc.nat(version2.length),
      gone: fc.nat(40),
      text: fc.oneof(hostile, fc.string({ maxLength: 8 })),
    });
    const inHand = new History();
    inHand.perform(edits.createTerritory(inHand.document, 'Sud Allier', unitsOf('03190')));
    const before = inHand.document;
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        let text = version2;
        for (const { at, gone, text: put } of mutations) text = text.slice(0, at) + put + text.slice(at + gone);
        if (reasonOf(text) !== null) return;
        const { document, losses, changed } = read(text);
        expect(
          changed || losses.length > 0 || JSON.stringify(document) === JSON.stringify(read(version2).document),
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
      { seed: 23, numRuns: Number(process.env.PERIMETRE_CAMPAIGN ?? 1000) },
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
