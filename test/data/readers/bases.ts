import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utils, write as writeBook, type BookType } from '@e965/xlsx';
import { gzipSync } from 'fflate';
import type { FeatureCollection, Polygon } from 'geojson';
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import startSqlJs from 'sql.js';
import writeXlsxFile from 'write-excel-file/node';
import type { Engine } from '../../../src/data/engine';
import { shapefile } from './shapefile-writer';
import { zipped } from './zipped';

const ROWS = 40;
const encoder = new TextEncoder();

const square = (i: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [i / 10, 46],
      [i / 10, 46.1],
      [i / 10 + 0.1, 46.1],
      [i / 10, 46],
    ],
  ],
});

const records = Array.from({ length: ROWS }, (_, i) => ({
  code: String(3001 + i).padStart(5, '0'),
  nom: `Commune d’été, ${i}`,
  valeur: i * 1.5,
}));

const between = (delimiter: string, quote: string) =>
  ['code', 'nom', 'valeur']
    .join(delimiter)
    .concat(
      '\r\n',
      ...records.map(({ code, nom, valeur }) =>
        [code, quote + nom + quote, String(valeur).replace('.', ',')].join(delimiter).concat('\r\n'),
      ),
    );

const aligned = () =>
  [['code', 'nom', 'valeur'], ...records.map(({ code, nom, valeur }) => [code, nom, String(valeur)])]
    .map(([code, nom, valeur]) => code.padEnd(8) + nom.padEnd(30) + valeur.padStart(6))
    .join('\n');

const features: FeatureCollection = {
  type: 'FeatureCollection',
  features: records.map((properties, i) => ({ type: 'Feature', properties, geometry: square(i) })),
};

const topology = {
  type: 'Topology',
  arcs: records.map((_, i) => square(i).coordinates[0]),
  objects: {
    communes: {
      type: 'GeometryCollection',
      geometries: records.map((properties, i) => ({ type: 'Polygon', properties, arcs: [[i]] })),
    },
  },
};

async function geopackage(): Promise<Uint8Array> {
  const { Database } = await startSqlJs();
  const database = new Database();
  database.run(`
    CREATE TABLE gpkg_contents (table_name, data_type);
    CREATE TABLE gpkg_geometry_columns (table_name, column_name, srs_id);
    CREATE TABLE gpkg_spatial_ref_sys (srs_id, srs_name, organization_coordsys_id, definition);
    INSERT INTO gpkg_contents VALUES ('commune', 'features');
    INSERT INTO gpkg_geometry_columns VALUES ('commune', 'geom', 1);
    INSERT INTO gpkg_spatial_ref_sys VALUES (1, 'WGS 84', 4326, '');
    CREATE TABLE commune (geom BLOB, code TEXT, nom TEXT, valeur REAL)`);
  const header = [0x47, 0x50, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0];
  records.forEach(({ code, nom, valeur }, i) => {
    const point = new Uint8Array(new Float64Array([i / 10, 46]).buffer);
    database.run('INSERT INTO commune VALUES (?, ?, ?, ?)', [Uint8Array.of(...header, ...point), code, nom, valeur]);
  });
  return database.export();
}

/** A workbook of another format, as a library writes it. */
function book(bookType: BookType): Uint8Array {
  const made = utils.book_new(utils.json_to_sheet(records), 'APL');
  return new Uint8Array(writeBook(made, { bookType, type: 'buffer' }) as Uint8Array);
}

const kml = `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>CPTS</name>${features.features
  .map(
    ({ properties, geometry }) =>
      `<Placemark><name>${properties!.nom}</name><ExtendedData><Data name="code"><value>${properties!.code}</value></Data></ExtendedData><Polygon><outerBoundaryIs><LinearRing><coordinates>${(geometry as Polygon).coordinates[0].map((point) => `${point},0`).join(' ')}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>`,
  )
  .join('')}</Folder></Document></kml>`;

const umap = { type: 'umap', layers: [{ ...features, _umap_options: { name: 'CPTS' } }] };

const workbook = () =>
  writeXlsxFile([
    {
      sheet: 'APL',
      data: [
        ['code', 'nom', 'valeur'].map((value) => ({ value })),
        ...records.map(({ code, nom, valeur }) => [{ value: code }, { value: nom }, { value: valeur }]),
      ],
    },
  ]).toBuffer();

async function parquet(engine: Engine): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'parquet-'));
  const path = join(folder, 'a.parquet');
  await engine.query(
    `COPY (SELECT lpad((3001 + i)::VARCHAR, 5, '0') AS code, 'é' || i AS nom, i * 1.5 AS valeur FROM range(40) t(i))
     TO '${path}' (FORMAT parquet)`,
  );
  const bytes = new Uint8Array(readFileSync(path));
  rmSync(folder, { recursive: true });
  return bytes;
}

/** A small sound file of each format, by its name; DuckDB in Node makes one. */
export async function soundFiles(engine: Engine): Promise<Record<string, Uint8Array>> {
  const csv = encoder.encode(between(';', ''));
  const { shp, dbf } = shapefile(
    records.map((_, i) => square(i)),
    records,
  );
  return {
    'a.csv': csv,
    'quoted.csv': encoder.encode(between(',', '"')),
    'windows-1252.csv': Uint8Array.from(between('\t', '').replaceAll('’', "'"), (letter) => letter.charCodeAt(0)),
    'macintosh.csv': Uint8Array.from(between('~', "'").replaceAll('’', ' '), (letter) =>
      letter === 'é' ? 0x8e : letter.charCodeAt(0),
    ),
    'aligned.txt': encoder.encode(aligned()),
    'rpps.txt': encoder.encode(between('|', '').replaceAll('\r\n', '|\n')),
    'a.csv.gz': gzipSync(csv),
    'a.zip': zipped({ 'a.csv': csv, 'b.json': JSON.stringify(features) }),
    'a.xlsx': await workbook(),
    'a.parquet': await parquet(engine),
    'a.geojson': encoder.encode(JSON.stringify(features)),
    'a.topojson': encoder.encode(JSON.stringify(topology)),
    'shapefile.zip': zipped({ 'a.shp': shp, 'a.dbf': dbf }),
    'a.gpkg': await geopackage(),
    'a.fgb': serialize(features, 4326),
    'a.xls': book('biff8'),
    'biff2.xls': book('biff2'),
    'a.ods': book('ods'),
    'html.xls': book('html'),
    'xml.xls': book('xlml'),
    'a.dbf': dbf,
    'a.kml': encoder.encode(kml),
    'a.kmz': zipped({ 'doc.kml': kml }),
    'a.umap': encoder.encode(JSON.stringify(umap)),
    'a.json': encoder.encode(JSON.stringify({ total: ROWS, data: records })),
    'lines.json': encoder.encode(records.map((record) => JSON.stringify(record)).join('\n')),
  };
}
