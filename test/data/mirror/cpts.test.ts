import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openFile } from '../../../src/data/readers/read';
import { recogniseTables } from '../../../src/sources/recognise';
import { runImport } from '../../../src/sources/run';
import { atlas, engine, outlines } from '../importers/context';

afterAll(() => engine.close());

const arcs = outlines();
const MIRROR = process.env.PERIMETRE_OPEN_DATA ?? '../shared/open-data';
type Drawn = FeatureCollection<Polygon | MultiPolygon, Record<string, unknown>>;

const served = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../cases/d04c-wfs-champs-inhabituels.geojson', import.meta.url)), 'utf8'),
) as Drawn;

async function importText(text: string, name: string) {
  const { tables } = await openFile(new File([text], name), engine);
  const [best] = await recogniseTables(engine, tables, atlas);
  const { layers, report } = await runImport(engine, best.table, best.guesses[0], {
    atlas,
    outlines: () => arcs,
    file: name,
  });
  const cpts = layers.flatMap((layer) => (layer.brings === 'cpts' ? layer.cpts : []));
  const held = Object.fromEntries(
    cpts.map(({ name, units }) => [name, Array.from(units, (unit) => atlas.codes[unit])]),
  );
  return { guess: best.guesses[0], report, cpts, held };
}
const importDrawn = (drawn: Drawn, name = 'perimetres.geojson') => importText(JSON.stringify(drawn), name);

const ALL = {
  'CPTS Inventée du Bocage': ['03013', '03022', '03190', '03202', '03321'],
  'CPTS Inventée des Sources': ['03060', '03094', '03095', '03265', '03310'],
  'CPTS Inventée du Val': ['03185', '03254', '03261', '03298'],
};

/** The same features under other properties. */
const renamed = (name: string, stage: string): Drawn => ({
  ...served,
  features: served.features.map((feature) => ({
    ...feature,
    properties: { [name]: feature.properties.lib_court, [stage]: feature.properties.etat_proj },
  })),
});

const drawnAs = (name: string, coordinates: number[][][][]) => ({
  type: 'Feature' as const,
  properties: { nom: name },
  geometry: { type: 'MultiPolygon' as const, coordinates },
});

describe('CPTS by polygons of unforeseen fields', () => {
  it.each([
    ['lib_court', 'etat_proj'],
    ['nom', 'etat'],
    ['intitule', 'phase'],
    ['zzz', 'avancement_projet'],
  ])('finds the name in %s and the stage in %s, and asks', async (name, stage) => {
    const { guess, held, cpts } = await importDrawn(renamed(name, stage));
    expect(guess).toMatchObject({ kind: 'cpts', columns: { cpts: name, stage } });
    expect(guess.confidence).toBeLessThan(0.8);
    expect(held).toEqual(ALL);
    expect(cpts[0].stage).toBe('aci');
  });

  it('reads perimeters whose axes are swapped where they lie', async () => {
    const swapped = JSON.stringify(served).replace(/\[(-?[\d.]+),(-?[\d.]+)\]/g, '[$2,$1]');
    expect((await importText(swapped, 'cpts.geojson')).held).toEqual(ALL);
  });

  it('takes a CPTS that is given twice once', async () => {
    const { held } = await importDrawn({ ...served, features: [...served.features, ...served.features] });
    expect(held).toEqual(ALL);
  });

  it('takes the units by half under a rectangle, and says which it cuts', async () => {
    const [west, south, east, north] = [3.2, 46.45, 3.5, 46.65];
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    const rectangle = drawnAs('CPTS Rectangle', [[ring]]);
    const { held, report } = await importDrawn({ type: 'FeatureCollection', features: [rectangle] });
    expect(held['CPTS Rectangle']).toHaveLength(17);
    expect(report.notes.find(({ note }) => note === 'cut-units')?.count).toBe(17);
  });

  it('refuses departments and regions, whatever they are called', async () => {
    const box = (west: number, south: number, east: number, north: number) => [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ];
    const north = drawnAs('Grand nord', [box(1, 48, 5, 51.2)]);
    const south = drawnAs('Grand sud', [box(-1, 42, 4, 45)]);
    await expect(importDrawn({ type: 'FeatureCollection', features: [north, south] })).rejects.toMatchObject({
      reason: 'level',
      params: { what: 'region' },
    });
  });
});

describe('CPTS of quarters', () => {
  const toulouse = JSON.parse(readFileSync(join(MIRROR, 'iris/wfs-iris-31555-2026.geojson'), 'utf8')) as Drawn;
  const quarters = (names: string[]) =>
    names.map((name, i) => {
      const own = toulouse.features.filter((_, at) => at % names.length === i);
      const shapes = own.flatMap(({ geometry }) =>
        geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
      );
      return drawnAs(name, shapes);
    });

  it('holds the city in each CPTS of its quarters, by polygons', async () => {
    const names = ['CPTS Est', 'CPTS Nord', 'CPTS Ouest', 'CPTS Sud'];
    const { held, report } = await importDrawn({ type: 'FeatureCollection', features: quarters(names) });
    expect(held).toEqual(Object.fromEntries(names.map((name) => [name, ['31555']])));
    expect(report.notes).toContainEqual({ note: 'in-several-cpts', count: 1, examples: ['31555'] });
  });

  it('does not lose the only CPTS known of a city', async () => {
    const [east] = quarters(['CPTS Est', 'CPTS Nord', 'CPTS Ouest', 'CPTS Sud']);
    const { held, report } = await importDrawn({ type: 'FeatureCollection', features: [east] });
    expect(held).toEqual({ 'CPTS Est': ['31555'] });
    expect(report.notes).toContainEqual({ note: 'in-part', count: 1, examples: ['31555'] });
  });

  it('refuses quarters that are not said to be CPTS', async () => {
    const features = toulouse.features.slice(0, 12).map((feature) => ({
      ...feature,
      properties: { nom: `Quartier ${feature.properties.nom_iris as string}` },
    }));
    await expect(importDrawn({ type: 'FeatureCollection', features })).rejects.toMatchObject({
      params: { what: 'iris' },
    });
  });

  it('reads the CPTS of the Alpes-Maritimes by IRIS: the communes of each, Nice in three', async () => {
    const text = readFileSync(join(MIRROR, 'iris/cpts-iris-06-2024.csv'), 'utf8');
    const expected = new Map<string, Set<string>>();
    const rows = text
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(';'));
    for (const [iris, cpts] of rows)
      if (cpts !== 'HORS CPTS') expected.set(cpts, (expected.get(cpts) ?? new Set()).add(iris.slice(0, 5)));
    const { held, report } = await importText(text, 'cpts-iris-06-2024.csv');
    expect(held).toEqual(Object.fromEntries([...expected].map(([name, codes]) => [name, [...codes].sort()])));
    expect(Object.keys(held).filter((name) => held[name].includes('06088'))).toEqual([
      'CPTS NICE CENTRE NICE EST',
      'CPTS NICE NORD ET SES COLLINES',
      'CPTS NICE OUEST VALLEE',
    ]);
    expect(report.rows).toMatchObject({ read: 500, taken: 475, setAside: 25, rejected: 0 });
    expect(report.notes.find(({ note }) => note === 'by-quarter')?.examples).toContain('06088');
    expect(report.notes.find(({ note }) => note === 'in-several-cpts')).toBeUndefined();
  });
});
