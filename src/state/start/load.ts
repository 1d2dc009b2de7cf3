import type { Atlas, KnownCpts, LateStage, Topology } from '../../atlas/atlas';
import { decodeTopology, decodeUnits, type CptsFile } from '../../atlas/files';
import { FILES, FIRST_FILES } from '../../atlas/file-names';
import type { FormerFile, FormerRecord } from '../../atlas/former';
import { MANIFEST_FORMAT, MANIFEST_VERSION, type Manifest } from '../../atlas/manifest';
import { decodingStage, withStage } from '../../atlas/stages';
import { inTasks } from '../../kernel/task';

/** The data folder cannot be used. */
export class LoadError extends Error {
  override name = 'LoadError';
  constructor(
    readonly reason: 'missing' | 'version' | 'corrupt' | 'network',
    readonly file: string,
  ) {
    super(`data folder: ${reason} (${file})`);
  }
}

async function fetchBytes(url: string, name: string): Promise<Uint8Array> {
  let response: Response;
  try {
    response = await fetch(`${url}/${name}`);
  } catch {
    throw new LoadError('network', name);
  }
  if (!response.ok) throw new LoadError('missing', name);
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch {
    throw new LoadError('network', name);
  }
}

/** Holds the bytes against the manifest, so that a cut or spoilt file is caught before anything is drawn from it. */
async function checked(manifest: Manifest, name: string, fetched: Promise<Uint8Array>): Promise<Uint8Array> {
  const bytes = await fetched;
  const listed = manifest.files.find((file) => file.name === name);
  if (!listed || listed.bytes !== bytes.length) throw new LoadError('corrupt', name);
  // Absent on a plain http address, where the length and the container's own header must do.
  if (globalThis.crypto?.subtle) {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
    const checksum = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    if (checksum !== listed.checksum) throw new LoadError('corrupt', name);
  }
  return bytes;
}

function reading<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch {
    throw new LoadError('corrupt', name);
  }
}

const parse = <T>(bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes)) as T;

/** What a first verdict needs of a data folder, asked for at once. */
export class FirstFiles {
  readonly #fetched: ReadonlyMap<string, Promise<Uint8Array>>;

  constructor(private readonly url: string) {
    this.#fetched = new Map(FIRST_FILES.map((name) => [name, fetchBytes(url, name)]));
    // A failure is told to whoever reads the file; nobody does when one before it cannot be had.
    for (const bytes of this.#fetched.values()) bytes.catch(() => undefined);
  }

  /** @throws {LoadError} */
  async manifest(): Promise<Manifest> {
    const bytes = await this.#fetched.get(FILES.manifest)!;
    const manifest = reading(FILES.manifest, () => parse<Manifest>(bytes));
    if (manifest?.format !== MANIFEST_FORMAT) throw new LoadError('corrupt', FILES.manifest);
    if (manifest.version !== MANIFEST_VERSION) throw new LoadError('version', FILES.manifest);
    return manifest;
  }

  /** @throws {LoadError} */
  async atlas(manifest: Manifest): Promise<Atlas> {
    const bytes = await checked(manifest, FILES.units, this.#fetched.get(FILES.units)!);
    return reading(FILES.units, () => decodeUnits(manifest, bytes, formerNamesOf(this.url, manifest)));
  }

  /** The existing CPTS; units that the atlas does not know are left out. @throws {LoadError} */
  async cpts({ manifest, codes }: Atlas): Promise<KnownCpts> {
    const bytes = await checked(manifest, FILES.cpts, this.#fetched.get(FILES.cpts)!);
    return reading(FILES.cpts, () => {
      const indexOf = new Map(codes.map((code, unit) => [code, unit]));
      const { cpts, listings, withdrawn } = parse<CptsFile>(bytes);
      const known = cpts.map((record) => ({
        ...record,
        units: Uint16Array.from(record.units.flatMap((code) => indexOf.get(code) ?? [])).sort(),
      }));
      return { cpts: known, listings, withdrawn: withdrawn.flatMap((code) => indexOf.get(code) ?? []) };
    });
  }
}

const load = (url: string, manifest: Manifest, name: string) => checked(manifest, name, fetchBytes(url, name));

/**
 * The atlas with the columns of a late file.
 * @param atlas as it is when it is asked: another file may land while this one is read.
 * @throws {LoadError}
 */
export async function loadStage(url: string, stage: LateStage, atlas: () => Atlas): Promise<Atlas> {
  const bytes = await load(url, atlas().manifest, FILES[stage]);
  try {
    const given = await inTasks(decodingStage(stage, atlas(), bytes));
    return withStage(atlas(), stage, given);
  } catch {
    throw new LoadError('corrupt', FILES[stage]);
  }
}

/** Asks for the former names; made here, it holds nothing of the files that were read before. */
function formerNamesOf(url: string, manifest: Manifest): () => Promise<readonly FormerRecord[]> {
  return async () => {
    const bytes = await load(url, manifest, FILES.formerNames);
    return reading(FILES.formerNames, () => parse<FormerFile>(bytes).communes);
  };
}

/** What surrounds the communes on the map; `null` when it cannot be had, and the map asks for it itself. */
export async function loadContext(url: string): Promise<GeoJSON.GeoJSON | null> {
  try {
    return parse(await fetchBytes(url, FILES.context));
  } catch {
    return null;
  }
}

/** @throws {LoadError} */
export async function loadTopology(url: string, manifest: Manifest): Promise<Topology> {
  const bytes = await load(url, manifest, FILES.topology);
  return reading(FILES.topology, () => decodeTopology(bytes));
}
