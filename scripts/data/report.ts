import type { Caveat, Ended, Layer, Rejected, SetAside } from '../../src/atlas/manifest';

export const EXAMPLES = 10;

/** What became of the rows of a layer. */
export type Ends = Pick<Layer, 'rows' | 'setAside' | 'rejections'>;

/** Counts what became of the rows of a layer: each row read is taken, set aside or rejected, with its reason. */
export class RowReport {
  #taken = 0;
  #recoded = 0;
  readonly #aside = new Map<SetAside, Ended<SetAside>>();
  readonly #rejections = new Map<Rejected, Ended<Rejected>>();

  /** @param recoded Whether the row's code is not one of the codes in force. */
  take(recoded = false) {
    this.#taken++;
    if (recoded) this.#recoded++;
  }

  setAside(reason: SetAside, key: string) {
    count(this.#aside, reason, key);
  }

  reject(reason: Rejected, key: string) {
    count(this.#rejections, reason, key);
  }

  get ends(): Ends {
    const [setAside, rejections] = [[...this.#aside.values()], [...this.#rejections.values()]];
    const total = (ended: readonly { count: number }[]) => ended.reduce((sum, { count }) => sum + count, 0);
    const [aside, rejected] = [total(setAside), total(rejections)];
    return {
      rows: {
        read: this.#taken + aside + rejected,
        taken: this.#taken,
        recoded: this.#recoded,
        setAside: aside,
        rejected,
      },
      setAside,
      rejections,
    };
  }
}

function count<Reason>(ends: Map<Reason, Ended<Reason>>, reason: Reason, key: string) {
  const ended = ends.get(reason) ?? { reason, count: 0, examples: [] };
  ended.count++;
  if (ended.examples.length < EXAMPLES) ended.examples.push(key);
  ends.set(reason, ended);
}

/** What became of the rows of several files together. */
export function sumEnds(all: readonly Ends[]): Ends {
  const sum = (count: keyof Ends['rows']) => all.reduce((total, { rows }) => total + rows[count], 0);
  return {
    rows: {
      read: sum('read'),
      taken: sum('taken'),
      recoded: sum('recoded'),
      setAside: sum('setAside'),
      rejected: sum('rejected'),
    },
    setAside: all.flatMap(({ setAside }) => setAside),
    rejections: all.flatMap(({ rejections }) => rejections),
  };
}

/** What is to be known of a layer. */
export const caveat = (id: Caveat['id'], examples: string[] = [], count = 0): Caveat => ({ id, count, examples });
