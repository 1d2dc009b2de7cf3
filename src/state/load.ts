import type { Atlas, KnownCpts, Topology } from '../atlas/atlas';
import { decodeTopology, decodeUnits, FILES, type CptsFile } from '../atlas/files';
import type { FormerFile, FormerRecord } from '../atlas/former';
import { MANIFEST_FORMAT, MANIFEST_VERSION, type Manifest } from '../atlas/manifest';

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
async function checked(manifest: Manifest, url: string, name: string): Promise<Uint8Array> {
  const bytes = await fetchBytes(url, name);
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

/** @throws {LoadError} */
export async function loadManifest(url: string): Promise<Manifest> {
  const bytes = await fetchBytes(url, FILES.manifest);
  const manifest = reading(FILES.manifest, () => parse<Manifest>(bytes));
  if (manifest?.format !== MANIFEST_FORMAT) throw new LoadError('corrupt', FILES.manifest);
  if (manifest.version !== MANIFEST_VERSION) throw new LoadError('version', FILES.manifest);
  return manifest;
}

/** @param leisure awaited between fetching the units and reading them. @throws {LoadError} */
export async function loadAtlas(url: string, manifest: Manifest, leisure: Promise<unknown>): Promise<Atlas> {
  const bytes = await checked(manifest, url, FILES.units);
  await leisure;
  return reading(FILES.units, () => decodeUnits(manifest, bytes, () => loadFormerNames(url, manifest)));
}

/** @throws {LoadError} */
async function loadFormerNames(url: string, manifest: Manifest): Promise<readonly FormerRecord[]> {
  const bytes = await checked(manifest, url, FILES.formerNames);
  return reading(FILES.formerNames, () => parse<FormerFile>(bytes).communes);
}

/** @throws {LoadError} */
export async function loadTopology(url: string, manifest: Manifest): Promise<Topology> {
  const bytes = await checked(manifest, url, FILES.topology);
  return reading(FILES.topology, () => decodeTopology(bytes));
}

/** The existing CPTS; units that the atlas does not know are left out. @throws {LoadError} */
export async function loadCpts(url: string, atlas: Atlas): Promise<KnownCpts> {
  const bytes = await checked(atlas.manifest, url, FILES.cpts);
  return reading(FILES.cpts, () => {
    const indexOf = new Map(atlas.codes.map((code, unit) => [code, unit]));
    const { cpts, listings, withdrawn } = parse<CptsFile>(bytes);
    const known = cpts.map((record) => ({
      ...record,
      units: Uint16Array.from(record.units.flatMap((code) => indexOf.get(code) ?? [])).sort(),
    }));
    return { cpts: known, listings, withdrawn: withdrawn.flatMap((code) => indexOf.get(code) ?? []) };
  });
}
