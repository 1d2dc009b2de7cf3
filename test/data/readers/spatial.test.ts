import type { FeatureCollection, Geometry, Polygon } from 'geojson';
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import proj4 from 'proj4';
import startSqlJs from 'sql.js';
import { describe, expect, it } from 'vitest';
import { polygonsAt, type Surfaces } from '../../../src/data/surfaces';
import { caseFile } from '../../cases';
import { useEngine } from './reading';
import { zipped } from './zipped';
import { shapefile } from './shapefile-writer';

const { open, rowsOf } = useEngine();

/** The definition of Lambert-93 in the registry, and as QGIS writes it in a `.prj`. */
const LAMBERT_93 =
  '+proj=lcc +lat_1=49 +lat_2=44 +lat_0=46.5 +lon_0=3 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m +no_defs';
const LAMBERT_93_PRJ =
  'PROJCS["RGF_1993_Lambert_93",GEOGCS["GCS_RGF_1993",DATUM["D_RGF_1993",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",700000.0],PARAMETER["False_Northing",6600000.0],PARAMETER["Central_Meridian",3.0],PARAMETER["Standard_Parallel_1",49.0],PARAMETER["Standard_Parallel_2",44.0],PARAMETER["Latitude_Of_Origin",46.5],UNIT["Meter",1.0]]';

const square = (x: number, y: number, size: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x, y + size],
      [x + size, y + size],
      [x + size, y],
      [x, y],
    ],
  ],
});

const MOULINS: Polygon = square(3.3, 46.5, 0.1);
const VICHY: Polygon = square(3.4, 46.1, 0.1);

const communes: FeatureCollection = {
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', properties: { code: '03190', nom: 'Moulins', habitants: 19762 }, geometry: MOULINS },
    { type: 'Feature', properties: { code: '03310', nom: 'Vichy', habitants: 24980 }, geometry: VICHY },
  ],
};

const rows = [
  { line: 1, code: '03190', nom: 'Moulins', habitants: '19762' },
  { line: 2, code: '03310', nom: 'Vichy', habitants: '24980' },
];

/** Points in degrees as metres of `system`. */
const projected = (geometry: Polygon, system: string): Polygon => ({
  type: 'Polygon',
  coordinates: geometry.coordinates.map((ring) => ring.map((point) => proj4('WGS84', system, point))),
});

/** The same outline, its axes swapped. */
const swapped = ({ type, coordinates }: Polygon): Polygon => ({
  type,
  coordinates: coordinates.map((ring) => ring.map(([x, y]) => [y, x])),
});

/** The outlines are those of Moulins and Vichy, to a metre. */
function expectOutlines(surfaces: Surfaces | null, expected = [MOULINS, VICHY]) {
  expect(surfaces!.rows).toHaveLength(expected.length + 1);
  expected.forEach(({ coordinates }, i) => {
    const [[ring]] = polygonsAt(surfaces!, i);
    expect(ring).toHaveLength(coordinates[0].length);
    for (const [x, y] of coordinates[0]) {
      expect(ring.some((point) => Math.hypot(point[0] - x, point[1] - y) < 1e-5)).toBe(true);
    }
  });
}

const text = (content: unknown) => JSON.stringify(content);

describe('GeoJSON and TopoJSON', () => {
  it('give rows and outlines', async () => {
    const { format, tables } = await open(text(communes), 'a.geojson');
    expect(format).toBe('geojson');
    expect(await rowsOf(tables[0])).toEqual(rows);
    expectOutlines(tables[0].surfaces);
  });

  it('are brought to WGS84 from the system that they name', async () => {
    const features = communes.features.map((feature) => ({
      ...feature,
      geometry: projected(feature.geometry as Polygon, LAMBERT_93),
    }));
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::2154' } };
    const { tables } = await open(text({ ...communes, crs, features }), 'a.json');
    expectOutlines(tables[0].surfaces);
    const unknown = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::31370' } };
    await expect(open(text({ ...communes, crs: unknown }), 'a.json')).rejects.toMatchObject({
      reason: 'projection',
      found: 'urn:ogc:def:crs:EPSG::31370',
    });
  });

  it('keep a row without outline, and refuse one whose outline is none', async () => {
    const features = [
      { ...communes.features[0], geometry: null },
      { ...communes.features[0], geometry: { type: 'Polygon', coordinates: [[[3.3, 'x']]] } },
      communes.features[1],
    ];
    const { tables } = await open(text({ ...communes, features }), 'a.json');
    expect((await rowsOf(tables[0])).map(({ line }) => line)).toEqual([1, 3]);
    expect([0, 1].map((row) => polygonsAt(tables[0].surfaces!, row).length)).toEqual([0, 1]);
    expect(tables[0].refused).toEqual([{ line: 2, reason: 'geometry' }]);
  });

  it('give a table for each object of a topology', async () => {
    const polygon = (properties: unknown, arc: number) => ({ type: 'Polygon', properties, arcs: [[arc]] });
    const both = {
      type: 'Topology',
      arcs: [MOULINS, VICHY].map(({ coordinates }) => coordinates[0]),
      objects: {
        communes: {
          type: 'GeometryCollection',
          geometries: communes.features.map(({ properties }, i) => polygon(properties, i)),
        },
        centres: { type: 'Point', coordinates: [3.3, 46.5] },
      },
    };
    const { format, tables } = await open(text(both), 'a.topojson');
    expect(format).toBe('topojson');
    expect(tables.map(({ name }) => name)).toEqual(['communes', 'centres']);
    expect(await rowsOf(tables[0])).toEqual(rows);
    expectOutlines(tables[0].surfaces);
  });

  it.each([
    ['truncated', text(communes).slice(0, 200)],
    ['damaged', text(communes).replace('Moulins', 'Mou"lins')],
    ['format', '{"type": "Autre"}'],
    ['no-rows', '{"type": "FeatureCollection", "features": []}'],
  ])('%s', async (reason, content) => {
    await expect(open(content, 'a.json')).rejects.toMatchObject({ name: 'ReadError', reason });
  });
});

describe('a zipped Shapefile', () => {
  const inLambert = [MOULINS, VICHY].map((geometry) => projected(geometry, LAMBERT_93));
  const records = communes.features.map(({ properties }) => properties as Record<string, string | number>);

  it('is brought to WGS84 by its .prj, and read by its .cpg', async () => {
    const accented = [{ ...records[0], nom: 'Yzeure-sur-Œil' }, records[1]];
    const { shp, dbf } = shapefile(inLambert, accented);
    const archive = await zipped({
      'x/CPTS.shp': shp,
      'x/CPTS.dbf': dbf,
      'x/CPTS.prj': LAMBERT_93_PRJ,
      'x/CPTS.cpg': 'UTF-8',
    });
    const { format, tables } = await open(archive, 'cpts.zip');
    expect(format).toBe('shapefile');
    expect(tables[0].name).toBe('CPTS');
    expect((await rowsOf(tables[0])).map(({ nom }) => nom)).toEqual(['Yzeure-sur-Œil', 'Vichy']);
    expectOutlines(tables[0].surfaces);
  });
});

describe('a GeoPackage', () => {
  /** Well-known binary, little end first, behind the header of a GeoPackage. */
  function blob({ coordinates }: Polygon): Uint8Array {
    const [ring] = coordinates;
    const view = new DataView(new ArrayBuffer(8 + 13 + ring.length * 16));
    [0x47, 0x50, 0, 1].forEach((byte, i) => view.setUint8(i, byte));
    view.setUint8(8, 1);
    [3, 1, ring.length].forEach((value, i) => view.setUint32(9 + 4 * i, value, true));
    ring.flat().forEach((value, i) => view.setFloat64(21 + 8 * i, value, true));
    return new Uint8Array(view.buffer);
  }

  it('gives a table for each layer, in the legal system of the place, and for each plain table', async () => {
    const { Database } = await startSqlJs();
    const database = new Database();
    database.run(`
      CREATE TABLE gpkg_contents (table_name, data_type);
      CREATE TABLE gpkg_geometry_columns (table_name, column_name, srs_id);
      CREATE TABLE gpkg_spatial_ref_sys (srs_id, srs_name, organization_coordsys_id, definition);
      INSERT INTO gpkg_contents VALUES ('commune', 'features'), ('reunion', 'features'), ('notes', 'attributes');
      INSERT INTO gpkg_geometry_columns VALUES ('commune', 'geom', 1), ('reunion', 'the_geom', 2);
      INSERT INTO gpkg_spatial_ref_sys VALUES (1, 'Lambert-93', 2154, ''), (2, 'RGR92', 2975, '');
      CREATE TABLE commune (geom BLOB, code_insee TEXT, population INTEGER);
      CREATE TABLE reunion (the_geom BLOB, code_insee TEXT);
      CREATE TABLE notes (texte TEXT);
      INSERT INTO notes VALUES ('à vérifier');`);
    const saintDenis = square(55.4, -20.95, 0.05);
    const utm40 = '+proj=utm +zone=40 +south +ellps=GRS80 +units=m';
    database.run('INSERT INTO commune VALUES (?, ?, ?)', [blob(projected(MOULINS, LAMBERT_93)), '03190', 19762]);
    database.run('INSERT INTO commune VALUES (?, ?, ?)', [Uint8Array.of(1, 2, 3), '03310', 24980]);
    database.run('INSERT INTO reunion VALUES (?, ?)', [blob(projected(saintDenis, utm40)), '97411']);
    const { format, tables } = await open(database.export(), 'admin-express.gpkg');
    database.close();
    expect(format).toBe('geopackage');
    expect(tables.map(({ name }) => name)).toEqual(['commune', 'notes', 'reunion']);
    expect(await rowsOf(tables[0])).toEqual([{ line: 1, code_insee: '03190', population: '19762' }]);
    expect(tables[0].refused).toEqual([{ line: 2, reason: 'geometry' }]);
    expectOutlines(tables[0].surfaces, [MOULINS]);
    expectOutlines(tables[2].surfaces, [saintDenis]);
    expect(await rowsOf(tables[1])).toEqual([{ line: 1, texte: 'à vérifier' }]);
    expect(tables[1].surfaces).toBeNull();
  });

  it('is not any SQLite file', async () => {
    const { Database } = await startSqlJs();
    const content = new Database();
    content.run('CREATE TABLE a (b)');
    await expect(open(content.export(), 'a.gpkg')).rejects.toMatchObject({ reason: 'format', found: 'SQLite' });
  });
});

describe('FlatGeobuf', () => {
  it('gives rows and outlines, and says when it is cut', async () => {
    const content = serialize(communes, 4326);
    const { format, tables } = await open(content, 'a.fgb');
    expect(format).toBe('flatgeobuf');
    expect(await rowsOf(tables[0])).toEqual(rows);
    expectOutlines(tables[0].surfaces);
    await expect(open(content.subarray(0, content.length - 40), 'a.fgb')).rejects.toMatchObject({ name: 'ReadError' });
  });

  it('has no row when its index is that of nothing', async () => {
    const content = Uint8Array.from(serialize(communes, 4326));
    const view = new DataView(content.buffer);
    // In the header, a table of FlatBuffers: field 8 is the number of features, field 9 the size of the index's nodes.
    const table = 12 + view.getUint32(12, true);
    const fieldAt = (field: number) => table + view.getUint16(table - view.getInt32(table, true) + 4 + 2 * field, true);
    expect([view.getUint32(fieldAt(8), true), view.getUint16(fieldAt(9), true)]).toEqual([2, 0]);
    view.setUint32(fieldAt(8), 0, true);
    view.setUint16(fieldAt(9), 16, true);
    await expect(open(content, 'a.fgb')).rejects.toMatchObject({ reason: 'no-rows' });
  });
});

describe('coordinates whose system nobody said', () => {
  const collection = (...geometries: Geometry[]) =>
    text({
      type: 'FeatureCollection',
      features: geometries.map((geometry, i) => ({ type: 'Feature', properties: { nom: `CPTS ${i}` }, geometry })),
    });
  const utm = (zone: string) => `+proj=utm +zone=${zone} +ellps=GRS80 +units=m`;
  const SYSTEMS: [string, Polygon, string][] = [
    ['Lambert-93', MOULINS, LAMBERT_93],
    ['Lambert-93 in the south-west', square(1.4, 43.5, 0.1), LAMBERT_93],
    ['Lambert-93 in Corsica', square(9.1, 42.2, 0.1), LAMBERT_93],
    ['UTM in Guadeloupe', square(-61.6, 16.1, 0.05), utm('20')],
    ['UTM in Martinique', square(-61, 14.6, 0.05), utm('20')],
    ['UTM in Guyane', square(-52.4, 4.8, 0.05), utm('22')],
    ['UTM in La Réunion', square(55.4, -20.95, 0.05), utm('40 +south')],
    ['UTM in Mayotte', square(45.15, -12.8, 0.02), utm('38 +south')],
  ];

  it.each(SYSTEMS)('are read in %s when nothing else puts them in France', async (_, outline, system) => {
    const { tables } = await open(collection(projected(outline, system)), 'a.geojson');
    expect(tables[0].understood).toBe('metres');
    expectOutlines(tables[0].surfaces, [outline]);
  });

  it('are read each in its own system, and with their axes swapped', async () => {
    const outlines = SYSTEMS.map(([, outline]) => outline);
    const all = SYSTEMS.map(([, outline, system]) => projected(outline, system));
    const { tables } = await open(collection(...all), 'a.geojson');
    expectOutlines(tables[0].surfaces, outlines);
    const turned = await open(collection(...all.map(swapped)), 'a.geojson');
    expect(turned.tables[0].understood).toBe('metres');
    expectOutlines(turned.tables[0].surfaces, outlines);
  });

  it('are read so in a Shapefile without a .prj', async () => {
    const records = communes.features.map(({ properties }) => properties as Record<string, string | number>);
    const { shp, dbf } = shapefile(
      [MOULINS, VICHY].map((geometry) => projected(geometry, LAMBERT_93)),
      records,
    );
    const { tables } = await open(zipped({ 'CPTS.shp': shp, 'CPTS.dbf': dbf }), 'cpts.zip');
    expect(tables[0].understood).toBe('metres');
    expect(await rowsOf(tables[0])).toEqual(rows);
    expectOutlines(tables[0].surfaces);
  });

  it('are not guessed when another system may have put them there', async () => {
    const others: [Polygon, string][] = [
      // Paris and Strasbourg on the maps of the Web, which Lambert-93 would put in the sea.
      [square(2.3, 48.8, 0.1), '+proj=merc +a=6378137 +b=6378137 +units=m'],
      [square(7.7, 48.5, 0.1), '+proj=merc +a=6378137 +b=6378137 +units=m'],
      [MOULINS, utm('31')],
      [
        square(5.4, 43.3, 0.1),
        '+proj=lcc +lat_0=44 +lon_0=3 +lat_1=43.25 +lat_2=44.75 +x_0=1700000 +y_0=3200000 +ellps=GRS80 +units=m',
      ],
    ];
    for (const [outline, system] of others) {
      const refusal = open(collection(projected(outline, system)), 'a.geojson');
      await expect(refusal).rejects.toMatchObject({ reason: 'projection' });
    }
    const { shp, dbf } = shapefile([projected(MOULINS, utm('31'))], [{ nom: 'CPTS' }]);
    await expect(open(zipped({ 'cpts.shp': shp, 'cpts.dbf': dbf }), 'allier.zip')).rejects.toMatchObject({
      reason: 'projection',
      file: 'allier.zip › cpts',
    });
    const mixed = collection(projected(MOULINS, LAMBERT_93), projected(MOULINS, utm('31')));
    await expect(open(mixed, 'a.geojson')).rejects.toMatchObject({ reason: 'projection' });
  });

  it('are put right when the latitude comes first, in France and nowhere else', async () => {
    const { tables } = await open(collection(swapped(MOULINS), swapped(VICHY)), 'a.geojson');
    expect(tables[0].understood).toBe('swapped');
    expectOutlines(tables[0].surfaces);
    for (const outlines of [
      [MOULINS, VICHY],
      [square(4.3, 50.8, 0.1)],
      [square(46.5, 3.3, 0.1), MOULINS],
      [square(13.4, 52.5, 0.1)],
    ]) {
      const plain = await open(collection(...outlines), 'a.geojson');
      expect(plain.tables[0].understood).toBeUndefined();
      expectOutlines(plain.tables[0].surfaces, outlines);
    }
  });

  it.each([
    ['d04b-polygones-l93-sans-crs.geojson', 'metres'],
    ['d04f-axes-inverses.geojson', 'swapped'],
    ['d09f-shp-l93-sans-prj.zip', 'metres'],
  ])('are understood in %s', async (name, understood) => {
    const { tables } = await open(caseFile(name), name);
    expect(tables[0].understood).toBe(understood);
    expect(tables[0].surfaces!.rows).toHaveLength(4);
    const { positions } = tables[0].surfaces!;
    const [west, south] = [positions.filter((_, i) => i % 2 === 0), positions.filter((_, i) => i % 2)].map((axis) =>
      Math.min(...axis),
    );
    expect([west > 2.2 && west < 3.5, south > 45.9 && south < 46.7]).toEqual([true, true]);
  });
});

describe('KML', () => {
  const ring = ({ coordinates: [points] }: Polygon) => points.map((point) => `${point.join(',')},0`).join(' ');
  const polygon = (outline: Polygon, hole = '') =>
    `<Polygon><outerBoundaryIs><LinearRing><coordinates>\n${ring(outline)}\n</coordinates></LinearRing></outerBoundaryIs>${hole}</Polygon>`;
  const document = (inside: string) =>
    `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document><name>carte</name><Style id="s"><PolyStyle><color>7f00ff00</color></PolyStyle></Style>${inside}</Document></kml>`;

  it('gives the places of its folders, their data and their outlines', async () => {
    const inside = `
      <Schema name="cpts" id="cpts"><SimpleField name="code" type="int"/></Schema>
      <Folder><name>CPTS du Nord</name><Folder><name>Projets</name>
        <Placemark><name>Moulins</name><description><![CDATA[<b>Une</b> note]]></description><styleUrl>#s</styleUrl>
          <ExtendedData><SchemaData schemaUrl="#cpts"><SimpleData name="code">03190</SimpleData></SchemaData></ExtendedData>
          <MultiGeometry>${polygon(MOULINS)}${polygon(VICHY)}<Point><coordinates>3.3,46.5</coordinates></Point></MultiGeometry></Placemark>
      </Folder></Folder>
      <Folder><name>CPTS du Sud</name>
        <Placemark><name>Vichy</name><ExtendedData><Data name="code"><displayName>Code</displayName><value>03310</value></Data></ExtendedData>${polygon(VICHY)}</Placemark>
        <Placemark><name>Maison de santé &amp; pharmacie</name><Point><gx:altitudeMode>x</gx:altitudeMode><coordinates> 3.42, 46.12, 0 </coordinates></Point></Placemark>
      </Folder>`;
    for (const [content, name] of [
      [document(inside), 'a.kml'],
      [zipped({ 'doc.kml': document(inside), 'files/a.png': '\x89PNG' }), 'a.kmz'],
    ] as const) {
      const { format, tables } = await open(content, name);
      expect(format).toBe('kml');
      expect(await rowsOf(tables[0])).toEqual([
        {
          line: 1,
          dossier: 'CPTS du Nord › Projets',
          name: 'Moulins',
          description: 'Une note',
          code: '03190',
          longitude: null,
          latitude: null,
        },
        {
          line: 2,
          dossier: 'CPTS du Sud',
          name: 'Vichy',
          description: null,
          code: '03310',
          longitude: null,
          latitude: null,
        },
        {
          line: 3,
          dossier: 'CPTS du Sud',
          name: 'Maison de santé & pharmacie',
          description: null,
          code: null,
          longitude: '3.42',
          latitude: '46.12',
        },
      ]);
      expect([0, 1, 2].map((row) => polygonsAt(tables[0].surfaces!, row).length)).toEqual([2, 1, 0]);
    }
  });

  it('keeps the holes of an outline, and refuses a place without a number', async () => {
    const hole = `<innerBoundaryIs><LinearRing><coordinates>${ring(square(3.33, 46.53, 0.02))}</coordinates></LinearRing></innerBoundaryIs>`;
    const spoilt = polygon(MOULINS).replace('3.3,46.5', 'x,46.5');
    const places = [polygon(MOULINS, hole), spoilt].map(
      (shape, i) => `<Placemark><name>${i}</name>${shape}</Placemark>`,
    );
    const { tables } = await open(document(places.join('')), 'a.kml');
    expect(polygonsAt(tables[0].surfaces!, 0)[0]).toHaveLength(2);
    expect(tables[0].refused).toEqual([{ line: 2, reason: 'geometry' }]);
    await expect(open(document(''), 'a.kml')).rejects.toMatchObject({ reason: 'no-rows' });
    await expect(open(document(places[0]).slice(0, -40), 'a.kml')).rejects.toMatchObject({ reason: 'damaged' });
  });
});

describe('uMap', () => {
  it('gives a table for each of its layers that has places, without their drawing', async () => {
    const places = communes.features.map((feature) => ({
      ...feature,
      properties: { ...feature.properties, _umap_options: { color: 'red' } },
    }));
    const layer = (name: string, features: unknown[]) => ({
      type: 'FeatureCollection',
      features,
      _umap_options: { name },
    });
    const map = {
      type: 'umap',
      uri: 'x',
      properties: { name: 'Carte' },
      geometry: { type: 'Point', coordinates: [3, 46] },
      layers: [layer('CPTS', places), layer('Vide', [])],
    };
    const { format, tables } = await open(text(map), 'carte.umap');
    expect([format, tables.map(({ name }) => name)]).toEqual(['umap', ['CPTS']]);
    expect(await rowsOf(tables[0])).toEqual(rows);
    expectOutlines(tables[0].surfaces);
    await expect(open(text({ ...map, layers: [] }), 'carte.umap')).rejects.toMatchObject({ reason: 'no-rows' });
  });
});

describe('a DBF', () => {
  const records = [
    { code: '03190', nom: 'Saint-Menoux à côté', habitants: 19762 },
    { code: '03310', nom: 'Été', habitants: -3.5 },
  ];
  const { dbf } = shapefile([MOULINS, VICHY], records);
  const expected = records.map(({ code, nom, habitants }, i) => ({
    line: i + 1,
    code,
    nom,
    habitants: String(habitants),
  }));

  it('is a table by itself, one or several in an archive', async () => {
    const { format, tables } = await open(dbf, 'communes.dbf');
    expect(format).toBe('dbf');
    expect(await rowsOf(tables[0])).toEqual(expected);
    const archive = zipped({ 'a.dbf': dbf, 'a.cpg': 'UTF-8', 'b.dbf': dbf });
    expect((await open(archive, 'a.zip')).tables.map(({ name }) => name)).toEqual(['a.zip › a.dbf', 'a.zip › b.dbf']);
  });

  it('leaves out the records deleted, and says when it is cut', async () => {
    const changed = Uint8Array.from(dbf);
    changed[changed[8] + 256 * changed[9]] = 0x2a;
    expect(await rowsOf((await open(changed, 'a.dbf')).tables[0])).toEqual(expected.slice(1));
    await expect(open(dbf.subarray(0, dbf.length - 20), 'a.dbf')).rejects.toMatchObject({ reason: 'truncated' });
  });

  it.each(['d09-shp-cp1252-sans-cpg.zip', 'd09b-shp-utf8-cpg-menteur-1252.zip', 'd09c-shp-cp1252-cpg-utf8.zip'])(
    'is read by its bytes, whatever is said of them: %s',
    async (name) => {
      const { tables } = await open(caseFile(name), name);
      expect((await rowsOf(tables[0])).map(({ NOM_CPTS, STATUT }) => [NOM_CPTS, STATUT])).toEqual([
        ['CPTS Inventée du Bocage émêlé', 'ACI signé'],
        ['CPTS Inventée des Sources', 'ACI signé'],
        ['CPTS Inventée du Val', 'ACI signé'],
      ]);
    },
  );
});
