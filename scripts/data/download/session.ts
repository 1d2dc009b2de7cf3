import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROVENANCE_FILE, readProvenances, type Provenance } from '../provenance';
import { checksum, type SourceFolder } from '../sources';
import type { UnitList } from '../units';
import { addressesOf, fill } from './catalogue';
import { DownloadError } from './errors';
import { transfer, type Network, type Receipt } from './transfer';

/** A file as its server gave it. */
export interface Fetched extends Receipt {
  path: string;
}

/** Folder, within that of the sources, of the files as fetched. */
const RAW = 'downloads';

/** One run over the sources: what each of them needs to fetch its files and to lay out what the build reads. */
export class Session {
  constructor(
    readonly root: string,
    readonly year: number,
    readonly units: UnitList,
    private readonly network: Network,
  ) {}

  say(sentence: string): void {
    this.network.say(sentence);
  }

  /**
   * Fetches a file of the catalogue from the first of its addresses that gives it.
   * @throws {DownloadError} `missing` when one of the addresses answers that there is no such file, else the last error.
   */
  async fetch(source: string, name: string, values: Record<string, string | number> = {}): Promise<Fetched> {
    const path = join(this.root, RAW, fill(name, values));
    const errors: DownloadError[] = [];
    for (const address of addressesOf(source, name, values)) {
      try {
        return await this.#transfer(address, path);
      } catch (error) {
        if (!(error instanceof DownloadError) || error.reason === 'disk') throw error;
        errors.push(error);
      }
    }
    throw errors.find(({ reason }) => reason === 'missing') ?? errors.at(-1)!;
  }

  /** Fetches a file whose address the catalogue has but in part: one page of several. @throws {DownloadError} */
  fetchFrom(address: string, name: string): Promise<Fetched> {
    return this.#transfer(address, join(this.root, RAW, name));
  }

  async #transfer(address: string, path: string): Promise<Fetched> {
    return { path, ...(await transfer(address, path, this.network)) };
  }

  /**
   * Puts files in the folder, all of them once `check` reads them, or none.
   * @param check Reads them as the build will. @throws {SourceError} what `check` throws.
   */
  async publish(
    files: Record<string, Uint8Array>,
    provenance: Omit<Provenance, 'checksum'>,
    check: (folder: SourceFolder) => unknown,
  ): Promise<void> {
    const staging = join(this.root, RAW, 'staging');
    rmSync(staging, { recursive: true, force: true });
    try {
      for (const [name, bytes] of Object.entries(files)) {
        mkdirSync(dirname(join(staging, name)), { recursive: true });
        writeFileSync(join(staging, name), bytes);
      }
      await check({ root: staging });
      for (const name of Object.keys(files)) {
        mkdirSync(dirname(join(this.root, name)), { recursive: true });
        renameSync(join(staging, name), join(this.root, name));
      }
    } finally {
      rmSync(staging, { recursive: true, force: true });
    }
    const record = readProvenances(this.root);
    for (const [name, bytes] of Object.entries(files)) record[name] = { ...provenance, checksum: checksum({ bytes }) };
    writeFileSync(join(this.root, PROVENANCE_FILE), `${JSON.stringify(record, null, 2)}\n`);
  }
}
