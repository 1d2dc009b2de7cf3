import type { PerimetersError } from '../../sources/santegraphie/answer';
import { perimetersAddress } from '../../sources/santegraphie/fetch';
import { beside, WorkError } from '../page/beside';
import type { PerimetersAnswer } from './perimeters.worker';
import PerimetersWorker from './perimeters.worker?worker';

/** Why the national perimeters could not be had. */
export interface PerimetersProblem {
  reason: PerimetersError['reason'];
  detail: string;
}

/**
 * The national perimeters of CPTS, asked of Santégraphie when somebody presses for them and not before. What it answers
 * is then read as any file that is dropped.
 */
export class Perimeters {
  loading = $state.raw(false);
  problem = $state.raw<PerimetersProblem | null>(null);
  /** Where they can be downloaded by hand. */
  readonly address = perimetersAddress();

  readonly #given = new WeakSet<File>();

  /**
   * @param bring takes a file as one that is dropped.
   * @param prepare begins what reading a file waits for, while the answer comes.
   */
  constructor(
    private readonly bring: (file: File) => void,
    private readonly prepare: () => void,
  ) {}

  async load(): Promise<void> {
    if (this.loading) return;
    this.loading = true;
    this.problem = null;
    this.prepare();
    try {
      const answer: PerimetersAnswer = await beside(new PerimetersWorker(), null, new AbortController().signal);
      if ('reason' in answer) this.problem = answer;
      else {
        const file = new File([answer.file], this.#name);
        this.#given.add(file);
        this.bring(file);
      }
    } catch (error) {
      if (!(error instanceof WorkError)) throw error;
      this.problem = { reason: 'unreachable', detail: '' };
    } finally {
      this.loading = false;
    }
  }

  /** Whether a file is the national list that the service gave. */
  gave(file: File): boolean {
    return this.#given.has(file);
  }

  /** Named by its day: the service does not date its list. */
  get #name(): string {
    return `cpts-santegraphie-${new Date().toISOString().slice(0, 10)}.geojson`;
  }
}
