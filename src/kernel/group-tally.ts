import { Tally } from './tally';

/** How many units of a changing set fall in each group, and the sum of one column over them. */
export class GroupTally {
  /** Units of the set in each group, without those that are only parts of one. Length: the number of groups. */
  readonly counts: Uint32Array;
  /** Parts of units in each group. */
  readonly parts: Uint32Array;
  readonly #group: Uint16Array;
  readonly #sums: Tally[] = [];
  readonly #values: ArrayLike<number>;

  /**
   * @param groups the number of groups.
   * @param group the group of each unit; an index of `groups` or more is outside any.
   * @param values one value a unit; `NaN` is unknown.
   */
  constructor(groups: number, group: Uint16Array, values: ArrayLike<number>) {
    this.counts = new Uint32Array(groups);
    this.parts = new Uint32Array(groups);
    this.#group = group;
    this.#values = values;
  }

  /** Counts `unit`, or a part of one, in. The caller makes sure that it was out. */
  add(unit: number, isPart = false): void {
    const group = this.#group[unit];
    if (group >= this.counts.length) return;
    (isPart ? this.parts : this.counts)[group]++;
    (this.#sums[group] ??= new Tally([this.#values])).add(unit);
  }

  /** Counts `unit`, or a part of one, out. The caller makes sure that it was in. */
  remove(unit: number, isPart = false): void {
    const group = this.#group[unit];
    if (group >= this.counts.length) return;
    (isPart ? this.parts : this.counts)[group]--;
    this.#sums[group].remove(unit);
  }

  /** Groups with at least one unit of the set, or a part of one, ascending. */
  touched(): number[] {
    const groups: number[] = [];
    for (let group = 0; group < this.counts.length; group++)
      if (this.counts[group] + this.parts[group]) groups.push(group);
    return groups;
  }

  /** Sum over the units of the set in `group`; `null` when one of them is unknown. */
  sum(group: number): number | null {
    const sum = this.#sums[group];
    if (!sum) return 0;
    return sum.unknown(0) ? null : sum.sum(0);
  }
}
