import proj4 from 'proj4';
import { afterAll, describe, expect, it } from 'vitest';
import { locator } from '../../../src/kernel/locate';
import { takeFile } from '../../../src/sources/take';
import { isRough } from '../../../src/atlas/manifest';
import { NONE } from '../../../src/atlas/atlas';
import { applyLayers } from '../../../src/data/apply';
import { MOST_POINTS } from '../../../src/data/importers/points';
import { atlas, engine, known, outlines, unitOf } from './context';

afterAll(() => engine.close());

const CODES = ['03190', '03321', '03310', '2A004', '97411', '75113'];
const centre = (code: string) => [atlas.longitude[unitOf(code)], atlas.latitude[unitOf(code)]];
const LAMBERT_93 =
  '+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m +no_defs';

const take = (lines: string[], name = 'points.csv') =>
  takeFile(engine, new File([lines.join('\n')], name), { atlas, outlines });

async function counts(lines: string[]): Promise<Record<string, number>> {
  const { layers } = await take(lines);
  const indicators = layers.flatMap((layer) => (layer.brings === 'indicators' ? layer.indicators : []));
  const [{ values, quality }] = indicators;
  expect(quality).toBe(isRough(atlas) ? 'approximate' : 'exact');
  return Object.fromEntries(
    [...values].flatMap((value, unit) => (Number.isNaN(value) ? [] : [[atlas.codes[unit], value]])),
  );
}

describe('rows that give nothing but their coordinates', () => {
  const degrees = (code: string) => centre(code).map((axis) => axis.toFixed(5));
  const twice = [...CODES, '03190'];
  const expected = Object.fromEntries(CODES.map((code) => [code, code === '03190' ? 2 : 1]));
  const sexagesimal = (text: string, [plus, minus]: string) => {
    const seconds = Math.round(Math.abs(Number(text)) * 3600);
    const [degrees, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
    return `${degrees}°${minutes}'${seconds % 60}""${text.startsWith('-') ? minus : plus}`;
  };
  const comma = (text: string) => text.replace('.', ',');

  it.each<[string, string, (x: string, y: string) => string]>([
    ['lon and lat', 'nom;lon;lat', (x, y) => `A;${x};${y}`],
    ['Latitude and Longitude, commas', 'Latitude;Longitude;nom', (x, y) => `${comma(y)};${comma(x)};A`],
    ['a point of two dimensions', 'nom;geo_point_2d', (x, y) => `A;"${y}, ${x}"`],
    ['WKT', 'nom;geometry', (x, y) => `A;POINT (${x} ${y})`],
    ['x and y, in degrees', 'x;y;nom', (x, y) => `${x};${y};A`],
    ['degrees under the name of their system', 'nom;wgs84', (x, y) => `A;${y} ${x}`],
    ['degrees, minutes and seconds', 'nom;lat;lon', (x, y) => `A;"${sexagesimal(y, 'NS')}";"${sexagesimal(x, 'EO')}"`],
    ['axes swapped', 'nom;longitude;latitude', (x, y) => `A;${y};${x}`],
  ])('%s', async (_, header, row) => {
    const rows = twice.map((code) => row(...(degrees(code) as [string, string])));
    expect(await counts([header, ...rows])).toEqual(expected);
  });

  it.each(['coordxet;coordyet', 'X_L93;Y_L93', 'x;y', 'coord_x;coord_y'])('Lambert-93 under %s', async (header) => {
    const own = ['03190', '03321', '03310', '2A004', '03190'];
    const rows = own.map((code, i) => {
      const [x, y] = proj4('WGS84', LAMBERT_93, centre(code));
      return `${x.toFixed(1)};${y.toFixed(1)};03078000${i}`;
    });
    expect(await counts([`${header};nofinesset`, ...rows])).toEqual({ '03190': 2, '03310': 1, '03321': 1, '2A004': 1 });
  });

  it('are told with their columns, and those outside of all communes apart', async () => {
    const { report } = await take(['nom;lon;lat;places', 'A;3.3333;46.5667;10', 'B;-30;20;5', 'C;;;7']);
    expect(report.rows).toMatchObject({ read: 3, taken: 1, rejected: 2 });
    expect(report.lines.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'outside'],
      [4, 'place-missing'],
    ]);
    expect(report.totals.map(({ key, value }) => [key, value])).toEqual([
      ['nombre', 1],
      ['places', 10],
    ]);
    const notes = report.notes.map(({ note, examples }) => [note, examples]);
    expect(notes).toContainEqual(['by-position', ['lon', 'lat']]);
    expect(notes).toContainEqual(['put-together', ['point']]);
  });

  it('are placed by their code, or by a name that leads somewhere, before their coordinates', async () => {
    const [x, y] = degrees('03310');
    for (const line of [`03190;${x};${y};4`, `Yzeure;${x};${y};4`]) {
      const header = /^\d/.test(line) ? 'code_insee;lon;lat;n' : 'commune;lon;lat;n';
      const { report } = await take([header, line]);
      expect(report.notes.map(({ note }) => note)).not.toContain('by-position');
    }
  });
});

describe('places of their own', () => {
  const [x, y] = centre('03190');
  const pointsIn = async (lines: string[], name?: string) => {
    const { layers, report } = await take(lines, name);
    const points = layers.flatMap((layer) => (layer.brings === 'points' ? layer.points : []));
    return { layers, points, noted: report.notes.find(({ note }) => note === 'points')?.count ?? 0 };
  };

  it('stay points of the map, called as the file calls them, in the commune that holds them', async () => {
    const lines = ['id;enseigne;lon;lat', `1;Officine A;${x};${y}`, '2;Officine B;-30;20', '3;Officine C;;'];
    const { layers, points, noted } = await pointsIn(lines, 'officines 2024.csv');
    expect(noted).toBe(2);
    const [{ names, units, longitude, latitude, vintage }] = points;
    expect(names).toEqual(['Officine A', 'Officine B']);
    expect([...units]).toEqual([unitOf('03190'), NONE]);
    expect([longitude[0], latitude[0], longitude[1]]).toEqual([Math.fround(x), Math.fround(y), -30]);
    expect(vintage).toBe('2024');
    const before = applyLayers(atlas, known, []).atlas;
    const after = applyLayers(atlas, known, [...layers, ...layers]).atlas;
    expect([before.points, after.points]).toEqual([[], points]);
    expect(after.manifest.layers.find(({ id }) => id === points[0].layer)).toMatchObject({
      source: 'officines 2024.csv',
    });
  });

  it('stay so where a code places them, and where the reader gives their coordinates', async () => {
    const facilities = ['nofinesset;rs;code_insee;lon;lat', `030000001;Centre A;03190;${x};${y}`];
    const coordinates = [x, y];
    const feature = { type: 'Feature', properties: { name: 'Cabinet B' }, geometry: { type: 'Point', coordinates } };
    const drawn = JSON.stringify({ type: 'FeatureCollection', features: [feature] });
    for (const [lines, file, name] of [
      [facilities, 'finess.csv', 'Centre A'],
      [[drawn], 'cabinets.geojson', 'Cabinet B'],
    ] as const) {
      const { points } = await pointsIn([...lines], file);
      expect(points.map(({ names, units }) => [names, [...units]])).toEqual([[[name], [unitOf('03190')]]]);
    }
  });

  it('are not those of communes, whose centres a file may give', async () => {
    const { points, noted } = await pointsIn(['code_insee;longitude;latitude;foyers', `03190;${x};${y};4`]);
    expect([points, noted]).toEqual([[], 0]);
  });

  it('are counted and not drawn when they are too many', async () => {
    const rows = Array.from({ length: MOST_POINTS + 1 }, (_, i) => `P${i};${x};${y}`);
    const { layers, report } = await take(['nom;lon;lat', ...rows]);
    expect(layers.map(({ brings }) => brings)).toEqual(['indicators']);
    expect(report.notes).toContainEqual({ note: 'points-many', count: rows.length, examples: [] });
    expect(report.totals[0].value).toBe(rows.length);
  });

  it('one of them typed wrong loses its own row only', async () => {
    const good = Array.from({ length: 30 }, (_, i) => `${667_000 + i};6608000;A`);
    const { report } = await take(['x;y;nom', ...good, '12;6608000;B']);
    expect([report.rows.taken, report.rejected]).toEqual([30, [{ reason: 'outside', rows: 1 }]]);
  });
});

it('the unit that holds the centre of each is itself', async () => {
  const find = await locator(outlines());
  const all = [...atlas.codes.keys()].filter((unit) => unit % 50 === 0 && !Number.isNaN(atlas.longitude[unit]));
  const right = all.filter((unit) => find(atlas.longitude[unit], atlas.latitude[unit]) === unit);
  expect(right.length).toBeGreaterThan((isRough(atlas) ? 0.9 : 0.97) * all.length);
  expect(find(-30, 20)).toBeNull();
});
