import type { Atlas, Indicator } from '../../atlas/atlas';
import type { LayerId } from '../../atlas/manifest';
import { GENERALIST_APL_BREAKS } from '../../domain/apl';
import { indicatorScale } from './indicator-scale';
import { coverageClasses } from '../../domain/network';
import type { Country } from '../../domain/country';
import type { CountryInUse } from '../country.svelte';

export type BuiltBackground = 'none' | 'density' | 'apl' | 'generalists' | 'stage';
/** A figure of the built data, or an indicator that the user brought. */
export type BackgroundKind = BuiltBackground | `indicator ${string}`;

/** Units in classes, for the map and its legend. */
export interface Classes {
  kind: BackgroundKind;
  /** Class of each unit, 255 where the figure is unknown. */
  classes: Uint8Array;
  /** Limits between the classes, ascending; empty when the classes are words. */
  breaks: readonly number[];
  layers: readonly LayerId[];
  /** What is painted when it is an indicator. */
  indicator: Indicator | null;
}

const UNKNOWN = 255;

/** Inhabitants per km². */
const DENSITY = [20, 50, 100, 300, 1000, 3000];
/** General practitioners per 10 000 inhabitants of the department. */
const GENERALISTS = [6, 7, 8, 9, 10];

/** The figure painted behind the territories. */
export class Background {
  kind = $state<BackgroundKind>()!;

  /** @param stages the classes that the stages of the CPTS are painted by, where they are not those of the country alone. */
  constructor(
    private readonly inUse: CountryInUse,
    kind: BackgroundKind,
    private readonly stages = (): Uint8Array => coverageClasses(this.country),
  ) {
    this.kind = kind;
  }

  get country(): Country {
    return this.inUse.newest;
  }

  /** What is still on its way comes when it is there. */
  readonly available: readonly BackgroundKind[] = $derived.by(() => {
    const { awaited, apl, indicators } = this.country.atlas;
    return [
      'none',
      ...(awaited.includes('details') ? [] : (['density'] as const)),
      ...(apl.medecin_generaliste ? (['apl'] as const) : []),
      ...(awaited.includes('figures') ? [] : (['generalists'] as const)),
      'stage',
      ...indicators.map(({ id }): BackgroundKind => `indicator ${id}`),
    ];
  });

  readonly shown: Classes | null = $derived.by(() => {
    const { atlas } = this.country;
    const { apl, professionals, populations } = atlas;
    switch (this.kind) {
      case 'none':
        return null;
      case 'stage':
        return { ...this.#classed([], ['cpts'], []), classes: this.stages() };
      case 'density':
        return this.#classed(DENSITY, [populations[0].layer, 'contours'], density(atlas));
      case 'apl':
        return apl.medecin_generaliste
          ? this.#classed(GENERALIST_APL_BREAKS, [apl.medecin_generaliste.layer], apl.medecin_generaliste.values)
          : null;
      case 'generalists': {
        const layers = [professionals.medecin_generaliste.layer, populations[0].layer];
        return this.#classed(GENERALISTS, layers, departmentDensity(atlas));
      }
      default: {
        const indicator = atlas.indicators.find(({ id }) => this.kind === `indicator ${id}`);
        if (!indicator) return null;
        const { breaks, values } = indicatorScale(atlas, indicator);
        return { ...this.#classed(breaks, [indicator.layer], values), indicator };
      }
    }
  });

  #classed(breaks: readonly number[], layers: readonly LayerId[], values: ArrayLike<number>): Classes {
    return { kind: this.kind, classes: classesOf(values, breaks), breaks, layers, indicator: null };
  }
}

/** Place of each value among ascending `breaks`, a value equal to a break in the class above it; 255 for `NaN`. */
function classesOf(values: ArrayLike<number>, breaks: readonly number[]): Uint8Array {
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
