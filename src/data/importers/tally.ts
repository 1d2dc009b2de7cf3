import { shortened } from '../readers/lengths';
import { LISTED_LINES, type ImportReport, type Rejected, type RejectedLine, type SetAside } from '../report';

/** Counts what becomes of rows that are few enough to be looked at one by one. */
export class Tally {
  #taken = 0;
  #recoded = 0;
  readonly #aside = new Map<SetAside, number>();
  readonly #rejected = new Map<Rejected, number>();
  readonly #lines: RejectedLine[] = [];

  take(recoded = false): void {
    this.#taken++;
    if (recoded) this.#recoded++;
  }

  setAside(reason: SetAside): void {
    this.#aside.set(reason, (this.#aside.get(reason) ?? 0) + 1);
  }

  reject(line: number, reason: Rejected, input: string): void {
    this.#rejected.set(reason, (this.#rejected.get(reason) ?? 0) + 1);
    if (this.#lines.length < LISTED_LINES) this.#lines.push({ line, reason, input: shortened(input) });
  }

  get report(): Pick<ImportReport, 'rows' | 'setAside' | 'rejected' | 'lines'> {
    const counted = <Reason>(counts: ReadonlyMap<Reason, number>) =>
      [...counts].map(([reason, rows]) => ({ reason, rows }));
    const total = (counts: ReadonlyMap<unknown, number>) => [...counts.values()].reduce((sum, rows) => sum + rows, 0);
    const [setAside, rejected] = [total(this.#aside), total(this.#rejected)];
    return {
      rows: { read: this.#taken + setAside + rejected, taken: this.#taken, recoded: this.#recoded, setAside, rejected },
      setAside: counted(this.#aside),
      rejected: counted(this.#rejected),
      lines: this.#lines,
    };
  }
}
