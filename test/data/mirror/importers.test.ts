import { join } from 'node:path';
import { readSheet } from 'read-excel-file/node';
import { afterAll, describe, expect, it } from 'vitest';
import { openSource } from '../../../scripts/data/sources';
import type { ExistingCpts } from '../../../src/atlas/atlas';
import { adjacencyOf } from '../../../src/atlas/topology/adjacency';
import { readAtlas, readExistingCpts } from '../../../src/cli/folder';
import { applyLayers } from '../../../src/data/apply';
import { nodeFile } from '../../../src/data/readers/node-file';
import { openNodeEngine } from '../../../src/data/engine-node';
import { takeFile } from '../../../src/sources/take';
import type { Imported } from '../../../src/data/importers/types';
import { DATA_FOLDER } from '../../folder';

const { root } = openSource(undefined)!;
const atlas = readAtlas(DATA_FOLDER);
/** Given as a whole by the DGCL, where the units are their arrondissements. */
const CITIES = ['13055', '69123', '75056'];
const { cpts } = readExistingCpts(DATA_FOLDER, atlas);
/** What the npm packages give alone: a file dropped on it must bring the figures of the build that read the file. */
const EMBEDDED = '.cache/data-embedded';
const ground = readAtlas(EMBEDDED);
const known = readExistingCpts(EMBEDDED, ground);
const engine = await openNodeEngine();
afterAll(() => engine.close());

/** Imports a file of the mirror as the first guess of its best table. */
async function importedFile(name: string): Promise<Imported> {
  return takeFile(engine, await nodeFile(join(root, name)), { atlas: ground, outlines: () => null });
}

describe('the files of the mirror, imported', () => {
  it('INSEE populations: the vintage is told by the figures, and every unit is that of the build', async () => {
    const { layers, report } = await importedFile('insee/donnees_communes.csv');
    expect(report).toMatchObject({
      kind: 'population',
      vintage: '2023',
      rows: { read: 34_900, taken: 34_900, recoded: 0, setAside: 0, rejected: 0 },
      units: 34_900,
      totals: [
        { key: 'municipale-2023', value: 68_094_280, national: { value: 68_094_280 } },
        { key: 'totale-2023', value: 69_294_105, national: null },
      ],
    });
    const applied = applyLayers(ground, known, layers).atlas;
    expect(applied.populations[0].values).toEqual(atlas.populations[0].values);
    expect(applied.populationYear).toEqual(atlas.populationYear);
    for (const { measure, vintage, values } of atlas.populations) {
      const same = applied.populations.find((one) => one.measure === measure && one.vintage === vintage);
      expect(same?.values, `${measure} ${vintage}`).toEqual(values);
    }
  });

  it('BPE: the national counts to the unit, absent communes at zero, re-created ones unknown', async () => {
    const { layers, report } = await importedFile('insee/bpe2024-sante.csv');
    expect(report.kind).toBe('bpe');
    expect(report.rows).toMatchObject({ read: 77_554, recoded: 55, rejected: 0 });
    const counts = Object.fromEntries(report.totals.map(({ key, value }) => [key, value]));
    expect(counts).toMatchObject({
      medecin_generaliste: 60_573,
      infirmier: 103_023,
      masseur_kinesitherapeute: 90_186,
      chirurgien_dentiste: 39_909,
      pharmacie: 20_725,
      sage_femme: 9_017,
      pedicure_podologue: 16_122,
      maison_de_sante: 2_586,
    });
    const published = report.totals.filter(({ national }) => national);
    expect(published).toHaveLength(9);
    for (const { value, national } of published) expect(value).toBe(national!.value);
    const { professionals, facilities } = applyLayers(ground, known, layers).atlas;
    for (const [key, { values }] of Object.entries(atlas.professionals))
      expect(professionals[key as keyof typeof professionals].values, key).toEqual(values);
    expect(professionals.orthophoniste.values.every(Number.isNaN)).toBe(true);
    for (const [key, { values }] of Object.entries(atlas.facilities))
      expect(facilities[key as keyof typeof facilities].values, key).toEqual(values);
  });

  it('APL: 34,594 communes, and every mean that of the build', async () => {
    const { layers, report } = await importedFile('drees/apl-2023.csv');
    expect(report).toMatchObject({ kind: 'apl', vintage: '2023', communes: 34_594, units: 34_530, merged: 46 });
    expect(report.rows).toEqual({ read: 172_970, taken: 172_970, recoded: 340, setAside: 0, rejected: 0 });
    expect(report.notes).toMatchObject([{ note: 'mean-weighted', count: 46 }]);
    const { apl } = applyLayers(ground, known, layers).atlas;
    expect(Object.keys(apl).sort()).toEqual(Object.keys(atlas.apl).sort());
    for (const [key, { values }] of Object.entries(atlas.apl))
      expect(apl[key as keyof typeof apl]!.values, key).toEqual(values);
  });

  it('moves: the recoding of the build', async () => {
    const { layers, report } = await importedFile('insee/mouvements-communes.csv');
    expect(report).toMatchObject({
      kind: 'cog-moves',
      vintage: '2026-01-01',
      rows: { read: 13_734, taken: 13_732, setAside: 2, rejected: 0 },
    });
    expect(applyLayers(ground, known, layers).atlas.recoding).toEqual(atlas.recoding);
  });

  it('ARS zoning by postcode and name: a zone for nearly every commune, those with a gone name too', async () => {
    const { layers, report } = await importedFile('ars/zonage-medecins-2025.csv');
    expect(report.kind).toBe('zoning');
    expect(report.rows).toEqual({ read: 38_907, taken: 34_886, recoded: 62, setAside: 4_021, rejected: 0 });
    const { indicators } = applyLayers(ground, known, layers).atlas;
    const zone = (code: string) => indicators[0].categories[indicators[0].values[atlas.codes.indexOf(code)]];
    expect(['01001', '01033', '13214', '75119'].map(zone)).toEqual(['2_ZAC', '1_ZIP', '2_ZAC', '1_ZIP']);
    expect([report.units, report.merged]).toEqual([34_886, 0]);
  });

  it('DGCL workbook: an indicator by commune, the three cities refused', async () => {
    const { report } = await importedFile('dgcl/epcicom-2025.xlsx');
    expect(report).toMatchObject({ kind: 'indicator', rows: { taken: 34_868, rejected: 3 } });
    expect(report.rejected).toEqual([{ reason: 'city', rows: 3 }]);
    const rows = (await readSheet(join(root, 'dgcl/epcicom-2025.xlsx'))).slice(1);
    const expected = rows.reduce((sum, row) => sum + (CITIES.includes(String(row[9])) ? 0 : Number(row[13])), 0);
    expect(report.totals.find(({ key }) => key === 'pmun_2025')?.value).toBe(expected);
  });

  it('CPTS of Provence-Alpes-Côte d’Azur: 70, 917 rows, Nice in three', async () => {
    const { layers, report } = await importedFile('cpts/cpts-paca-2026.csv');
    expect(report).toMatchObject({ kind: 'cpts', rows: { read: 917, taken: 917 }, units: 915 });
    expect(report.notes).toContainEqual({ note: 'in-several-cpts', count: 1, examples: ['06088'] });
    const [layer] = layers;
    const read = layer.brings === 'cpts' ? layer.cpts : [];
    expect(read).toHaveLength(70);
    const members = (list: readonly ExistingCpts[]) => new Map(list.map(({ name, units }) => [name, [...units]]));
    const built = members(cpts);
    for (const [name, units] of members(read)) expect(units).toEqual(built.get(name));
    const nice = atlas.codes.indexOf('06088');
    expect(read.filter(({ units }) => units.includes(nice))).toHaveLength(3);
    expect(applyLayers(ground, known, layers).known.cpts).toHaveLength(cpts.length);
  });

  it('contours: every unit but the arrondissements in one file, those in the other', async () => {
    const communes = await importedFile('contours/communes-2026.geojson.gz');
    expect(communes.report).toMatchObject({ kind: 'contours', vintage: '2026', units: 34_872 });
    expect(communes.report.rows).toMatchObject({ read: 34_875, taken: 34_872, rejected: 3 });
    const districts = await importedFile('contours/arrondissements-2026.geojson');
    expect(districts.report).toMatchObject({ kind: 'contours', units: 45, rows: { read: 45, taken: 45 } });
    const units = [communes, districts].flatMap(({ layers: [layer] }) =>
      layer.brings === 'contours' ? [...layer.units] : [],
    );
    const drawn = atlas.codes.flatMap((_, unit) => (Number.isNaN(atlas.longitude[unit]) ? [] : [unit]));
    expect(units.sort((a, b) => a - b)).toEqual(drawn);

    const [layer] = communes.layers;
    if (layer.brings !== 'contours') throw new Error(layer.brings);
    const { offsets, targets } = adjacencyOf(layer.topology, atlas.count);
    const own = new Set(layer.units);
    const wrong = layer.units.filter((unit) => {
      const { adjacency } = atlas;
      const known = adjacency.targets.subarray(adjacency.offsets[unit], adjacency.offsets[unit + 1]);
      const expected = known.filter((next) => own.has(next));
      return targets.subarray(offsets[unit], offsets[unit + 1]).join() !== expected.join();
    });
    expect([...wrong]).toEqual([]);
  });

  it('an answer of geo.api.gouv.fr, and a Parquet file keyed by commune', async () => {
    const allier = await importedFile('samples/geo-api-communes-03.geojson');
    expect(allier.report).toMatchObject({ kind: 'contours', units: 317, rows: { read: 317, taken: 317 } });
    expect(allier.layers[0].layer.publisher).toContain('geo.api.gouv.fr');
    const { report } = await importedFile('samples/communes-apl.parquet');
    expect(report).toMatchObject({ kind: 'indicator', communes: 34_954, units: 34_890, merged: 46 });
    expect(report.rows).toEqual({ read: 34_954, taken: 34_954, recoded: 68, setAside: 0, rejected: 0 });
  });
});
