import { group } from 'd3-array';
import { normaliseName } from './names';

/** A commune of today by its code, then the names that it, or a commune since merged into it, bore. */
export type FormerRecord = readonly [code: string, ...names: string[]];

/** What `former-names.json` holds. */
export interface FormerFile {
  format: 'perimetre-former-names';
  version: 1;
  communes: readonly FormerRecord[];
}

/** One name that is no longer in use, and the unit that has its place today. */
export interface FormerName {
  /** As it was written. */
  name: string;
  normalised: string;
  unit: number;
}

/**
 * The names that communes no longer bear. They are many and seldom asked for, so that nothing is read of them before
 * `load`; until then there are none.
 */
export class FormerNames {
  #list: readonly FormerName[] = [];
  #byName: ReadonlyMap<string, readonly FormerName[]> = new Map();
  #loading: Promise<void> | null = null;

  /**
   * @param codes of the units, in their order.
   * @param read gives the records; tried again when it rejects.
   */
  constructor(
    private readonly codes: readonly string[],
    private readonly read: () => Promise<readonly FormerRecord[]> | readonly FormerRecord[],
  ) {}

  /** Reads the names once. Never rejects: without them, a former name stays unknown. */
  load(): Promise<void> {
    this.#loading ??= Promise.resolve()
      .then(this.read)
      .then((records) => this.learn(records))
      .catch(() => void (this.#loading = null));
    return this.#loading;
  }

  /** Takes the names as they are given: there is nothing left to load. */
  learn(records: readonly FormerRecord[]): void {
    this.#loading ??= Promise.resolve();
    const unitOf = new Map(this.codes.map((code, unit) => [code, unit]));
    this.#list = records.flatMap(([code, ...names]) => {
      const unit = unitOf.get(code);
      return unit === undefined ? [] : names.map((name) => ({ name, normalised: normaliseName(name), unit }));
    });
    this.#byName = group(this.#list, ({ normalised }) => normalised);
  }

  /** Whether a unit, or a commune since merged into it, bore a name. */
  of(unit: number, name: string): boolean {
    return this.called(normaliseName(name)).some((former) => former.unit === unit);
  }

  get list(): readonly FormerName[] {
    return this.#list;
  }

  /** Those that read so once normalised. */
  called(normalised: string): readonly FormerName[] {
    return this.#byName.get(normalised) ?? [];
  }
}
