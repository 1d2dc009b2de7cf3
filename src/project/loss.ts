import type { Settings } from '../domain/settings';

/** What could not be read back as it was. */
export type Loss =
  /** Nothing of it is a project of ours. */
  | { kind: 'unreadable' }
  /** Written by a later version; left as it is. */
  | { kind: 'version'; version: number }
  /** A scenario, territory or import that is broken beyond reading; `name` when at least that is there. */
  | { kind: 'scenario' | 'territory' | 'import'; name: string | null }
  /** Codes that name no unit, present or past. */
  | { kind: 'units'; territory: string; codes: string[] }
  /** Old codes, replaced by their heirs: a renumbering, nothing is lost. */
  | { kind: 'recoded'; territory: string; codes: string[] }
  | { kind: 'setting'; key: keyof Settings }
  /** Edits that can no longer be undone or done again. */
  | { kind: 'history'; entries: number }
  /** Saves of the journal, the last ones, that cannot be read: the state before them is back. */
  | { kind: 'saves'; saves: number };
