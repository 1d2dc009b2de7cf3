import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { download } from '../../scripts/data/download/download';
import { PerimetersError } from '../../src/sources/santegraphie/answer';
import { fetchPerimeters, perimetersAddress, type Ask } from '../../src/sources/santegraphie/fetch';
import { Office, page } from './office';

const address = perimetersAddress();
const feature = (n: number) => ({
  type: 'Feature',
  id: `AMBU_CPTS.${n}`,
  properties: { lib_court: `CPTS ${n}` },
  geometry: { type: 'Polygon', coordinates: [] },
});
const answer = (features: object[], said: object = {}) =>
  JSON.stringify({ type: 'FeatureCollection', ...said, features });

/** A service that gives each answer once, in order. */
const service = (...answers: (string | Uint8Array<ArrayBuffer>)[]) => {
  const asked: string[] = [];
  const ask: Ask = (address) => {
    asked.push(address);
    const next = answers[asked.length - 1];
    return Promise.resolve(new Blob([next]));
  };
  return { ask, asked };
};
const named = async (answered: Promise<Blob>) => {
  const { features, ...said } = JSON.parse(await (await answered).text()) as { features: ReturnType<typeof feature>[] };
  return { names: features.map(({ properties }) => properties.lib_court), said };
};

describe('the national perimeters', () => {
  test('in one answer, packed or not, with their system', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::2154' } };
    const whole = answer([feature(1), feature(2)], { crs });
    for (const given of [whole, `\uFEFF${whole}`, gzipSync(whole)]) {
      const { ask, asked } = service(given);
      const { names, said } = await named(fetchPerimeters(ask));
      expect(names).toEqual(['CPTS 1', 'CPTS 2']);
      expect(said).toMatchObject({ crs });
      expect(asked).toEqual([address]);
    }
  });

  test('in one answer that says it is whole, as it came; one that stops short is not taken', async () => {
    const numbers = { totalFeatures: 2, numberMatched: 2, numberReturned: 2, crs: null };
    const whole = JSON.stringify({ type: 'FeatureCollection', features: [feature(1), feature(2)], ...numbers });
    const { ask, asked } = service(whole);
    expect(await (await fetchPerimeters(ask)).text()).toBe(whole);
    expect(asked).toEqual([address]);
    const head = JSON.stringify({ type: 'FeatureCollection', ...numbers, features: [feature(1), feature(2)] });
    await expect(fetchPerimeters(service(head.slice(0, -1)).ask)).rejects.toMatchObject({ reason: 'unreadable' });
    const page = JSON.stringify({ ...numbers, numberReturned: 1, type: 'FeatureCollection', features: [feature(1)] });
    const rest = JSON.stringify({ ...numbers, numberReturned: 1, type: 'FeatureCollection', features: [feature(2)] });
    expect((await named(fetchPerimeters(service(page, rest).ask))).names).toEqual(['CPTS 1', 'CPTS 2']);
  });

  test('page after page, those that two pages repeat once', async () => {
    const { ask, asked } = service(
      answer([feature(1), feature(2)], { totalFeatures: 3 }),
      answer([feature(2), feature(3)], { totalFeatures: 3 }),
    );
    expect((await named(fetchPerimeters(ask))).names).toEqual(['CPTS 1', 'CPTS 2', 'CPTS 3']);
    expect(asked).toEqual([address, `${address}&startIndex=2`]);
  });

  test.each([
    ['a web page', '<!DOCTYPE html><html><body>Maintenance</body></html>', 'page', ''],
    [
      'an exception report',
      '<?xml version="1.0"?><ServiceExceptionReport><ServiceException code="x">Feature type unknown</ServiceException></ServiceExceptionReport>',
      'refused',
      'Feature type unknown',
    ],
    [
      'an exception of OWS',
      '<ows:ExceptionReport><ows:Exception><ows:ExceptionText>No such layer</ows:ExceptionText></ows:Exception></ows:ExceptionReport>',
      'refused',
      'No such layer',
    ],
    ['a JSON of something else', '{"error":"quota"}', 'unreadable', ''],
    ['half a JSON', '{"features":[{"type"', 'unreadable', ''],
    ['nothing at all', answer([]), 'unreadable', ''],
    ['half an archive', gzipSync('x'.repeat(999)).subarray(0, 12), 'unreadable', ''],
  ])('%s is told, and nothing is taken', async (_, given, reason, detail) => {
    const failed = fetchPerimeters(service(given as string).ask);
    await expect(failed).rejects.toBeInstanceOf(PerimetersError);
    await expect(failed).rejects.toMatchObject({ reason, detail });
  });

  test('fewer than it announces are refused', async () => {
    const one = answer([feature(1)], { numberMatched: 3 });
    await expect(fetchPerimeters(service(one, one).ask)).rejects.toMatchObject({ reason: 'incomplete', detail: '1/3' });
  });

  test('are laid out by the download, or the reason is told', async () => {
    const office = await Office.open();
    try {
      const root = join(mkdtempSync(join(tmpdir(), 'perimetre-download-')), 'open-data');
      const run = () => download({ root, year: 2026, only: ['cpts'] }, office.network);
      office.put(address, answer([feature(1), feature(2)]));
      office.misbehave(address, page);
      expect(await run()).toMatchObject([{ key: 'cpts', error: { reason: 'page' } }]);
      expect(await run()).toMatchObject([{ key: 'cpts', taken: expect.stringMatching(/^2 périmètres/) as string }]);
      const laid = JSON.parse(readFileSync(join(root, 'cpts/cpts-santegraphie.geojson'), 'utf8')) as object;
      expect(laid).toMatchObject({ features: [feature(1), feature(2)] });
    } finally {
      office.close();
    }
  });
});
