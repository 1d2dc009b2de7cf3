import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The files of `cases/`, each of one kind of fault, and what is right of each. */
export const casePath = (name: string): string => fileURLToPath(new URL(`cases/${name}`, import.meta.url));

export const caseFile = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(casePath(name)));

/** What must come of a file; figures and CPTS in whole, notes by their counts. */
export interface Outcome {
  /** What the command is told beside the file. */
  said?: string[];
  kind?: string;
  level?: string | undefined;
  vintage?: string;
  /** Read, taken, set aside, rejected. */
  rows?: [number, number, number, number];
  /** Figures by title: their sum, `null` for what does not add up, and those of some communes by code. */
  figures?: Record<string, { sum: number | null; units: number; of?: Record<string, number | string> }>;
  /** Stage and communes of each CPTS. */
  cpts?: Record<string, { stage: string; communes: string[] }>;
  notes?: Record<string, number>;
  rejected?: Record<string, number>;
  /** What is otherwise over approximate outlines. */
  approximate?: Outcome;
  /** Why nothing could be taken: the reason, then what of it. */
  refused?: string[];
}

export const outcomes = JSON.parse(readFileSync(casePath('outcomes.json'), 'utf8')) as Record<string, Outcome>;
