import * as v from 'valibot';
import type { Atlas } from '../../atlas/atlas';
import { restoreDocument } from '../restore';
import { restoreHistory } from '../restore-history';
import type { RawJournal } from './database';
import type { Rebuilt } from './rebuild';

/** The project as version 1 kept it; it moves into the journal at the next save. */
export function readVersion1(atlas: Atlas, { project, entries }: NonNullable<RawJournal['version1']>): Rebuilt {
  const { document, losses } = restoreDocument(atlas, project);
  const natural = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(entries.length));
  const { cursor } = v.parse(v.fallback(v.object({ cursor: natural }), { cursor: entries.length }), project);
  const restored = restoreHistory(atlas, document, entries, cursor);
  return { history: restored.history, losses: [...losses, ...restored.losses], sound: false, seq: 0, snapshot: 0 };
}
