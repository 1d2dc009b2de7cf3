import { sizedIn } from '../../atlas/quarters/units';
import { NONE } from '../../atlas/atlas';
import { aplOf, type AplFigure } from '../../domain/apl';
import type { Country } from '../../domain/country';
import { coverOf, type AdoptedSketch } from '../../domain/cover';
import { coverageBy, coverageOf, listsIn, type Coverage, type Peopled } from '../../domain/coverage';
import { professionalsOf } from '../../domain/professionals';
import { isOutside } from '../../domain/outside';
import { TARGET } from '../../domain/rules';
import { groupingOf, scopeAround, unitsInScope, type Scope, type ScopeKind } from '../../domain/scope';
import { readingOf } from '../../domain/settings';
import { Territory } from '../../domain/territory';
import type { Completeness, ProfessionVerdict } from '../../domain/verdict';
import { uncoveredOf, zoneClasses, type AssessedZone, type Uncovered } from '../../domain/white-zones';
import type { CoverageView } from '../view/route';
import type { CountryInUse } from '../country.svelte';
import type { Territories } from '../project/territories.svelte';

export type Division = Exclude<ScopeKind, 'france'>;

/** What is known of the care in a white zone. */
export interface ZoneCare {
  professionals: ProfessionVerdict[];
  apl: AplFigure[];
}

/** The coverage screen: which part of the country, held against which goal, with or without the user's territories. */
export class CoverageState {
  scope = $state.raw<Scope>({ kind: 'france' });
  view = $state<CoverageView>('figures');
  goal = $state(TARGET.cpts);
  /** Whether the user's territories are counted as adopted. */
  adopting = $state(false);
  /** How the table divides France. */
  franceBy = $state<'region' | 'department'>('region');
  #care = new WeakMap<AssessedZone, ZoneCare>();

  constructor(
    private readonly inUse: CountryInUse,
    private readonly territories: Territories,
  ) {}

  get country(): Country {
    return this.inUse.newest;
  }

  /** The user's territories that could be adopted. */
  readonly drawn: readonly AdoptedSketch[] = $derived.by(() =>
    this.territories.scenario.territories.filter(({ units, parts }) => units.length > 0 || parts),
  );
  /** Apart, so that nothing is counted again when a territory changes and none is adopted. */
  readonly #adopted = $derived(this.adopting ? this.drawn : []);
  readonly #settings = $derived.by(() => this.territories.settings);

  readonly cover = $derived.by(() => coverOf(this.country, this.#adopted));
  readonly figures = $derived.by(() => coverageOf(this.country, this.scope, this.cover));
  readonly #uncovered: Uncovered = $derived.by(() =>
    uncoveredOf(this.country, this.cover, this.scope, readingOf(this.#settings)),
  );

  readonly zones: AssessedZone[] = $derived(this.#uncovered.white);
  /** Stages of the CPTS, and what can be done of the white zones, for the map. */
  readonly classes: Uint8Array = $derived.by(() => zoneClasses(this.country, this.zones));
  /** What no known CPTS holds where they are not all known: no white zone. */
  readonly unlisted: Peopled = $derived.by(() => {
    const { unlisted } = this.#uncovered;
    return {
      ...sizedIn(
        this.country.atlas,
        unlisted.flatMap(({ units }) => [...units]),
      ),
      population: unlisted.reduce((sum, { known }) => sum + known, 0),
    };
  });

  /** How far the CPTS of each department with a unit in the scope are known. */
  readonly lists: readonly Completeness[] = $derived.by(() =>
    listsIn(this.country, this.scope).map(({ list }) => list),
  );

  /** From France down to the scope. */
  readonly trail: Scope[] = $derived.by(() => {
    const trail = [this.scope];
    for (let scope = this.scope; scope.kind !== 'france';) trail.unshift((scope = scopeAround(this.country, scope)));
    return trail;
  });

  /** What the scope is divided into; `null` within an EPCI. */
  readonly division: Division | null = $derived(
    this.scope.kind === 'france'
      ? this.franceBy
      : this.scope.kind === 'region'
        ? 'department'
        : this.scope.kind === 'department'
          ? 'epci'
          : null,
  );

  /** Figures of each part of the scope that the Assurance Maladie covers. An EPCI is counted whole, even where it reaches beyond its department. */
  readonly rows: Coverage[] = $derived.by(() => {
    if (this.division === null) return [];
    const { of } = groupingOf(this.country, this.division);
    const { atlas } = this.country;
    const counted = unitsInScope(this.country, this.scope).filter((unit) => !isOutside(atlas, atlas.department[unit]));
    const present = new Set(counted.map((unit) => of[unit]));
    return coverageBy(this.country, this.division, this.cover).filter((_, group) => present.has(group));
  });

  /** CPTS that would count towards the goal: those loaded and the adopted sketches, stand-ins counted once. */
  readonly counted = $derived(this.cover.holders.filter(({ units }) => units.length > 0).length);

  nameOf(scope: Exclude<Scope, { kind: 'france' }>): string {
    return groupingOf(this.country, scope.kind).groups.find(({ code }) => code === scope.code)!.name;
  }

  unitsOf(scope: Scope): Uint16Array {
    return unitsInScope(this.country, scope);
  }

  /** The scope that a touch of `unit` opens: one level down within the present one, its like beside it. */
  scopeAt(unit: number): Scope | null {
    const inside = this.trail.every((scope) => scope.kind === 'france' || this.#holds(scope, unit));
    const kind = inside ? this.#below : this.scope.kind;
    if (kind === null || kind === 'france') return null;
    const { groups, of } = groupingOf(this.country, kind);
    return of[unit] === NONE ? null : { kind, code: groups[of[unit]].code };
  }

  /** Worked out once a zone: the largest ones hold most of the country. */
  careIn(zone: AssessedZone): ZoneCare {
    let care = this.#care.get(zone);
    if (!care) {
      const professionals = professionalsOf(this.country, new Territory(this.country, zone.units));
      care = { professionals, apl: aplOf(this.country.atlas, zone.units) };
      this.#care.set(zone, care);
    }
    return care;
  }

  get #below(): Division | null {
    return this.scope.kind === 'france' ? 'region' : this.division;
  }

  #holds(scope: Exclude<Scope, { kind: 'france' }>, unit: number): boolean {
    const { groups, of } = groupingOf(this.country, scope.kind);
    return groups[of[unit]]?.code === scope.code;
  }
}
