import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LATE_STAGES, type Atlas, type KnownCpts } from '../atlas/atlas';
import { resolveCodes } from '../atlas/codes';
import { decodeTopology, decodeUnits, type CptsFile } from '../atlas/files';
import { FILES } from '../atlas/file-names';
import type { FormerFile } from '../atlas/former';
import { MANIFEST_FORMAT, MANIFEST_VERSION, type Manifest } from '../atlas/manifest';
import { decodeStage } from '../atlas/stages';
import { indexArcs, type IndexedArcs } from '../kernel/arcs';
import { FolderError } from './errors';

/** Reads the atlas of a built data folder. @throws {FolderError} */
export function readAtlas(folder: string): Atlas {
  const manifest = readManifest(folder);
  const bytes = readChecked(manifest, folder, FILES.units);
  const first = reading(folder, FILES.units, () => decodeUnits(manifest, bytes));
  const atlas = LATE_STAGES.reduce((atlas, stage) => {
    const late = readChecked(manifest, folder, FILES[stage]);
    return reading(folder, FILES[stage], () => decodeStage(stage, atlas, late));
  }, first);
  // A folder built before there were any has none.
  if (manifest.files.some(({ name }) => name === FILES.formerNames)) {
    const names = readChecked(manifest, folder, FILES.formerNames).toString('utf8');
    atlas.former.learn(reading(folder, FILES.formerNames, () => (JSON.parse(names) as FormerFile).communes));
  }
  return atlas;
}

/** Reads the existing CPTS of a built data folder. @throws {FolderError} */
export function readExistingCpts(folder: string, atlas: Atlas): KnownCpts {
  const bytes = readChecked(atlas.manifest, folder, FILES.cpts);
  return reading(folder, FILES.cpts, () => {
    const { cpts, listings, withdrawn } = JSON.parse(bytes.toString('utf8')) as CptsFile;
    const known = cpts.map((record) => ({ ...record, units: resolveCodes(atlas, record.units).units }));
    return { cpts: known, listings, withdrawn: [...resolveCodes(atlas, withdrawn).units] };
  });
}

/** Reads the outlines of a built data folder. @throws {FolderError} */
export function readArcs(folder: string, { manifest }: Atlas): IndexedArcs {
  const bytes = readChecked(manifest, folder, FILES.topology);
  return reading(folder, FILES.topology, () => indexArcs(decodeTopology(bytes), manifest.units));
}

function readManifest(folder: string): Manifest {
  const bytes = readBytes(folder, FILES.manifest);
  const manifest = reading(folder, FILES.manifest, () => JSON.parse(bytes.toString('utf8')) as Manifest | null);
  if (manifest?.format !== MANIFEST_FORMAT) throw new FolderError('corrupt', join(folder, FILES.manifest));
  if (manifest.version !== MANIFEST_VERSION) throw new FolderError('version', folder);
  return manifest;
}

/** The bytes of a file, held against the checksum that the build wrote. */
function readChecked(manifest: Manifest, folder: string, name: string): Buffer {
  const bytes = readBytes(folder, name);
  const expected = manifest.files.find((file) => file.name === name)?.checksum;
  const checksum = createHash('sha256').update(bytes).digest('hex');
  if (checksum !== expected) throw new FolderError('corrupt', join(folder, name));
  return bytes;
}

function readBytes(folder: string, name: string): Buffer {
  try {
    return readFileSync(join(folder, name));
  } catch {
    throw new FolderError('missing', join(folder, name));
  }
}

function reading<T>(folder: string, name: string, read: () => T): T {
  try {
    return read();
  } catch {
    throw new FolderError('corrupt', join(folder, name));
  }
}
