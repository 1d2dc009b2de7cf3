import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import { cutCommunes } from '../../src/atlas/quarters/cut';
import { codesOf } from '../../src/atlas/quarters/units';
import type { TypedPart } from '../../src/domain/parts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { indexArcs } from '../../src/kernel/arcs';
import { scenarioOf, type ProjectDocument } from '../../src/project/document';
import { addUnits, createTerritory, removeUnits, typePart } from '../../src/project/edits';
import { formatOf, isOurs } from '../../src/project/exchange/formats';
import { readTerritoryOrSurface } from '../../src/project/exchange/read';
import { writeCsv } from '../../src/project/exchange/csv';
import { writeGeoJson } from '../../src/project/exchange/geojson';
import { readProjectFile, writeProjectFile } from '../../src/project/file';
import { History } from '../../src/project/history';
import { readLink } from '../../src/project/link/document';
import { encodeScenarioLink } from '../../src/project/link/scenario';
import { encodeLink } from '../../src/project/link/territory';
import { rebase } from '../../src/project/rebase';
import { changeSettings } from '../../src/project/scenarios';
import { restoreDocument } from '../../src/project/restore';
import { restoreHistory } from '../../src/project/restore-history';
import { codesHeld, storeDocument, storeTransaction } from '../../src/project/stored';
import { editText } from '../../src/words/edits';
import { FRENCH } from '../../src/words/languages';
import { HALVES, synthetic } from '../synthetic';

/** Three communes in a row, the middle one to be cut in two. */
const { atlas: whole, topology } = synthetic(['AAA'], { population: (unit) => 1000 + unit });
const arcs = indexArcs(topology, whole.count);
const { atlas: cut, arcs: drawn } = cutCommunes(whole, arcs, HALVES, null, ['00001']);
const west = cut.codes.indexOf('000010101');
const nameOf = () => 'sans nom';
const figure = { value: null, quality: 'unknown', source: '', vintage: '' } as const;
const verdict = {
  population: { ...figure, measure: 'municipale', unknownUnits: 1, years: [], totale: figure },
  size: { class: null, toPrevious: null, toNext: null, ambiguous: false, vintages: [] },
} as never;

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
    const json = writeGeoJson(cut, drawn, { name: 'Ouest', units: territory.units, verdict });
    const csv = writeCsv(cut, territory);
    for (const text of [json, csv]) {
      const incoming = readTerritoryOrSurface(text);
      expect('codes' in incoming && incoming.codes).toEqual(['00000', '000010101']);
    }
    expect(formatOf(json)).toBe('geojson');
  });
});

describe('a project that holds a commune in part', () => {
  const part: TypedPart = { commune: '00001', quarters: [], inhabitants: 120 };
  const quarter = { commune: '00001', quarters: ['000010101'], inhabitants: 130 };
  const parted = (typed = part) => {
    const made = history();
    made.perform(typePart(made.document, scenarioOf(made.document).territories[0].id, '00001', typed)!);
    return made;
  };
  const partsIn = (document: ProjectDocument) => scenarioOf(document).territories.map(({ parts }) => parts);

  it('types it, changes it and takes it back, each to be undone', () => {
    const made = parted();
    const [{ id }] = scenarioOf(made.document).territories;
    expect(typePart(made.document, id, '00001', part)).toBeNull();
    made.perform(typePart(made.document, id, '00001', { ...part, inhabitants: 90 })!);
    made.perform(typePart(made.document, id, '00001', null)!);
    expect(partsIn(made.document)).toEqual([undefined]);
    made.undo();
    expect(partsIn(made.document)).toEqual([[{ ...part, inhabitants: 90 }]]);
    made.undo();
    made.undo();
    expect(partsIn(made.document)).toEqual([undefined]);
    made.redo();
    expect(partsIn(made.document)).toEqual([[part]]);
    expect(made.entries.at(1)!.label).toMatchObject({ kind: 'part', commune: '00001', inhabitants: 120 });
  });

  it('goes through a file, the history that is kept, and links, cut or not where they are opened', () => {
    for (const typed of [part, quarter]) {
      const made = parted(typed);
      const kept = restoreHistory(
        cut,
        restoreDocument(cut, storeDocument(cut, made.document)).document,
        made.entries.map(({ transaction }) => storeTransaction(cut, transaction)),
        made.cursor,
      );
      expect(kept.losses).toEqual([]);
      kept.history.undo();
      expect(partsIn(kept.history.document)).toEqual([undefined]);
      const [{ name, parts, ...territory }] = scenarioOf(made.document).territories;
      const codes = codesHeld(cut, territory);
      const scenario = { name: 'Essai', vintage: null, territories: [{ name, origin: null, codes, parts: parts! }] };
      for (const atlas of [cut, whole]) {
        const file = readProjectFile(atlas, writeProjectFile(cut, made.document));
        expect([file.losses, file.changed, partsIn(file.document)]).toEqual([[], false, [[typed]]]);
        for (const link of [encodeLink(name, codes, parts), encodeScenarioLink(scenario)]) {
          const linked = readLink(atlas, link, nameOf);
          expect([linked.unknown, partsIn(linked.document)]).toEqual([0, [[typed]]]);
        }
      }
    }
  });

  it('loses nothing else when what was typed is broken, and says so when the commune is no more', () => {
    const text = writeProjectFile(whole, parted().document);
    const broken = readProjectFile(whole, text.replace('"inhabitants":120', '"inhabitants":-3'));
    expect([partsIn(broken.document), codesIn(broken.document)]).toEqual([[undefined], [['00000', '000010101']]]);
    const gone = readProjectFile(whole, text.replaceAll('"commune":"00001"', '"commune":"99999"'));
    expect(gone.losses).toEqual([{ kind: 'units', territory: 'Ouest', codes: ['99999'] }]);
  });

  it('leaves in every file, without the code that would take the whole commune', () => {
    const outgoing = { name: 'Ouest', units: Uint16Array.of(0), parts: [part], verdict };
    const json = writeGeoJson(whole, arcs, outgoing);
    const incoming = readTerritoryOrSurface(json);
    expect(incoming).toEqual({ name: 'Ouest', codes: ['00000'], parts: [part] });
    expect(JSON.parse(json).features[1]).toMatchObject({
      properties: { code: null, nom: 'u1 (00001), en partie', population: 120, population_qualite: 'saisie' },
      geometry: null,
    });
    const csv = writeCsv(whole, outgoing);
    expect(csv).toContain(';u1 (00001), en partie;');
    expect(readTerritoryOrSurface(csv)).toEqual({ name: null, codes: ['00000'], parts: [part] });
    expect([isOurs(csv), isOurs(json)]).toEqual([true, true]);
    expect(csv).toContain(';120;;saisi par vous;');
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

  it('is told as such in the history, and quarters as quarters', () => {
    const said = (made: History, atlas = cut) =>
      made.entries.map((entry) => editText(entry, atlas, FRENCH).replaceAll('\u00a0', ' ').replaceAll('\u202f', ' '));
    const made = history();
    const [{ id: held }] = scenarioOf(made.document).territories;
    const part: TypedPart = { commune: '00001', quarters: [], inhabitants: 120 };
    made.perform(typePart(made.document, held, '00001', part)!);
    expect(said(made).at(-1)).toBe('une partie de u1 (120 habitants) dans « Ouest »');
    const drawing = history();
    const [{ id }] = scenarioOf(drawing.document).territories;
    const east = cut.codes.indexOf('000010102');
    drawing.perform(addUnits(drawing.document, id, [2, east])!);
    drawing.perform(removeUnits(drawing.document, id, [west])!);
    drawing.perform(addUnits(drawing.document, id, [west])!);
    drawing.perform(removeUnits(drawing.document, id, [west, east])!);
    expect(said(drawing).slice(1)).toEqual([
      '1 commune et 1 quartier ajoutés à « Ouest »',
      '1 quartier retiré de « Ouest »',
      '1 quartier ajouté à « Ouest »',
      '1 commune retirée de « Ouest »',
    ]);
  });
});
