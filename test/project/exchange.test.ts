import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import type { FeatureCollection, MultiPolygon } from 'geojson';
import { area } from '@turf/area';
import { resolveCodes } from '../../src/atlas/codes';
import { ExchangeError } from '../../src/project/errors';
import { readCodes } from '../../src/project/exchange/codes';
import { readCsv, writeCsv } from '../../src/project/exchange/csv';
import { readGeoJson, writeGeoJson } from '../../src/project/exchange/geojson';
import { readTerritory } from '../../src/project/exchange/read';
import type { OutgoingTerritory } from '../../src/project/exchange/territory';
import { anyUnits, codesOf, france, loadArcs, unitsOf } from './france';

const arcs = loadArcs();
const outgoing = (units: Uint16Array, name = 'Sud Allier'): OutgoingTerritory => ({
  name,
  units,
  verdict: {
    population: {
      value: 19_664,
      quality: 'exact',
      source: 'population',
      vintage: '2023',
      measure: 'municipale',
      unknownUnits: 0,
      years: [2023],
      totale: { value: null, quality: 'unknown', source: 'population', vintage: '' },
    },
    size: { class: 1, toPrevious: null, toNext: 20_336, ambiguous: false, vintages: [] },
  },
});
const failure = (read: () => unknown) => {
  try {
    read();
  } catch (error) {
    if (error instanceof ExchangeError) return { format: error.format, reason: error.reason, found: error.found };
    throw error;
  }
  return null;
};

describe('round trips on France', () => {
  const formats: [string, (units: Uint16Array) => string, (text: string) => { codes: string[] }][] = [
    ['GeoJSON', (units) => writeGeoJson(france, arcs, outgoing(units)), readGeoJson],
    ['CSV', (units) => writeCsv(france, { units }), readCsv],
    ['codes', (units) => codesOf(units).join('\n'), readCodes],
  ];
  it.each(formats)('%s', (_, write, read) => {
    fc.assert(
      fc.property(anyUnits(60), (units) => {
        fc.pre(units.length > 0);
        const text = write(units);
        expect(resolveCodes(france, read(text).codes)).toEqual({ units, recoded: [], unknown: [] });
        expect(readTerritory(text)).toEqual(read(text));
      }),
      { numRuns: 60 },
    );
  });

  it('the name comes back from GeoJSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(readGeoJson(writeGeoJson(france, arcs, outgoing(unitsOf('03190'), name))).name).toBe(name);
      }),
      { numRuns: 100 },
    );
  });
});

describe('GeoJSON', () => {
  const units = unitsOf('03190', '03321', '03013', '97502');
  const file = JSON.parse(writeGeoJson(france, arcs, outgoing(units))) as FeatureCollection<MultiPolygon | null> & {
    perimetre: Record<string, unknown>;
  };

  it('is a feature a commune with its figures', () => {
    expect(file.features.map(({ properties }) => properties!.code)).toEqual(['03013', '03190', '03321', '97502']);
    expect(file.features[1].properties).toEqual({
      code: '03190',
      nom: 'Moulins',
      departement: '03',
      region: '84',
      epci: '200071140',
      population: 19_206,
      population_annee: 2023,
      population_qualite: 'exact',
    });
  });

  it('has outlines of the surface that the atlas knows, and none where there is none', () => {
    for (const { geometry, properties } of file.features.slice(0, 3)) {
      const known = france.area[france.codes.indexOf(properties!.code as string)];
      expect(area(geometry!) / 1e6 / known).toBeCloseTo(1, 1);
    }
    expect(file.features[3].geometry).toBeNull();
  });

  it('says what is true of the whole in `perimetre`', () => {
    expect(file.perimetre).toMatchObject({
      version: 1,
      name: 'Sud Allier',
      codes: ['03013', '03190', '03321', '97502'],
      population: { value: 19_664, measure: 'municipale', vintage: '2023', quality: 'exact', unknownUnits: 0 },
      class: 1,
    });
    const sources = file.perimetre.sources as { id: string; licence: string }[];
    expect(sources.map(({ id }) => id)).toEqual(['units', 'population', 'contours']);
    for (const { licence } of sources) expect(licence).toMatch(/Licence Ouverte/);
  });

  it('reads the communes of geo.api.gouv.fr, IGN and one feature alone', () => {
    const feature = (properties: unknown) => ({ type: 'Feature', geometry: null, properties });
    const collection = (...all: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features: all });
    expect(readGeoJson(collection(feature({ nom: 'Moulins', code: '03190' }))).codes).toEqual(['03190']);
    expect(readGeoJson(collection(feature({ ID: 3, INSEE_COM: '1001' }))).codes).toEqual(['01001']);
    expect(readGeoJson(collection(feature({ codgeo: 1001 }))).codes).toEqual(['01001']);
    expect(readGeoJson(JSON.stringify(feature({ code_insee: '2a004' }))).codes).toEqual(['2A004']);
  });

  it('refuses the rest with a reason', () => {
    const outline = { type: 'Feature', properties: { nom_cpts: 'X' }, geometry: { type: 'Polygon', coordinates: [] } };
    const named = { type: 'Feature', properties: { code: '03190' }, geometry: null };
    const file = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });
    expect(failure(() => readGeoJson(' '))).toMatchObject({ reason: 'empty' });
    expect(failure(() => readGeoJson('{"type":'))).toMatchObject({ format: 'geojson', reason: 'unreadable' });
    expect(failure(() => readGeoJson('{"type":"Topology"}'))).toMatchObject({ reason: 'unreadable' });
    expect(failure(() => readGeoJson('null'))).toMatchObject({ reason: 'unreadable' });
    expect(failure(() => readGeoJson(file()))).toMatchObject({ reason: 'no-codes' });
    expect(failure(() => readGeoJson(file(outline)))).toMatchObject({ reason: 'no-codes' });
    expect(failure(() => readGeoJson(file(named, outline)))).toMatchObject({ reason: 'no-codes' });
  });
});

describe('CSV', () => {
  it('is what a French spreadsheet opens', () => {
    const [header, moulins, ...rest] = writeCsv(france, { units: unitsOf('03190') }).split('\n');
    expect(header).toMatch(/^\uFEFFcode;nom;departement;region;epci;epci_nom;population_municipale;population_annee;/);
    expect(moulins).toMatch(
      /^03190;Moulins;Allier;Auvergne-Rhône-Alpes;200071140;CA Moulins Communauté;19206;2023;exact;/,
    );
    expect(rest).toEqual(['']);
    expect(moulins.split(';')).toHaveLength(header.split(';').length);
  });

  it('leaves an unknown figure empty, and says so', () => {
    const nowhere = unitsOf(france.codes[france.populations[0].values.findIndex(Number.isNaN)]);
    const [, row] = writeCsv(france, { units: nowhere }).split('\n');
    expect(row.split(';').slice(6, 9)).toEqual(['', '', 'non renseigné']);
  });

  it('disarms what a spreadsheet would run', () => {
    const names = france.names.with(0, '=1+1').with(1, '@SUM(A1)').with(2, '-2;"x"').with(3, "L'A");
    const text = writeCsv({ ...france, names }, { units: Uint16Array.of(0, 1, 2, 3) });
    const column = text.split('\n').map((line) => line.split(';').slice(1, 3).join(';'));
    expect(column[1]).toMatch(/^'=1\+1;/);
    expect(column[2]).toMatch(/^'@SUM\(A1\);/);
    expect(text).toContain(`;"'-2;""x""";`);
    expect(column[4]).toMatch(/^L'A;/);
    expect(readCsv(text).codes).toEqual(france.codes.slice(0, 4));
  });

  it('reads what people have', () => {
    expect(readCsv('nom,code_insee\n"Moulins, ville",03190\n').codes).toEqual(['03190']);
    expect(readCsv('CODGEO\r\n3190\r\n\r\n3321\r\n').codes).toEqual(['03190', '03321']);
    expect(readCsv('cpts;code_insee\nX;06088\nY;06088').codes).toEqual(['06088']);
    expect(readCsv('Code INSEE\tCommune\n03190\tMoulins').codes).toEqual(['03190']);
  });

  it('refuses the rest with a reason', () => {
    expect(failure(() => readCsv(''))).toEqual({ format: 'csv', reason: 'empty', found: '' });
    expect(failure(() => readCsv('a;b\n1;2'))).toEqual({ format: 'csv', reason: 'no-codes', found: 'a;b' });
    expect(failure(() => readCsv('code\nMoulins'))).toEqual({ format: 'csv', reason: 'unreadable', found: 'Moulins' });
  });
});

describe('codes', () => {
  it('refuses anything but codes', () => {
    expect(readCodes('\uFEFF03190, 3321;2a004\n03190').codes).toEqual(['03190', '03321', '2A004']);
    expect(failure(() => readCodes('\n'))).toMatchObject({ reason: 'empty' });
    expect(failure(() => readCodes('03190 Moulins'))).toEqual({
      format: 'codes',
      reason: 'unreadable',
      found: 'Moulins',
    });
  });

  it('garbage of any format throws nothing but an ExchangeError', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.json(),
          fc.string().map((text) => `code;${text}`),
        ),
        (text) => {
          const read = () => readTerritory(text).codes.every((code) => /^(\d{5}|2[AB]\d{3})$/.test(code));
          let sound = true;
          failure(() => (sound = read()));
          expect(sound).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
