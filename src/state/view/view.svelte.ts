import type { Atlas } from '../../atlas/atlas';
import type { Hit } from '../../atlas/search';

/** What the person is looking at: one place, or one existing CPTS. */
export type Focus = Pick<Hit, 'index'> & { kind: Hit['kind'] | 'quarter' };

export type Sight = readonly [west: number, south: number, east: number, north: number];

/** Where the person looks: what the map brings into view or points at, and the place that the card speaks of. */
export class View {
  focus = $state.raw<Focus | null>(null);
  /** Units to bring into view; a new array each time. */
  target = $state.raw<Uint16Array | null>(null);
  /** Part of the country to bring into view: `metropole`, or the code of a department. */
  place = $state.raw<{ code: string } | null>(null);
  /** What the map shows, in degrees; `null` before it has been painted. */
  sight = $state.raw<Sight | null>(null);
  /** Units to point at on the map, for as long as a row or a line is under the pointer or the focus. */
  highlight = $state.raw<Uint16Array | null>(null);

  /** Whether the limits of the cantons are drawn. */
  cantons = $state(false);

  /** Whether the table is asked to list the communes around the territory. */
  around = $state(false);

  /** Units to bring into sight beside what is there; a new array each time. */
  reveal = $state.raw<Uint16Array | null>(null);

  /** Points at `units`, and brings them into sight. */
  show(units: Uint16Array): void {
    this.highlight = units;
    this.reveal = units.slice();
  }

  lookAt(units: Uint16Array): void {
    this.place = null;
    this.target = units.slice();
  }

  /** Whether the centres of all `units` that are drawn are in sight. */
  shows({ longitude, latitude }: Atlas, units: Iterable<number>): boolean {
    if (!this.sight) return true;
    const [west, south, east, north] = this.sight;
    for (const unit of units) {
      const [x, y] = [longitude[unit], latitude[unit]];
      if (x < west || x > east || y < south || y > north) return false;
    }
    return true;
  }

  lookAtCountry(code = 'metropole'): void {
    this.target = null;
    this.place = { code };
  }
}
