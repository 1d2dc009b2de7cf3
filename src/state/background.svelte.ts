import type { Atlas } from '../atlas/atlas';
import type { LayerId } from '../atlas/manifest';
import { GENERALIST_APL_BREAKS } from '../domain/apl';
import { bestStages } from '../domain/network';
import type { Network } from '../domain/verdict';

export type BackgroundKind = 'none' | 'density' | 'apl' | 'generalists' | 'stage';

/** Units in classes, for the map and its legend. */
export interface Classes {
  kind: BackgroundKind;
  /** Class of each unit, 255 where the figure is unknown. */
  classes: Uint8Array;
  /** Limits between the classes, ascending; empty when the classes are words. */
  breaks: readonly number[];
  layers: readonly LayerId[];
}

const UNKNOWN = 255;

/** Inhabitants per km². */
const DENSITY = [20, 50, 100, 300, 1000, 3000];
/** General practitioners per 10 000 inhabitants of the department. */
const GENERALISTS = [6, 7, 8, 9, 10];

/** The figure painted behind the territories. */
export class Background {
  kind = $state<BackgroundKind>()!;
  readonly available: readonly BackgroundKind[];

  constructor(
    readonly atlas: Atlas,
    readonly network: Network,
    kind: BackgroundKind,
  ) {
    this.kind = kind;
    this.available = [
      'none',
      'density',
      ...(atlas.apl.medecin_generaliste ? ['apl' as const] : []),
      'generalists',
      'stage',
    ];
  }

  readonly shown: Classes | null = $derived.by(() => {
    switch (this.kind) {
      case 'none':
        return null;
      case 'stage':
        return { kind: 'stage', classes: bestStages(this.network), breaks: [], layers: ['cpts'] };
      case 'density':
        return this.#classed(DENSITY, ['population', 'contours'], density(this.atlas));
      case 'apl':
        return this.#classed(GENERALIST_APL_BREAKS, ['apl'], this.atlas.apl.medecin_generaliste!.values);
      case 'generalists':
        return this.#classed(GENERALISTS, ['professionals', 'population'], departmentDensity(this.atlas));
    }
  });

  #classed(breaks: readonly number[], layers: readonly LayerId[], values: ArrayLike<number>): Classes {
    return { kind: this.kind, classes: classesOf(values, breaks), breaks, layers };
  }
}

/** Place of each value among ascending `breaks`, a value equal to a break in the class above it; 255 for `NaN`. */
export function classesOf(values: ArrayLike<number>, breaks: readonly number[]): Uint8Array {
  return Uint8Array.from(values, (value) => {
    if (Number.isNaN(value)) return UNKNOWN;
    const place = breaks.findIndex((limit) => value < limit);
    return place < 0 ? breaks.length : place;
  });
}

const density = ({ populations: [{ values }], area }: Atlas) =>
  values.map((population, unit) => population / area[unit]);

/** A commune's own count says little: the department's density stands for it. */
function departmentDensity({ departments, department, populations: [{ values }], professionals }: Atlas): Float64Array {
  const counts = new Float64Array(departments.length);
  const people = new Float64Array(departments.length);
  department.forEach((place, unit) => {
    counts[place] += professionals.medecin_generaliste.values[unit];
    people[place] += values[unit];
  });
  return Float64Array.from(department, (place) => (counts[place] / people[place]) * 10_000);
}
