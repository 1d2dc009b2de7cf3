import stages from '../../data/rules/stages.json';
import type { Stage } from '../atlas/atlas';

const fold = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/’/g, "'").replace(/\s+/g, ' ').trim().toLowerCase();

const STAGE_OF = new Map(
  Object.entries(stages.words).flatMap(([stage, words]) => words.map((word) => [fold(word), stage as Stage] as const)),
);

/** The stage that a source's own word means, case and accents aside; `unknown` when it means none for certain. */
export const stageOf = (text: string): Stage => STAGE_OF.get(fold(text)) ?? 'unknown';
