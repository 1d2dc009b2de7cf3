import type { Stage } from '../../atlas/atlas';
import { foldHeader } from '../../data/importers/columns';
import { isoDate } from './dates';
import type { StageAnswer } from '../../data/importers/types';
import type { Member } from './members';
import { certainStage, spelling } from './words';

/** What the file says of the stage of one CPTS. */
export interface StageSaid {
  stage: Stage;
  text: string;
  /** The latest date, ISO where it can be read. */
  date: string;
}

type Said = Pick<Member, 'cpts' | 'stage' | 'date'>;

/**
 * Follows what the file says of each CPTS, by its spelling. One that is given two stages has none for certain; one that
 * is said to have ended, and nothing else, is not to be taken.
 */
export class Stages {
  readonly #words = new Map<string, Set<string>>();
  readonly #dates = new Map<string, string>();

  /**
   * @param answers what a person says of the words.
   * @param signed whether the dates are those of the agreement's signature, which says the stage by itself.
   */
  constructor(
    private readonly answers: Readonly<Record<string, StageAnswer>>,
    private readonly signed: boolean,
  ) {}

  note({ cpts, stage, date }: Said): void {
    const key = spelling(cpts);
    const words = this.#words.get(key) ?? new Set();
    this.#words.set(key, words);
    if (stage) words.add(stage);
    const before = this.#dates.get(key);
    if (date && (before === undefined || order(date) > order(before))) this.#dates.set(key, date);
  }

  hasEnded(cpts: string): boolean {
    return this.#answer(spelling(cpts)) === 'ended';
  }

  of(cpts: string): StageSaid {
    const key = spelling(cpts);
    const answer = this.#answer(key);
    const date = this.#dates.get(key) ?? '';
    const text = [...(this.#words.get(key) ?? [])].join(' / ');
    return { stage: answer === 'ended' ? 'unknown' : answer, text, date: isoDate(date) ?? date };
  }

  #answer(key: string): StageAnswer {
    const words = [...(this.#words.get(key) ?? [])];
    if (!words.length) return this.signed && isPast(this.#dates.get(key)) ? 'aci' : 'unknown';
    const answers = new Set(words.map((word) => this.answers[word] ?? certainStage(word)));
    return answers.size === 1 ? [...answers][0] : 'unknown';
  }
}

/** Whether a column dates the signature of the agreement, which says the stage by itself. */
export const isSigned = (header: string | undefined): boolean => /(?:^|_)aci(?:_|$)/.test(foldHeader(header ?? ''));

const order = (date: string) => isoDate(date) ?? '';
const isPast = (date: string | undefined) => {
  const iso = date && isoDate(date);
  return !!iso && iso <= new Date().toISOString().slice(0, iso.length);
};
