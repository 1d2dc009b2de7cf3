import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { national } from '../../scripts/bench/perimeters';
import { readCpts } from '../../scripts/data/layers/cpts';
import { readUnits } from '../../scripts/data/units';
import { readArcs, readAtlas } from '../../src/cli/folder';
import { DATA_FOLDER } from '../folder';
import { folderOf } from './folder';

const FILE = 'cpts/cpts-santegraphie.geojson';
const units = readUnits();
const atlas = readAtlas(DATA_FOLDER);
const arcs = readArcs(DATA_FOLDER, atlas);
const features = national(atlas, arcs, 800, 30);
const answer = (fields: object[] = features) => JSON.stringify({ type: 'FeatureCollection', features: fields });

/** The folder as a download leaves it. */
function downloaded(content: string) {
  const checksum = createHash('sha256').update(content).digest('hex');
  const provenance = { source: 'santegraphie-cpts', address: '', vintage: '', retrieved: '2026-11-30', caveats: [] };
  return folderOf({ [FILE]: content, 'downloads.json': JSON.stringify({ [FILE]: { ...provenance, checksum } }) });
}

describe('the national perimeters in the folder', () => {
  test('answer for every department at their date; what was known of the CPTS there gives way, and is in doubt', async () => {
    const { cpts, listings, withdrawn, layer } = await readCpts(units, downloaded(answer()), arcs);
    expect(listings).toMatchObject([{ departments: units.departments.map(({ code }) => code), date: '2026-11-30' }]);
    expect(cpts).toHaveLength(800);
    expect(new Set(cpts.map(({ id }) => id)).size).toBe(800);
    const held = new Set(cpts.flatMap(({ units }) => units));
    expect(held.size).toBe(units.codes.filter((code) => !/^9[78]/.test(code)).length);
    expect(withdrawn).toEqual([]);
    expect(layer.partial).toBeUndefined();
    expect(layer.rows.taken).toBeGreaterThan(800);
  });

  test('a CPTS that they do not name keeps its communes in doubt', async () => {
    const { cpts: sample } = await readCpts(units, null, null);
    const [one] = sample;
    const gone = features.filter(({ properties }) => {
      const number = Number(/\d+/.exec(String(properties!.nom_cpts))![0]);
      return number % 2 === 0;
    });
    const { cpts, withdrawn } = await readCpts(units, downloaded(answer(gone)), arcs);
    const held = new Set(cpts.flatMap(({ units }) => units));
    const expected = sample.flatMap(({ units }) => units).filter((code) => !held.has(code));
    expect([...withdrawn].sort()).toEqual([...new Set(expected)].sort());
    expect(cpts.some(({ id }) => id === one.id)).toBe(false);
  });

  test('of no known day, or with one that lies nowhere, answer for no department', async () => {
    const nowhere = { ...features[0], id: 'x', properties: { nom_cpts: 'CPTS Ailleurs' } };
    const shifted = {
      ...nowhere,
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [-30, 40],
            [-29, 40],
            [-29, 41],
            [-30, 40],
          ],
        ],
      },
    };
    for (const folder of [folderOf({ [FILE]: answer() }), downloaded(answer([...features, shifted] as object[]))]) {
      const { cpts, listings, layer } = await readCpts(units, folder, arcs);
      expect(listings).toEqual([]);
      expect(cpts.length).toBeGreaterThanOrEqual(800);
      expect(layer.partial).toBe(true);
    }
  });

  test('that nobody can read as CPTS are left out, and the layer says so', async () => {
    const named = features.map((feature) => ({ ...feature, properties: { a: 1 } }));
    const { cpts, listings, layer } = await readCpts(units, downloaded(answer(named)), arcs);
    expect(cpts).toHaveLength(21);
    expect(listings).toEqual([]);
    expect(layer.caveats.map(({ id }) => id)).toContain('cpts-perimeters-unread');
  });
});
