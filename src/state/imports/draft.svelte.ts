import type { Row } from '../../data/engine';
import { IMPORT_KINDS, kindOf, PLACE_ROLES, type ImportKind, type Role } from '../../data/importers/kinds';
import type { FigureColumn, Guess, ImportOptions, StageAnswer } from '../../data/importers/types';
import { guess } from '../../data/importers/guess';
import { isAbove } from '../../data/importers/levels';
import type { ReadTable } from '../../data/readers/table';

/** A table of a file: what it may be, the likeliest first, and its first rows. */
export interface Candidate {
  table: ReadTable;
  guesses: readonly Guess[];
  /** Names of the sheets that it joins, when it joins several. */
  parts?: readonly string[];
  rows: readonly Row[];
  /** Whether the first guess is how a person had another file of the same columns read. */
  remembered: boolean;
}

export const AGGREGATES = ['sum', 'rate', 'category'] as const;

/** From this confidence on, a guess with nothing missing needs nobody. */
const SURE = 0.8;

/** What a file is held to be, for a person to correct before it is taken. */
export class Draft {
  #at = $state(0);
  guess = $state.raw<Guess>()!;

  /** @param candidates at least one, the likeliest first. */
  constructor(readonly candidates: readonly Candidate[]) {
    this.choose(0);
  }

  /** What the table may be held to be, the guessed kinds first. */
  get kinds(): readonly ImportKind[] {
    return [...new Set([...this.candidate.guesses.map(({ kind }) => kind), ...IMPORT_KINDS])];
  }

  /** Columns to be told for this kind. */
  get roles(): readonly Role[] {
    const { needed, useful } = kindOf(this.guess.kind);
    return [...needed, ...useful.filter((role) => !needed.includes(role))];
  }

  /** Whether the commune may be said by its name as well as by its code. */
  get takesNames(): boolean {
    return !kindOf(this.guess.kind).needed.includes('code');
  }

  get choosesFigures(): boolean {
    return kindOf(this.guess.kind).choosesFigures ?? false;
  }

  /** Whether a figure is named and aggregated as the person says; those of a known source are as it says. */
  get namesFigures(): boolean {
    return this.guess.kind === 'indicator';
  }

  get at(): number {
    return this.#at;
  }

  get candidate(): Candidate {
    return this.candidates[this.#at];
  }

  /** Whether the file can be taken without asking anybody. */
  get sure(): boolean {
    const likely = this.candidates.filter(({ guesses }) => (guesses[0]?.confidence ?? 0) >= SURE);
    return likely.length === 1 && this.missing.length === 0 && this.guess.stageWords.length === 0;
  }

  /** What must be said before the file can be taken. */
  readonly missing: readonly Guess['missing'][number][] = $derived.by(() => {
    const { kind, columns, figures, members } = this.guess;
    const needed = members.length ? [] : kindOf(kind).needed;
    const missing: Guess['missing'] = needed.filter((role) => columns[role] === undefined);
    const placed =
      PLACE_ROLES.some((role) => columns[role] !== undefined) || columns.codes !== undefined || members.length > 0;
    const drawn = kind === 'cog-moves' || (kind === 'cpts' && this.candidate.table.surfaces !== null);
    if (!placed && !drawn && !missing.includes('code')) missing.push('code');
    if (kindOf(kind).choosesFigures && figures.length === 0) missing.push('figures');
    return missing;
  });

  /** The guess as the person left it, to be imported. */
  get answer(): Guess {
    const stages = Object.fromEntries(this.guess.stageWords.map(({ word }) => [word, this.stageOf(word)]));
    const options = { ...this.guess.options, stages };
    return { ...this.guess, options, missing: [...this.missing], stageWords: [] };
  }

  /** Takes another table of the file. */
  choose(at: number): void {
    this.#at = at;
    this.guess = this.candidate.guesses[0] ?? blank('indicator', {});
  }

  /** Columns that may say the place in the stead of the one that does. */
  readonly rivals: Guess['rivals'] = $derived.by(() => {
    const taken = new Set<string>([...Object.values(this.guess.columns), ...this.guess.members]);
    return this.roles.includes('code') ? this.guess.rivals.filter(({ column }) => !taken.has(column)) : [];
  });

  /** Reads the place in a rival column, and in no other. */
  setPlace({ role, column }: Guess['rivals'][number]): void {
    const { code: _code, name: _name, ...others } = this.guess.columns;
    this.guess = { ...this.guess, columns: others };
    this.setColumn(role, column);
  }

  set kind(kind: ImportKind) {
    this.guess = this.candidate.guesses.find((guess) => guess.kind === kind) ?? blank(kind, this.#places);
  }

  setColumn(role: Role, name: string | null): void {
    const { [role]: _before, ...others } = this.guess.columns;
    // Who says where the commune is read says that it is there.
    const level = isAbove(this.guess.level) && PLACE_ROLES.includes(role) ? 'commune' : this.guess.level;
    this.guess = { ...this.guess, level, columns: name === null ? others : { ...others, [role]: name } };
  }

  /** Columns that may be figures: those that say nothing else, and whatever was guessed. */
  readonly figures: readonly FigureColumn[] = $derived.by(() => {
    const roles = new Set<string>(Object.values(this.guess.columns));
    const guessed = this.candidate.guesses.flatMap(({ kind, figures }) => (kind === this.guess.kind ? figures : []));
    if (!this.namesFigures) return guessed;
    const offered = this.candidate.guesses.flatMap(({ kind, offered }) => (kind === this.guess.kind ? offered : []));
    const known = [...guessed, ...offered];
    const others = this.candidate.table.columns.filter(
      (column) => !roles.has(column) && !known.some((figure) => figure.column === column),
    );
    return [...known, ...others.map(figureOf)];
  });

  taken(key: string): FigureColumn | undefined {
    return this.guess.figures.find((figure) => figure.key === key);
  }

  /** Takes a figure as it is said, in place of the one of the same key, or leaves it out. */
  setFigure(figure: FigureColumn, take: boolean): void {
    const chosen = new Map(this.guess.figures.map((one) => [one.key, one]));
    if (take) chosen.set(figure.key, figure);
    else chosen.delete(figure.key);
    this.guess = { ...this.guess, figures: [...chosen.values()] };
  }

  setOptions(options: Partial<ImportOptions>): void {
    this.guess = { ...this.guess, options: { ...this.guess.options, ...options } };
  }

  /** The stage words to be answered for, those that most likely mean the same together. */
  readonly stageGroups: readonly (readonly string[])[] = $derived.by(() => {
    const groups = new Map<string, string[]>();
    for (const { word, answer } of this.guess.stageWords) {
      const key = answer === 'unknown' ? word : answer;
      groups.set(key, [...(groups.get(key) ?? []), word]);
    }
    return [...groups.values()];
  });

  /** What a stage word is held to mean: as the person says, else what it most likely means. */
  stageOf(word: string): StageAnswer {
    const proposed = this.guess.stageWords.find((one) => one.word === word)?.answer ?? 'unknown';
    return this.guess.options.stages[word] ?? proposed;
  }

  setStage(words: readonly string[], stage: StageAnswer): void {
    const answers = Object.fromEntries(words.map((word) => [word, stage]));
    this.setOptions({ stages: { ...this.guess.options.stages, ...answers } });
  }

  get #places(): Guess['columns'] {
    const known = this.candidate.guesses.find(({ columns }) => PLACE_ROLES.some((role) => columns[role] !== undefined));
    return Object.fromEntries(
      PLACE_ROLES.flatMap((role) => (known?.columns[role] ? [[role, known.columns[role]]] : [])),
    );
  }
}

const blank = (kind: ImportKind, columns: Guess['columns']): Guess => guess({ kind, confidence: 0, columns });

const figureOf = (column: string): FigureColumn => ({
  column,
  key: column,
  aggregate: 'sum',
  title: { fr: column, en: column },
});
