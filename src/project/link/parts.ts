import type { TypedPart } from '../../domain/parts';
import { LinkError } from '../errors';
import { pushCodes, pushVarint, type LinkReader } from './bytes';

/*
 * Parts of communes in a link: their number, then of each the code of the commune, the codes of its quarters and the
 * inhabitants that were typed.
 */

/** @throws {LinkError} `code` when a code is not an INSEE code. */
export function pushParts(bytes: number[], parts: readonly TypedPart[]): void {
  pushVarint(bytes, parts.length);
  for (const { commune, quarters, inhabitants } of parts) {
    pushCodes(bytes, [commune, ...quarters], true);
    pushVarint(bytes, inhabitants);
  }
}

/** @throws {LinkError} at what `pushParts` has not written. */
export function readParts(reader: LinkReader): TypedPart[] {
  const count = reader.varint();
  const parts: TypedPart[] = [];
  for (let i = 0; i < count; i++) {
    const codes = reader.codes(true);
    const [commune] = codes.filter((code) => code.length === 5);
    const inhabitants = reader.varint();
    if (commune === undefined || inhabitants === 0) throw new LinkError('damaged');
    parts.push({ commune, quarters: codes.filter((code) => code.length > 5), inhabitants });
  }
  return parts;
}
