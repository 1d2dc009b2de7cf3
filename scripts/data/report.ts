import type { Bilingual, Layer, Rejection } from '../../src/atlas/manifest';

const EXAMPLES = 10;

/** Counts what became of the rows of a layer: each row read is either taken or rejected with its reason. */
export class RowReport {
  #taken = 0;
  #recoded = 0;
  #rejections = new Map<string, Rejection>();

  /** @param recoded Whether the row's code is not one of the codes in force. */
  take(recoded = false) {
    this.#taken++;
    if (recoded) this.#recoded++;
  }

  reject(reason: Bilingual, key: string) {
    const rejection = this.#rejections.get(reason.fr) ?? { reason, count: 0, examples: [] };
    rejection.count++;
    if (rejection.examples.length < EXAMPLES) rejection.examples.push(key);
    this.#rejections.set(reason.fr, rejection);
  }

  get rejections(): Rejection[] {
    return [...this.#rejections.values()];
  }

  get rows(): Layer['rows'] {
    const rejected = this.rejections.reduce((sum, { count }) => sum + count, 0);
    return { read: this.#taken + rejected, taken: this.#taken, recoded: this.#recoded, rejected };
  }
}

/** The reasons that every layer shares. */
export const REJECTED = {
  unknown: { fr: 'code inconnu au COG 2026', en: 'code unknown in the COG of 2026' },
  split: { fr: 'ancien code partagé entre plusieurs unités', en: 'former code shared between several units' },
  value: { fr: 'valeur illisible', en: 'unreadable value' },
} as const;
