import * as v from 'valibot';
import type { Atlas } from '../atlas/atlas';
import { crc32Text } from '../kernel/crc32';
import type { ProjectDocument } from './document';
import { plainName } from './edits';
import { ProjectFileError } from './errors';
import type { Loss } from './loss';
import { restoreDocument } from './restore';
import { storeDocument } from './stored';

/** What a project file is called after. */
export const EXTENSION = 'perimetre';

/** Longer than all of France in a hundred scenarios. */
const LONGEST = 200_000_000;

/** Who saved a file and on which day (ISO), where they said so. */
export interface Signature {
  by: string;
  on: string;
}

const signatureSchema = v.object({
  by: v.pipe(v.string(), v.transform(plainName), v.minLength(1)),
  on: v.pipe(v.string(), v.isoDate()),
});

const fileSchema = v.looseObject({
  check: v.optional(v.unknown()),
  signed: v.fallback(v.nullish(signatureSchema, null), null),
  project: v.looseObject({}),
});

/** The document as a file, with a checksum of itself. Its history stays in the browser. */
export function writeProjectFile(atlas: Atlas, document: ProjectDocument, signed: Signature | null = null): string {
  const project = storeDocument(atlas, document);
  return JSON.stringify({ check: crc32Text(JSON.stringify(project)), ...(signed && { signed }), project });
}

/** What a project file holds. */
export interface ProjectFile {
  document: ProjectDocument;
  /** What had to be dropped of it. */
  losses: Loss[];
  /** It is not what was written: by hand, or by a damage. */
  changed: boolean;
  signed: Signature | null;
}

/** @throws {ProjectFileError} when there is no project to read in it. */
export function readProjectFile(atlas: Atlas, text: string): ProjectFile {
  const file = v.safeParse(fileSchema, parse(text));
  if (!file.success) throw new ProjectFileError('foreign');
  const { check, signed, project } = file.output;
  const { document, losses } = restoreDocument(atlas, project);
  for (const { kind } of losses) {
    if (kind === 'unreadable') throw new ProjectFileError('foreign');
    if (kind === 'version') throw new ProjectFileError('version');
  }
  return { document, losses, changed: check !== crc32Text(JSON.stringify(project)), signed };
}

function parse(text: string): unknown {
  if (!text.trim()) throw new ProjectFileError('empty');
  if (text.length > LONGEST) throw new ProjectFileError('foreign');
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new ProjectFileError('damaged');
  }
}
