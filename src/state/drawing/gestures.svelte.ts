import { Pull, type PulledSide } from '../../domain/pull';
import type { UnitSet } from '../../kernel/unit-set';
import type { Scenario } from '../../project/document';
import type { App } from '../app.svelte';
import { changesBetween, type Change } from '../../project/changes';
import { sidesSaid } from '../../words/changes';
import type { StrokeMode } from '../project/territories.svelte';

/** What the map shows of a border being pulled. */
export interface PullShown {
  moved: UnitSet;
  /** Id of the sketch that takes them, `null` where nobody does. */
  taker: string | null;
}

/** What the hand does on the map, from press to release: what it would change is known all along, and said once done. */
export class Gestures {
  /** What the stroke under way changes so far, or would if the hand were lifted now; `null` while there is none. */
  changes = $state.raw<readonly Change[] | null>(null);
  /** Both sides of the border under the hand; empty before a unit is swept, `null` while none is pulled. */
  sides = $state.raw<readonly PulledSide[] | null>(null);
  pulled = $state.raw<PullShown | null>(null);
  #before: Scenario | null = null;
  #pull: Pull | null = null;
  /** Whether the border is held by the keys, and what it changes told at each move. */
  #told = false;

  constructor(private readonly app: App) {}

  start(mode: StrokeMode): void {
    const { territories } = this.app;
    this.#before = territories.scenario;
    territories.beginStroke(mode);
  }

  stroke(units: Iterable<number>): void {
    const { territories } = this.app;
    territories.stroke(units);
    if (this.#before) this.changes = changesBetween(this.app.atlas, this.#before, territories.scenario);
  }

  /** What a shape would take or leave, were it closed now. */
  shape(units: Iterable<number>, mode: 'add' | 'remove'): void {
    const { territories, atlas } = this.app;
    const after = territories.would(units, mode);
    this.changes = after && changesBetween(atlas, territories.scenario, after);
  }

  end(): void {
    this.app.territories.endStroke();
    if (this.#before) this.app.editing.sayChange(this.#before);
    this.#over();
  }

  cancel(): void {
    this.app.territories.cancelStroke();
    this.#over();
  }

  /** The hand is lifted, whether or not that made a stroke. */
  lifted(): void {
    this.changes = null;
  }

  /** Says what lies under the crosshair of the keyboard, and whose it is. */
  aim(unit: number): void {
    const { territories, notices, atlas, words } = this.app;
    const holder = territories.scenario.territories.find(({ units }) => units.includes(unit));
    const inhabitants = this.app.inhabitants(this.app.populationOf([unit]));
    notices.announce(words.hand.aimed(atlas.names[unit], inhabitants, holder?.name ?? null));
  }

  /** Presses `unit`, with `near` around it. Returns whether a border can be pulled from there. */
  grip(unit: number, near: Iterable<number>, by: 'hand' | 'keys' = 'hand'): boolean {
    const { territories, notices, atlas, words } = this.app;
    const { territories: list, current } = territories.scenario;
    const sketches = list.toSorted((a, b) => Number(b.id === current) - Number(a.id === current));
    const pull = new Pull(territories.country, territories.settings, sketches, unit, near);
    this.#pull = pull.held ? pull : null;
    this.sides = this.#pull && [];
    this.#told = by === 'keys';
    if (this.#told && pull.held) notices.announce(words.hand.heldBorder(atlas.names[unit]));
    else if (this.#told) notices.remark(words.hand.noBorder);
    return pull.held;
  }

  /** Sweeps units with the border in hand. */
  sweep(units: Iterable<number>): void {
    const pull = this.#pull;
    if (!pull) return;
    const changed = pull.sweep(units);
    if (pull.lockedBy !== null) {
      this.app.notices.error(this.app.words.territories.refused(pull.lockedBy));
      return this.#letGo();
    }
    if (!changed) return;
    this.sides = pull.figures();
    if (this.#told) this.app.notices.announce(sidesSaid(this.sides, this.app.atlas, this.app.language));
    this.pulled = { moved: pull.moved, taker: pull.sides!.taker };
  }

  /** Lets the border go where it is: one edit. */
  drop(): void {
    const pull = this.#pull;
    this.#letGo();
    if (!pull?.sides || pull.moved.size === 0) return;
    const { territories, editing } = this.app;
    const before = territories.scenario;
    const { giver, taker } = pull.sides;
    territories.transfer(giver === null ? [] : [giver], taker, [...pull.moved]);
    editing.sayChange(before);
  }

  /** Gives the border back as it was. */
  giveBack(): void {
    if (this.#told && this.#pull) this.app.notices.announce(this.app.words.hand.givenBack);
    this.#letGo();
  }

  #letGo(): void {
    this.#pull = null;
    this.sides = null;
    this.pulled = null;
  }

  #over(): void {
    this.#before = null;
    this.changes = null;
  }
}
