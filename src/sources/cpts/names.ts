import { spelling } from './words';

/** One name for each CPTS: the spelling that comes most often, the first of equals. */
export class Names {
  readonly #spellings = new Map<string, Map<string, number>>();

  /** @returns the key under which all spellings of `name` are one. */
  note(name: string): string {
    const key = spelling(name);
    const times = this.#spellings.get(key) ?? new Map<string, number>();
    const tidy = name.replace(/\s+/g, ' ').trim();
    this.#spellings.set(key, times.set(tidy, (times.get(tidy) ?? 0) + 1));
    return key;
  }

  of(key: string): string {
    const times = [...(this.#spellings.get(key) ?? [])];
    return times.reduce((best, one) => (one[1] > best[1] ? one : best), ['', 0] as [string, number])[0];
  }
}
