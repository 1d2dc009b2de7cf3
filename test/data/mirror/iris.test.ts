import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { nodeFile } from '../../../src/data/readers/node-file';
import { takeFile } from '../../../src/sources/take';
import { openSource } from '../../../scripts/data/sources';
import { atlas, engine, outlines, unitOf } from '../importers/context';

afterAll(() => engine.close());

const { root } = openSource(undefined)!;

const take = async (name: string) => takeFile(engine, await nodeFile(join(root, 'iris', name)), { atlas, outlines });

it('adds the census by IRIS up to its communes', async () => {
  const { layers, report } = await take('pop-iris-06-2019.xlsx');
  expect(report.rows).toMatchObject({ read: 500, taken: 500, rejected: 0 });
  expect(report.units).toBe(163);
  expect(report.totals[0]).toMatchObject({ key: 'population', units: 163 });
  expect(report.totals[0].value).toBeCloseTo(1_094_283, 0);
  const indicators = layers.flatMap((layer) => (layer.brings === 'indicators' ? layer.indicators : []));
  expect(indicators[0].values[unitOf('06088')]).toBeCloseTo(342_669, 0);
});

it.each([
  ['contours-iris-06-2025.geojson.gz', 500, 27],
  ['wfs-iris-34172-2026.geojson', 93, 1],
  ['wfs-iris-31555-2026.geojson', 153, 1],
  ['wfs-iris-06088-2026.geojson', 146, 1],
])('%s: outlines of IRIS are what communes may be cut into, and those of no commune', async (name, rows, communes) => {
  const { layers, report } = await take(name);
  expect(report.rows).toMatchObject({ read: rows, taken: rows, rejected: 0 });
  expect(layers.map(({ brings }) => brings)).toEqual(['quarters']);
  expect(layers[0].brings === 'quarters' && layers[0].communes.size).toBe(communes);
});

it('tells code by code what differs between the outlines of 2026 and a table of 2023 (Montpellier)', async () => {
  const { layers } = await take('wfs-iris-34172-2026.geojson');
  const [drawn] = layers;
  if (drawn.brings !== 'quarters') throw new Error('no quarters');
  const own = drawn.communes.get('34172')!;
  const gone = ['341721401', '341721804'];
  const come = ['341721403', '341721404', '341721405', '341721805', '341721806', '341721807', '341721808'];
  const former = [...own.map(({ code }) => code).filter((code) => !come.includes(code)), ...gone];
  expect([own.length, former.length]).toEqual([93, 88]);
  const text = ['IRIS;P19_POP', ...former.map((code) => `${code};3000`)].join('\n');
  const context = { atlas, outlines, quarters: (code: string) => drawn.communes.get(code) };
  const { report } = await takeFile(engine, new File([text], 'pop-iris-2019.csv'), context);
  expect(report.notes).toContainEqual({ note: 'other-edition', count: 9, examples: [...gone, ...come].sort() });
});

it('adds up the figures beside outlines of IRIS', async () => {
  const { layers, report } = await take('rennes-iris-p22-2024.geojson');
  expect(report.rows).toMatchObject({ read: 93, taken: 93, rejected: 0 });
  expect(layers.map(({ brings }) => brings)).toEqual(['indicators', 'quarters', 'census']);
  expect(report.totals[0]).toMatchObject({ title: { fr: 'POP_TOTAL' }, units: 1 });
  expect(report.totals[0].value).toBeCloseTo(227_830, 0);
});
