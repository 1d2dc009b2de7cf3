import type { Country } from '../../domain/country';
import { wholeAtlas } from '../../atlas/quarters/units';
import { coverOf, holdersOf, type AdoptedSketch } from '../../domain/cover';
import { minimumFor } from '../../domain/minimum';
import { reachOf } from '../../domain/parts';
import { allUnits, type Scope } from '../../domain/scope';
import { DEFAULT_SETTINGS } from '../../domain/settings';
import type { AssessedZone } from '../../domain/white-zones';
import { UnitSet } from '../../kernel/unit-set';
import { complete, type Completion } from '../../planner/complete';
import { groundOf, type Area, type Ground, type Wishes } from '../../planner/ground';
import type { Maillage } from '../../planner/maillage';
import { restsOf, type Rests } from '../../planner/rests';
import type { CountryInUse } from '../country.svelte';
import type { CoverageState } from './coverage.svelte';
import { inhabited } from '../project/inhabited';
import { MaillageMaker } from './maillage';
import type { Scenarios } from '../project/scenarios.svelte';
import type { Territories } from '../project/territories.svelte';

const SIZE = 60_000;

/** A maillage, and where it was asked for. */
export interface Found extends Maillage {
  scope: Scope;
  zone: AssessedZone | null;
  /** What was left to share out of the communes of which a part is kept. */
  rests: Rests;
}

/** What was told of a country. */
interface Asked<What> {
  what: What;
  of: Country;
}

/** Whether a maillage of one country is one of the other. */
function isAlike({ atlas, network }: Country, other: Country): boolean {
  const same = (['populations', 'professionals', 'adjacency'] as const).every((key) => atlas[key] === other.atlas[key]);
  return same && network.cpts === other.network.cpts;
}

/** What is asked of a maillage of the scope, or of one of its white zones, and the answer. */
export class Proposals {
  objective = $state<Wishes['objective']>('balance');
  /** `null` for the minimum of the regions touched. */
  minimum = $state<number | null>(null);
  wish = $state<'size' | 'number'>('size');
  size = $state(SIZE);
  number = $state(10);
  seed = $state(1);
  status = $state<'idle' | 'running' | 'failed'>('idle');
  /** Part of the work that is done. */
  share = $state(0);
  /** Whether the map outlines what was found. */
  shown = $state(false);
  #zone = $state.raw<Asked<AssessedZone> | null>(null);
  #found = $state.raw<Asked<Found> | null>(null);
  /** The last one that was worked out. */
  #ground: { of: Country; left: string; ground: Ground } | null = null;
  readonly #maker = new MaillageMaker();
  #running: AbortController | null = null;

  constructor(
    private readonly inUse: CountryInUse,
    private readonly coverage: CoverageState,
    private readonly territories: Territories,
    private readonly scenarios: Scenarios,
  ) {}

  get country(): Country {
    return this.inUse.newest;
  }

  /** The zone to cut up; `null` for the whole scope. */
  get zone(): AssessedZone | null {
    return this.#still(this.#zone);
  }

  set zone(zone: AssessedZone | null) {
    this.#zone = zone && { what: zone, of: this.country };
  }

  readonly found: Found | null = $derived.by(() => this.#still(this.#found));

  /** What was told of a country stays unless its figures are others by now. */
  #still<What>(asked: Asked<What> | null): What | null {
    return asked && isAlike(asked.of, this.country) ? asked.what : null;
  }

  readonly locked = $derived.by(() =>
    inhabited(this.country.atlas, this.territories.scenario).filter(({ locked }) => locked),
  );

  readonly minimumHere = $derived.by(() => {
    const regions = new Set(this.coverage.unitsOf(this.coverage.scope).map((unit) => this.country.regionOf[unit]));
    return minimumFor(this.country.atlas, [...regions], DEFAULT_SETTINGS).value;
  });

  /** Unlocked territories that share units with the maillage, and whether all of them were opened from one. */
  readonly overlapped: { ids: string[]; proposed: boolean } = $derived.by(() => {
    const units = new UnitSet(this.found?.territories.flatMap((territory) => [...territory.units]));
    const { atlas } = this.country;
    const overlapped = this.territories.scenario.territories.filter(
      (territory) => !territory.locked && reachOf(atlas, territory).some((unit) => units.has(unit)),
    );
    return { ids: overlapped.map(({ id }) => id), proposed: overlapped.every(({ reason }) => reason !== null) };
  });

  /** To be called when a maillage is likely to be asked for soon. */
  prepare(): void {
    this.#maker.rehearse(this.#groundIn(this.country, this.#restsWith(this.locked)), this.#area);
  }

  /** What is to be cut up: a white zone or the scope, around what is held. */
  get #area(): Area {
    const scope = this.zone?.units ?? this.coverage.unitsOf(this.coverage.scope);
    return { scope, held: this.#heldWith(this.locked) };
  }

  /** Works out a maillage around the existing CPTS and the locked territories, unless one is under way. */
  async run(): Promise<void> {
    if (this.status === 'running') return;
    const running = new AbortController();
    this.#running = running;
    this.status = 'running';
    this.share = 0;
    const { scope } = this.coverage;
    const { zone } = this;
    const of = this.country;
    const rests = this.#restsWith(this.locked);
    const request = { ground: this.#groundIn(of, rests), area: this.#area, wishes: this.#wishes };
    try {
      const found = await this.#maker.cut(request, running.signal, (share) => (this.share = share));
      this.#found = { what: { ...found, scope, zone, rests }, of };
      this.status = 'idle';
    } catch {
      if (this.#running === running) this.status = running.signal.aborted ? 'idle' : 'failed';
    }
  }

  cancel(): void {
    this.#running?.abort();
    this.#running = null;
    if (this.status === 'running') this.status = 'idle';
  }

  /** Makes a scenario of the maillage, in place of the territories that share its units when `replacing`. */
  open(scenario: string, names: readonly string[], replacing: boolean): void {
    const { territories, rests } = this.found!;
    const { codes } = wholeAtlas(this.country.atlas);
    const fresh = territories.map(({ units, reason }, i) => {
      const parts = Array.from(units).flatMap((unit) => {
        const inhabitants = rests.left.get(unit);
        return inhabitants === undefined ? [] : { commune: codes[unit], quarters: [], inhabitants };
      });
      const whole = units.filter((unit) => !rests.left.has(unit));
      return { name: names[i], units: whole, reason, ...(parts.length && { parts }) };
    });
    this.scenarios.propose(scenario, fresh, replacing ? this.overlapped.ids : []);
    this.#found = null;
  }

  /** Ways to bring the territory in hand to `threshold` inhabitants, around existing CPTS and the other territories. */
  complete(threshold: number): Completion[] {
    const { current, scenario, country, verdict } = this.territories;
    if (!current) return [];
    const others = scenario.territories.filter(({ id }) => id !== current.id);
    const ground = this.#groundIn(country, this.#restsWith(others));
    // What was typed of its own parts is not what the ground knows of them.
    const known = current.units.reduce((sum, unit) => sum + ground.population[unit], 0);
    const typed = verdict.parts.length ? (verdict.population.value ?? known) - known : 0;
    return complete(ground, current.units, this.#heldWith(scenario.territories), threshold - typed);
  }

  /** Units of the existing CPTS that no sketch stands in for, and of `sketches`. */
  #heldWith(sketches: readonly AdoptedSketch[]): Uint16Array {
    const cover = coverOf(this.country, sketches);
    const closed = new Set(this.#restsWith(sketches).closed);
    return allUnits(this.country.atlas).filter((unit) => holdersOf(cover, unit).length > 0 || closed.has(unit));
  }

  #restsWith(sketches: readonly AdoptedSketch[]): Rests {
    const holdings = sketches.map(({ units, parts }) => ({ units: new UnitSet(parts && units), parts }));
    return restsOf(this.country.atlas, holdings);
  }

  #groundIn(country: Country, rests: Rests): Ground {
    const left = [...rests.left].join();
    if (this.#ground?.of !== country || this.#ground.left !== left)
      this.#ground = { of: country, left, ground: groundOf(country, rests.left) };
    return this.#ground.ground;
  }

  get #wishes(): Wishes {
    return {
      objective: this.objective,
      minimum: this.minimum ?? this.minimumHere,
      wish:
        this.wish === 'size' ? { kind: 'size', inhabitants: this.size } : { kind: 'number', territories: this.number },
      seed: this.seed,
    };
  }
}
