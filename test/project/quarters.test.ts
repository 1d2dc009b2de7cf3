import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import { cutCommunes } from '../../src/atlas/quarters/cut';
import { codesOf } from '../../src/atlas/quarters/units';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { indexArcs } from '../../src/kernel/arcs';
import { scenarioOf, type ProjectDocument } from '../../src/project/document';
import { addUnits, createTerritory, removeUnits } from '../../src/project/edits';
import { formatOf, readTerritoryOrSurface } from '../../src/project/exchange/read';
import { writeCsv } from '../../src/project/exchange/csv';
import { writeGeoJson } from '../../src/project/exchange/geojson';
import { readProjectFile, writeProjectFile } from '../../src/project/file';
import { History } from '../../src/project/history';
import { readLink } from '../../src/project/link/document';
import { encodeScenarioLink } from '../../src/project/link/scenario';
import { encodeLink } from '../../src/project/link/territory';
import { rebase } from '../../src/project/rebase';
import { changeSettings } from '../../src/project/scenarios';
import { codesHeld } from '../../src/project/stored';
import { synthetic } from '../synthetic';

/** Three communes in a row, the middle one to be cut in two. */
const { atlas: whole, topology } = synthetic(['AAA'], { population: (unit) => 1000 + unit });
const arcs = indexArcs(topology, whole.count);
const half = (code: string, west: number, east: number) => ({
  code,
  name: code.slice(-1),
  rings: [[west, 0, east, 0, east, 10_000, west, 10_000]],
});
const layer = {
  layer: 'import-quarters' as const,
  vintage: '2025',
  communes: new Map([['00001', [half('000010101', 10_000, 15_000), half('000010102', 15_000, 20_000)]]]),
};
const { atlas: cut, arcs: drawn } = cutCommunes(whole, arcs, layer, null, ['00001']);
const west = cut.codes.indexOf('000010101');
const nameOf = () => 'sans nom';

/** A territory of the first commune and the western half of the second. */
const history = () => {
  const made = new History();
  made.perform(createTerritory(made.document, 'Ouest', [0, west]));
  return made;
};
const codesIn = (document: ProjectDocument, atlas = cut) =>
  scenarioOf(document).territories.map((territory) => codesHeld(atlas, territory));

describe('a project that holds a quarter', () => {
  it('goes through a file; where the commune is not cut it is kept, counted nowhere, and comes back', () => {
    const text = writeProjectFile(cut, history().document);
    expect(codesIn(readProjectFile(cut, text).document)).toEqual([['00000', '000010101']]);

    const away = readProjectFile(whole, text);
    expect(away.losses).toEqual([]);
    const [territory] = scenarioOf(away.document).territories;
    expect([...territory.units]).toEqual([0]);
    expect(territory.uncut).toEqual(['000010101']);
    const back = readProjectFile(cut, writeProjectFile(whole, away.document));
    expect(codesIn(back.document)).toEqual([['00000', '000010101']]);
    expect(scenarioOf(back.document).territories[0].uncut).toBeUndefined();
  });

  it('goes through a link of a territory and of a scenario, cut or not where it is opened', () => {
    const territories = [
      { name: 'Ouest', origin: null, codes: ['00000', '000010101'] },
      { name: 'Est', origin: null, codes: ['00002', '000010102', '2A0040101'] },
    ];
    const one = encodeLink('Ouest', territories[0].codes);
    const scenario = encodeScenarioLink({ name: 'Essai', vintage: null, territories });
    for (const atlas of [cut, whole]) {
      expect(codesIn(readLink(atlas, one, nameOf).document, atlas)).toEqual([['00000', '000010101']]);
      const linked = readLink(atlas, scenario, nameOf);
      expect(
        codesIn(linked.document, atlas).map((codes) => codes.filter((code) => code !== '2A0040101').sort()),
      ).toEqual([
        ['00000', '000010101'],
        ['000010102', '00002'],
      ]);
      expect(linked.unknown).toBe(1);
    }
  });

  it('goes through GeoJSON and a table', () => {
    const [territory] = scenarioOf(history().document).territories;
    const figure = { value: null, quality: 'unknown', source: '', vintage: '' } as const;
    const verdict = {
      population: { ...figure, measure: 'municipale', unknownUnits: 1, years: [], totale: figure },
      size: { class: null, toPrevious: null, toNext: null, ambiguous: false, vintages: [] },
    } as never;
    const json = writeGeoJson(cut, drawn, { name: 'Ouest', units: territory.units, verdict });
    const csv = writeCsv(cut, territory);
    for (const text of [json, csv]) {
      const incoming = readTerritoryOrSurface(text);
      expect('codes' in incoming && incoming.codes).toEqual(['00000', '000010101']);
    }
    expect(formatOf(json)).toBe('geojson');
  });
});

describe('a history', () => {
  it('goes over to the units of a cut and back to be undone and done again, whatever was edited', () => {
    const act = fc.record({ takes: fc.boolean(), units: fc.subarray([0, 1, 2], { minLength: 1 }) });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), fc.nat(12), (acts, back) => {
        const plain = new History();
        plain.perform(createTerritory(plain.document, 'T', [0]));
        const { id } = scenarioOf(plain.document).territories[0];
        for (const { takes, units } of acts) {
          const edit = (takes ? addUnits : removeUnits)(plain.document, id, units);
          if (edit) plain.perform(edit);
        }
        const steps = plain.entries.length;
        plain.goTo(Math.max(0, steps - back));
        const over = rebase(plain, whole, cut);
        expect([over.entries.length, over.cursor]).toEqual([steps, plain.cursor]);
        for (const cursor of [0, steps, plain.cursor]) {
          plain.goTo(cursor);
          over.goTo(cursor);
          const named = (document: ProjectDocument, atlas: typeof cut) =>
            scenarioOf(document).territories.map(({ units }) => codesOf(atlas, units));
          expect(named(over.document, cut)).toEqual(named(plain.document, whole));
        }
      }),
    );
  });

  it('keeps which communes are cut', () => {
    const made = history();
    made.perform(changeSettings(made.document, { cut: ['00001'] })!);
    const { settings } = readProjectFile(cut, writeProjectFile(cut, made.document)).document;
    expect(settings).toEqual({ ...DEFAULT_SETTINGS, cut: ['00001'] });
  });
});
