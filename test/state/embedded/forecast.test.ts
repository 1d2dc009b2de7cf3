import type { Feature, FeatureCollection } from 'geojson';
import { afterAll, describe, expect, it } from 'vitest';
import { readArcs, readAtlas } from '../../../src/cli/folder';
import { openNodeEngine } from '../../../src/data/engine-node';
import { openFile } from '../../../src/data/readers/read';
import { outline } from '../../../src/kernel/outline';
import { UnitSet } from '../../../src/kernel/unit-set';
import { guessesOf } from '../../../src/sources/recognise';
import { Forecast } from '../../../src/state/imports/forecast.svelte';
import { DATA_FOLDER } from '../../folder';

const engine = await openNodeEngine();
afterAll(() => engine.close());
const atlas = readAtlas(DATA_FOLDER);
const arcs = readArcs(DATA_FOLDER, atlas);

/** What is foreseen of communes drawn one by one, each under these properties. */
async function foreseen(count: number, propertiesOf: (unit: number) => object) {
  const drawn = [...atlas.codes.keys()].filter((unit) => !Number.isNaN(atlas.longitude[unit])).slice(0, count);
  const features = drawn.map((unit): Feature => {
    const geometry = { type: 'MultiPolygon' as const, coordinates: outline(arcs, new UnitSet([unit])) };
    return { type: 'Feature', properties: propertiesOf(unit), geometry };
  });
  const collection: FeatureCollection = { type: 'FeatureCollection', features };
  const opened = await openFile(new File([JSON.stringify(collection)], 'dessins.geojson'), engine);
  const [table] = opened.tables;
  const [guess] = await guessesOf(engine, table, atlas);
  const forecast = new Forecast();
  const context = { atlas, outlines: () => arcs, file: 'dessins.geojson' };
  await forecast.renew(
    table,
    guess,
    (work) => work(),
    () => Promise.resolve({ engine, context }),
  );
  await opened.close();
  return { kind: guess.kind, report: forecast.report, rows: forecast.rows, problem: forecast.problem };
}

describe('a forecast of what is drawn', () => {
  it('tries the first of many perimeters of CPTS', async () => {
    const { kind, report, rows } = await foreseen(400, (unit) => ({ nom_cpts: `CPTS ${unit}`, statut: 'ACI' }));
    expect([kind, rows, report?.rows.read]).toEqual(['cpts', 300, 300]);
    expect(report?.totals[0].value).toBe(300);
  });

  it('tries the first of many outlines of communes, and all of a few', async () => {
    const properties = (unit: number) => ({ code: atlas.codes[unit], nom: atlas.names[unit] });
    const many = await foreseen(400, properties);
    expect([many.kind, many.rows, many.report?.rows.taken, many.problem]).toEqual(['contours', 300, 300, null]);
    const few = await foreseen(50, properties);
    expect([few.rows, few.report?.rows.taken]).toEqual([null, 50]);
  });
});
