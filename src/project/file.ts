import * as v from 'valibot';
import type { Atlas } from '../atlas/atlas';
import { crc32Text } from '../kernel/crc32';
import type { ProjectDocument } from './document';
import { ProjectFileError } from './errors';
import type { Loss } from './loss';
import { restoreDocument } from './restore';
import { storeDocument } from './stored';

/** What a project file is called after. */
export const EXTENSION = 'perimetre';

/** Longer than all of France in a hundred scenarios. */
const LONGEST = 200_000_000;

const fileSchema = v.looseObject({ check: v.optional(v.unknown()), project: v.looseObject({}) });

/** The document as a file, with a checksum of itself. Its history stays in the browser. */
export function writeProjectFile(atlas: Atlas, document: ProjectDocument): string {
  const project = storeDocument(atlas, document);
  return JSON.stringify({ check: crc32Text(JSON.stringify(project)), project });
}

/**
 * The document of a file, and what had to be dropped of it. `changed` when it is not what was written: by hand, or by
 * a damage.
 * @throws {ProjectFileError} when there is no project to read in it.
 */
export function readProjectFile(
  atlas: Atlas,
  text: string,
): { document: ProjectDocument; losses: Loss[]; changed: boolean } {
  const file = v.safeParse(fileSchema, parse(text));
  if (!file.success) throw new ProjectFileError('foreign');
  const { check, project } = file.output;
  const { document, losses } = restoreDocument(atlas, project);
  for (const { kind } of losses) {
    if (kind === 'unreadable') throw new ProjectFileError('foreign');
    if (kind === 'version') throw new ProjectFileError('version');
  }
  return { document, losses, changed: check !== crc32Text(JSON.stringify(project)) };
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
