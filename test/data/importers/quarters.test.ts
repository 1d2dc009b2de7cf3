import { area } from '@turf/area';
import { intersect } from '@turf/intersect';
import type { Feature, Polygon } from 'geojson';
import proj4 from 'proj4';
import startSqlJs from 'sql.js';
import { afterAll, describe, expect, it } from 'vitest';
import { cutCommunes } from '../../../src/atlas/quarters/cut';
import type { QuarterCensus } from '../../../src/atlas/quarters/layer';
import { applyLayers } from '../../../src/data/apply';
import { ImportError } from '../../../src/data/importers/errors';
import type { ImportedLayer } from '../../../src/data/importers/types';
import { createCountry } from '../../../src/domain/country';
import { professionalsOf } from '../../../src/domain/professionals';
import { Territory } from '../../../src/domain/territory';
import { outline } from '../../../src/kernel/outline';
import { UnitSet } from '../../../src/kernel/unit-set';
import { Format } from '../../../src/language/format';
import { takeFile } from '../../../src/sources/take';
import { fr } from '../../../src/words/fr';
import { importErrorText } from '../../../src/words/imports';
import { shapefile } from '../readers/shapefile-writer';
import { zipped } from '../readers/zipped';
import { bandsOf, reachOf, shapeOf, type Band } from '../../bands';
import { atlas, engine, known, outlines, unitOf } from './context';

afterAll(() => engine.close());

const arcs = outlines();
const take = (content: BlobPart, name: string) =>
  takeFile(engine, new File([content], name), { atlas, outlines: () => arcs });
const lines = (rows: readonly string[], name = 'tableau.csv') => take(rows.join('\n'), name);

/** Why a file is refused, and the sentence. */
const refusal = (content: BlobPart, name: string) =>
  take(content, name).then(
    ({ report }) => [report.kind],
    (error: unknown) => {
      if (!(error instanceof ImportError)) throw error;
      return [error.reason, importErrorText(name, error, { words: fr, format: new Format('fr') })];
    },
  );

const brought = <Brings extends ImportedLayer['brings']>(layers: readonly ImportedLayer[], brings: Brings) =>
  layers.find((layer) => layer.brings === brings) as Extract<ImportedLayer, { brings: Brings }>;

/** Parts of a commune, cut from west to east at even distances. */
function slices(commune: string, parts = 2): Band[] {
  const unit = unitOf(commune);
  const [west, east] = reachOf(arcs, unit);
  const between = Array.from({ length: parts - 1 }, (_, i) => west + ((east - west) * (i + 1)) / parts);
  return bandsOf(arcs, unit, [west - 1, ...between, east + 1]).map((band) => band!);
}

const geojson = (features: readonly Feature[]) => JSON.stringify({ type: 'FeatureCollection', features });
const coded = (commune: string, header: string, write: (code: string) => unknown = (code) => code, parts = 2) =>
  slices(commune, parts).map((feature, i) => ({
    ...feature,
    properties: { [header]: write(`${commune}010${i + 1}`), nom_iris: `Quartier ${i + 1}` },
  }));
const NICE = '06088';
const MOULINS = '03190';

describe('outlines of IRIS', () => {
  it.each(['CODE_IRIS', 'code_iris', 'DCOMIRIS', 'DCIRIS', 'iris_code', 'CodeIris'])(
    '%s says the code',
    async (header) => {
      const { layers } = await take(geojson(coded(MOULINS, header)), 'quartiers.geojson');
      expect([...brought(layers, 'quarters').communes.keys()]).toEqual([MOULINS]);
    },
  );

  it.each([
    ['8 figures', (code: string) => code.slice(1)],
    ['a number', Number],
    ['a number with decimals', (code: string) => `${Number(code)}.0`],
    ['a text of a spreadsheet', (code: string) => `="${code}"`],
    ['a long scientific number', (code: string) => `6.${code.slice(2)}E7`],
  ])('a code that lost its zero (%s) is restored', async (_, write) => {
    const { layers } = await take(geojson(coded(NICE, 'code_iris', write)), 'iris.geojson');
    const { communes } = brought(layers, 'quarters');
    expect([...communes.keys()]).toEqual([NICE]);
    expect(communes.get(NICE)!.map(({ code }) => code)).toEqual(['060880101', '060880102']);
  });

  it('a code that a spreadsheet has rounded is refused, not misread', async () => {
    const [reason, sentence] = await refusal(geojson(coded(NICE, 'code_iris', () => '6,08801E+07')), 'iris.geojson');
    expect(reason).not.toBe('quarters');
    expect(sentence).toContain('iris.geojson');
    expect(sentence).toContain('Rien n’a été changé');
  });

  it('codes of another place than their polygons are refused', async () => {
    const features = coded(MOULINS, 'code_iris', (code) => `60010${code.slice(5)}`);
    expect(await refusal(geojson(features), 'iris.geojson')).toEqual([
      'level',
      expect.stringContaining('ne dessinent aucune commune entière'),
    ]);
  });

  it('a commune that is drawn in part stays whole, and is told; a file of such alone is refused', async () => {
    const vichy = coded('03310', 'code_iris').concat(coded(MOULINS, 'code_iris', undefined, 4).slice(0, 1));
    const { layers, report } = await take(geojson(vichy), 'iris.geojson');
    expect([...brought(layers, 'quarters').communes.keys()]).toEqual(['03310']);
    expect(report.rows).toMatchObject({ read: 3, taken: 2, rejected: 1 });
    expect(report.rejected).toEqual([{ reason: 'misfit', rows: 1 }]);
    const part = coded(MOULINS, 'code_iris', undefined, 6).slice(0, 2);
    expect((await refusal(geojson(part), 'iris.geojson'))[0]).toBe('level');
  });

  it('Shapefile and GeoPackage, Lambert-93 and WGS84', async () => {
    const features = coded(MOULINS, 'CODE_IRIS', undefined, 3);
    const single = features.map(({ geometry }): Polygon => {
      const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
      return { type: 'Polygon', coordinates: [polygons.sort((a, b) => b[0].length - a[0].length)[0][0]] };
    });
    const records = features.map(({ properties }) => ({ CODE_IRIS: properties.CODE_IRIS as string, NOM_IRIS: 'Q' }));
    const metric = single.map(({ coordinates: [ring] }): Polygon => ({
      type: 'Polygon',
      coordinates: [ring.map((point) => proj4('WGS84', LAMBERT_93, point))],
    }));
    const { shp, dbf } = shapefile(metric, records);
    const files: [string, BlobPart][] = [
      ['iris-lambert.zip', zipped({ 'iris.shp': shp, 'iris.dbf': dbf, 'iris.prj': PRJ_LAMBERT_93 }) as BlobPart],
      ['iris-lambert.gpkg', (await geopackage(metric, records, 2154)) as BlobPart],
      ['iris-degres.gpkg', (await geopackage(single, records, 4326)) as BlobPart],
    ];
    for (const [name, content] of files) {
      const { layers } = await take(content, name);
      const quarters = brought(layers, 'quarters').communes.get(MOULINS);
      expect([name, quarters?.map(({ code }) => code)]).toEqual([name, ['031900101', '031900102', '031900103']]);
    }
  });
});

describe('an iris.geojson about flowers', () => {
  const roses = ['Rosa gallica', 'Iris germanica', 'Lilium candidum', 'Iris pallida'];
  const point = (i: number) => ({ type: 'Point' as const, coordinates: [3.3 + i / 50, 46.5 + i / 70] });
  const square = (i: number): Polygon => {
    const [x, y] = point(i).coordinates;
    return {
      type: 'Polygon',
      coordinates: [
        [
          [x, y],
          [x + 0.001, y],
          [x + 0.001, y + 0.001],
          [x, y + 0.001],
          [x, y],
        ],
      ],
    };
  };
  const flowers = (properties: (i: number) => Record<string, unknown>, geometry: (i: number) => Feature['geometry']) =>
    geojson(roses.map((_, i) => ({ type: 'Feature', properties: properties(i), geometry: geometry(i) })));

  it('as points is what any file of places is, and cuts nothing', async () => {
    const { layers } = await take(
      flowers((i) => ({ nom: roses[i], couleur: 'bleu' }), point),
      'iris.geojson',
    );
    expect(layers.map(({ brings }) => brings)).toEqual(['indicators', 'points']);
  });

  it.each([
    ['polygons', flowers((i) => ({ iris: roses[i], hauteur: 40 + i }), square)],
    ['polygons with numbers of nine figures', flowers((i) => ({ iris: `${123_456_789 + i}`, nom: roses[i] }), square)],
    [
      'polygons with numbers that begin as a commune',
      flowers((i) => ({ id_iris: `03190${9000 + i}`, nom: roses[i] }), square),
    ],
    ['polygons with numbers of eight figures', flowers((i) => ({ code_iris: 60_010_000 + i, nom: roses[i] }), square)],
    ['nothing but names', flowers((i) => ({ espece: roses[i] }), square)],
  ])('as %s is refused with a sentence', async (_, text) => {
    const [reason, sentence] = await refusal(text, 'iris.geojson');
    expect(['unrecognised', 'level', 'foreign', 'nothing', 'missing', 'bare']).toContain(reason);
    expect(sentence).toMatch(/iris\.geojson.*Rien n’a été changé/s);
  });
});

describe('tables by IRIS', () => {
  /** Nice in two, a third of its people west. */
  async function niceIn(layers: readonly ImportedLayer[]) {
    const drawn = await take(geojson(coded(NICE, 'code_iris')), 'iris.geojson');
    const { communes } = brought(drawn.layers, 'quarters');
    const people: QuarterCensus = {
      layer: 'import-census',
      vintage: '2022',
      inhabitants: new Map([
        ['060880101', 1000],
        ['060880102', 2000],
      ]),
    };
    const applied = applyLayers(atlas, known, layers);
    const quarters = { layer: 'import-quarters', vintage: '2025', communes } as const;
    const cut = cutCommunes(applied.atlas, arcs, quarters, people, [NICE]);
    const country = createCountry(cut.atlas, known);
    const [west, east] = ['060880101', '060880102'].map((code) => cut.atlas.codes.indexOf(code));
    return { country, west, east };
  }
  const doctors = ({ country, west }: Awaited<ReturnType<typeof niceIn>>, units = [west]) =>
    professionalsOf(country, new Territory(country, units)).find(({ key }) => key === 'medecin_generaliste')!.count;

  it('60010000 is of the Alpes-Maritimes, not of the Oise', async () => {
    const { layers } = await lines(['code_iris;foyers', '60010000;4', '60880101;7', '60880102;5']);
    const [{ values }] = brought(layers, 'indicators').indicators;
    expect([values[unitOf('06001')], values[unitOf(NICE)], values[unitOf('60010')]]).toEqual([4, 12, NaN]);
  });

  it('a column is kept quarter by quarter, and the commune has its sum', async () => {
    const { layers } = await lines(['IRIS;foyers', '060880101;70', '060880102;11', '060010000;3']);
    const { country, west, east } = await niceIn(layers);
    const { values, givenIn } = country.atlas.indicators.at(-1)!;
    expect([values[west], values[east], [...givenIn!]]).toEqual([70, 11, [0]]);
    expect(country.atlas.cut!.whole.indicators.at(-1)!.values[unitOf(NICE)]).toBe(81);
  });

  it('what a table says of quarters that are not drawn is shared among those that it does not name', async () => {
    const { layers } = await lines(['IRIS;foyers', '060880101;70', '060889999;11']);
    const { country, west, east } = await niceIn(layers);
    const { values, givenIn } = country.atlas.indicators.at(-1)!;
    expect([values[west], values[east], givenIn!.size]).toEqual([70, 11, 0]);
  });

  it('a quarter without a cell is unknown, not none', async () => {
    const { layers } = await lines(['IRIS;foyers', '060880101;70', '060880102;', '060010000;3']);
    const { country, west, east } = await niceIn(layers);
    const { values } = country.atlas.indicators.at(-1)!;
    expect([values[west], values[east]]).toEqual([70, NaN]);
  });

  const BPE = 'AN;DEPCOM;DCIRIS;TYPEQU';
  const facility = (iris: string, type: string, count: number) =>
    Array.from({ length: count }, () => `2024;${NICE};${iris};${type}`);

  it('BPE, a row a facility with its DCIRIS: exact in the quarters, none where it has none', async () => {
    const { layers } = await lines([BPE, ...facility('06088_0101', 'D265', 9), ...facility('060880102', 'D277', 2)]);
    const nice = await niceIn(layers);
    expect(doctors(nice)).toMatchObject({ value: 9, quality: 'exact' });
    expect(doctors(nice, [nice.east])).toMatchObject({ value: 0, quality: 'exact' });
    expect(doctors(nice, [nice.west, nice.east])).toMatchObject({ value: 9, quality: 'exact' });
  });

  it('BPE, some rows of no known quarter: these are shared by inhabitants, and it is an estimate', async () => {
    const { layers } = await lines([BPE, ...facility('060880101', 'D265', 9), ...facility('CSZ', 'D265', 3)]);
    const nice = await niceIn(layers);
    expect(doctors(nice)).toMatchObject({ value: 10, quality: 'estimated' });
    expect(doctors(nice, [nice.east])).toMatchObject({ value: 2, quality: 'estimated' });
  });

  it('BPE by commune is shared by inhabitants', async () => {
    const { layers } = await lines(['AN;DEPCOM;TYPEQU;NB_EQUIP', `2024;${NICE};D265;9`, `2024;${MOULINS};D265;1`]);
    expect(doctors(await niceIn(layers))).toMatchObject({ value: 3, quality: 'estimated' });
  });

  it('the figures of a file of facilities with their IRIS are those of the quarters', async () => {
    const rows = [
      'finess;nom;iris;commune;places',
      `060000001;A;060880101;${NICE};30`,
      `060000002;B;060880102;${NICE};12`,
    ];
    const { layers } = await lines(rows);
    const { country, west, east } = await niceIn(layers);
    const places = country.atlas.indicators.find(({ id }) => id.endsWith('places'))!.values;
    expect([places[west], places[east]]).toEqual([30, 12]);
  });
});

describe('codes of two editions', () => {
  it('are told one by one: figures under codes that no outline has, outlines without figure', async () => {
    const drawn = await take(geojson(coded(NICE, 'code_iris')), 'iris.geojson');
    const { communes } = brought(drawn.layers, 'quarters');
    const context = { atlas, outlines: () => arcs, quarters: (code: string) => communes.get(code) };
    const rows = ['IRIS;P19_POP', '60880101;1000', '60889903;500', '60010000;20'];
    const { layers, report } = await takeFile(engine, new File([rows.join('\n')], 'pop.csv'), context);
    const told = { note: 'other-edition', count: 2, examples: ['060880102', '060889903'] };
    expect(report.notes).toContainEqual(told);
    const census = brought(layers, 'census');
    const counted = { layer: census.layer.id, vintage: census.layer.vintage, inhabitants: census.inhabitants };
    const file = new File([geojson(coded(NICE, 'code_iris'))], 'iris.geojson');
    const later = await takeFile(engine, file, { atlas, outlines: () => arcs, census: counted });
    expect(later.report.notes).toContainEqual(told);

    const quarters = { layer: 'import-quarters', vintage: '2025', communes } as const;
    const cut = cutCommunes(atlas, arcs, quarters, counted, [NICE]);
    const [{ values }] = cut.atlas.populations;
    const people = atlas.populations[0].values[unitOf(NICE)];
    const [west, east] = ['060880101', '060880102'].map((code) => values[cut.atlas.codes.indexOf(code)]);
    expect([west, east]).toEqual([Math.round((people * 1000) / 1500), NaN]);
  });
});

describe('existing CPTS by quarters', () => {
  const drawn = coded(NICE, 'code_iris', undefined, 4);
  const all = outline(arcs, new UnitSet([unitOf(NICE)]))
    .flat(2)
    .map(([x]) => x);
  const at = (part: number) => Math.min(...all) + ((Math.max(...all) - Math.min(...all)) * part) / 4;
  const perimeter = (cpts: string, from: number, to: number): Feature<Polygon> => {
    const [x, y] = [at(from), at(to)];
    const ring = [
      [x, 40],
      [y, 40],
      [y, 47],
      [x, 47],
      [x, 40],
    ];
    return { type: 'Feature', properties: { cpts }, geometry: { type: 'Polygon', coordinates: [ring] } };
  };
  /** Cut to the city: the perimeters lie in it alone. */
  const within = (feature: Feature<Polygon>): Feature => {
    const whole = shapeOf(arcs, unitOf(NICE));
    return { ...intersect({ type: 'FeatureCollection', features: [whole, feature] })!, properties: feature.properties };
  };
  async function nice() {
    const { layers } = await take(geojson(drawn), 'iris.geojson');
    return brought(layers, 'quarters').communes;
  }
  async function over(features: readonly Feature[], known = true) {
    const communes = await nice();
    const context = { atlas, outlines: () => arcs, ...(known && { quarters: (code: string) => communes.get(code) }) };
    return takeFile(engine, new File([geojson(features)], 'cpts.geojson'), context, { kind: 'cpts' });
  }
  const heldBy = (layers: readonly ImportedLayer[]) =>
    Object.fromEntries(brought(layers, 'cpts').cpts.map(({ name, quarters = [] }) => [name, quarters]));

  it('perimeters that cut a commune share out its quarters; one that is cut goes to the side with most, and is told', async () => {
    const features = [perimeter('CPTS A', -1, 2.6), perimeter('CPTS B', 2.6, 5)].map(within);
    const { layers, report } = await over(features);
    expect(heldBy(layers)).toEqual({
      'CPTS A': ['060880101', '060880102', '060880103'],
      'CPTS B': ['060880104'],
    });
    expect(brought(layers, 'cpts').byQuarter).toEqual([NICE]);
    const told = report.notes.find(({ note }) => note === 'cut-quarters')!;
    const share = area(
      intersect({ type: 'FeatureCollection', features: [drawn[2], features[0] as Feature<Polygon>] })!,
    );
    const percent = Math.round((100 * share) / area(drawn[2]));
    expect(told.examples).toEqual([`060880103 : CPTS A ${percent} %, CPTS B ${100 - percent} %`]);
    expect(report.notes.find(({ note }) => note === 'cut-units' || note === 'in-several-cpts')).toBeUndefined();
  });

  it('no quarter is in two, and what no perimeter covers by half is in none', async () => {
    const features = [perimeter('CPTS A', -1, 1.2), perimeter('CPTS B', 1.2, 2.4)].map(within);
    const { layers } = await over(features);
    expect(heldBy(layers)).toEqual({ 'CPTS A': ['060880101'], 'CPTS B': ['060880102'] });
    const cut = cutCommunes(atlas, arcs, { layer: 'import-quarters', vintage: '', communes: await nice() }, null, [
      NICE,
    ]);
    const { network } = createCountry(cut.atlas, { cpts: brought(layers, 'cpts').cpts, listings: [], withdrawn: [] });
    const codes = network.cpts.map(({ units }) => Array.from(units, (unit) => cut.atlas.codes[unit]));
    expect(codes).toEqual([['060880101'], ['060880102']]);
  });

  it('without their outlines the communes are told, and are held whole as before', async () => {
    const features = [perimeter('CPTS A', -1, 2.6), perimeter('CPTS B', 2.6, 5)].map(within);
    const { layers, report } = await over(features, false);
    expect(heldBy(layers)).toEqual({ 'CPTS A': [], 'CPTS B': [] });
    expect(report.notes.find(({ note }) => note === 'cut-units')!.examples).toContain(NICE);
  });

  it('a list that names some quarters of a commune only is told to cut it', async () => {
    const communes = await nice();
    const context = { atlas, outlines: () => arcs, quarters: (code: string) => communes.get(code) };
    const file = new File(['iris;cpts\n060880101;CPTS Est\n060880102;CPTS Est\n060010000;CPTS Est'], 'cpts.csv');
    const { layers } = await takeFile(engine, file, context);
    expect(brought(layers, 'cpts').byQuarter).toEqual([NICE]);
  });
});

const LAMBERT_93 =
  '+proj=lcc +lat_1=49 +lat_2=44 +lat_0=46.5 +lon_0=3 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m +no_defs';
const PRJ_LAMBERT_93 =
  'PROJCS["RGF93_Lambert_93",GEOGCS["GCS_RGF_1993",DATUM["D_RGF_1993",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",700000.0],PARAMETER["False_Northing",6600000.0],PARAMETER["Central_Meridian",3.0],PARAMETER["Standard_Parallel_1",49.0],PARAMETER["Standard_Parallel_2",44.0],PARAMETER["Latitude_Of_Origin",46.5],UNIT["Meter",1.0]]';

async function geopackage(polygons: readonly Polygon[], records: readonly { CODE_IRIS: string }[], system: number) {
  const { Database } = await startSqlJs();
  const database = new Database();
  database.run(`
    CREATE TABLE gpkg_contents (table_name, data_type);
    CREATE TABLE gpkg_geometry_columns (table_name, column_name, srs_id);
    CREATE TABLE gpkg_spatial_ref_sys (srs_id, srs_name, organization_coordsys_id, definition);
    INSERT INTO gpkg_contents VALUES ('contours_iris', 'features');
    INSERT INTO gpkg_geometry_columns VALUES ('contours_iris', 'geom', ${system});
    INSERT INTO gpkg_spatial_ref_sys VALUES (${system}, 'x', ${system}, '');
    CREATE TABLE contours_iris (geom BLOB, code_iris TEXT)`);
  polygons.forEach(({ coordinates: [ring] }, i) => {
    const blob = new DataView(new ArrayBuffer(8 + 5 + 4 + 4 + 16 * ring.length));
    [0x47, 0x50, 0, 1].forEach((byte, k) => blob.setUint8(k, byte));
    blob.setInt32(4, system, true);
    blob.setUint8(8, 1);
    blob.setUint32(9, 3, true);
    blob.setUint32(13, 1, true);
    blob.setUint32(17, ring.length, true);
    ring.flat().forEach((value, k) => blob.setFloat64(21 + 8 * k, value, true));
    database.run('INSERT INTO contours_iris VALUES (?, ?)', [new Uint8Array(blob.buffer), records[i].CODE_IRIS]);
  });
  return database.export();
}
