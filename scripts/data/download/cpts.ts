import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { PerimetersError, readAnswer } from '../../../src/sources/santegraphie/answer';
import { fetchPerimeters, SANTEGRAPHIE } from '../../../src/sources/santegraphie/fetch';
import { DownloadError } from './errors';
import type { OfficialSource } from './source';

const FILE = 'cpts/cpts-santegraphie.geojson';

/** The national perimeters of CPTS (Santégraphie). */
export const cpts: OfficialSource = {
  key: 'cpts',
  files: [FILE],
  fallback: 'les CPTS publiées que le produit connaît, sans liste nationale',
  async run(session) {
    let fetched = { address: '', retrieved: '' };
    let pages = 0;
    const ask = async (address: string) => {
      const page = await session.fetchFrom(address, `cpts-santegraphie-${++pages}.geojson`);
      fetched = pages === 1 ? page : fetched;
      return new Blob([readFileSync(page.path)]);
    };
    let whole: Blob;
    try {
      whole = await fetchPerimeters(ask);
    } catch (error) {
      if (!(error instanceof PerimetersError)) throw error;
      const file = basename(FILE);
      if (error.reason === 'page') throw new DownloadError('page', { address: fetched.address });
      const cause = [error.reason, error.detail].filter(Boolean).join(' : ');
      throw new DownloadError('unreadable', { file, cause });
    }
    const { address, retrieved } = fetched;
    const provenance = { source: SANTEGRAPHIE, address, vintage: retrieved, retrieved, caveats: [] };
    const { features } = await readAnswer(whole);
    session.publish({ [FILE]: new Uint8Array(await whole.arrayBuffer()) }, provenance, () => undefined);
    return `${features.length} périmètres de CPTS`;
  },
};
