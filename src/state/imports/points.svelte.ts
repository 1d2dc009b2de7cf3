import type { PointSet } from '../../atlas/atlas';
import type { LayerId } from '../../atlas/manifest';
import type { CountryInUse } from '../country.svelte';

/** The places of the files that were brought, and which of them the map draws. */
export class BroughtPoints {
  #hidden = $state.raw<ReadonlySet<LayerId>>(new Set());

  constructor(private readonly inUse: CountryInUse) {}

  get sets(): readonly PointSet[] {
    return this.inUse.newest.atlas.points;
  }

  isShown({ layer }: PointSet): boolean {
    return !this.#hidden.has(layer);
  }

  toggle({ layer }: PointSet): void {
    const hidden = new Set(this.#hidden);
    if (!hidden.delete(layer)) hidden.add(layer);
    this.#hidden = hidden;
  }

  /** Places of each set that lie in some units, where there are; those of no commune lie nowhere. */
  within(holds: (unit: number) => boolean): { set: PointSet; places: number[] }[] {
    return this.sets
      .map((set) => {
        const places: number[] = [];
        set.units.forEach((unit, place) => holds(unit) && places.push(place));
        return { set, places };
      })
      .filter(({ places }) => places.length);
  }
}
