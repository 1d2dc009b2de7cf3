import { NONE, type Atlas, type CutCommune, type Group } from '../../atlas/atlas';
import { cutCommuneOf } from '../../atlas/quarters/units';

export const TOOLS = ['click', 'brush', 'rectangle', 'lasso', 'eraser', 'pull'] as const;
export type Tool = (typeof TOOLS)[number];
export type Grain = 'quartier' | 'commune' | 'epci' | 'departement';

/** Radius of the brush, in pixels. */
export const BRUSH = { least: 8, usual: 24, most: 96, step: 8 } as const;

/** The tool in hand, and what one touch of it takes. */
export class Drawing {
  tool = $state<Tool>('click');
  #grain = $state<Grain>('commune');
  /** Radius, in pixels. */
  brush = $state<number>(BRUSH.usual);
  #groups = { atlas: null as Atlas | null, byDepartment: noGroups(), byEpci: noGroups() };

  /**
   * @param inUse gives the atlas in use.
   * @param cut gives the codes of the communes whose quarters may be taken one by one.
   */
  constructor(
    private readonly inUse: () => Atlas,
    private readonly cut: () => readonly string[],
  ) {}

  /** By quarters only where there are some. */
  get grain(): Grain {
    return this.#grain === 'quartier' && !this.hasQuarters ? 'commune' : this.#grain;
  }

  set grain(grain: Grain) {
    this.#grain = grain;
  }

  get atlas(): Atlas {
    return this.inUse();
  }

  /** Whether some commune can be taken quarter by quarter. */
  get hasQuarters(): boolean {
    return (this.atlas.cut?.communes ?? []).some(({ code }) => this.cut().includes(code));
  }

  /** The cut commune that `unit` is a quarter of, when it may be taken quarter by quarter; `null` else. */
  quarterOf(unit: number): CutCommune | null {
    const commune = cutCommuneOf(this.atlas, unit);
    return commune && this.cut().includes(commune.code) ? commune : null;
  }

  /** The units that `unit` stands for at the present grain; the unit alone when it is in no EPCI. */
  expand(unit: number): Uint16Array {
    if (this.grain === 'departement') return this.unitsOfDepartment(this.atlas.department[unit]);
    const epci = this.atlas.epci[unit];
    if (this.grain === 'epci' && epci !== NONE) return this.unitsOfEpci(epci);
    if (this.grain === 'quartier' && this.quarterOf(unit)) return Uint16Array.of(unit);
    return cutCommuneOf(this.atlas, unit)?.units ?? Uint16Array.of(unit);
  }

  /** The EPCI, department or cut commune that `unit` stands for at the present grain; `null` when it stands for itself. */
  groupOf(unit: number): Group | null {
    if (this.grain === 'departement') return this.atlas.departments[this.atlas.department[unit]];
    const epci = this.atlas.epci[unit];
    if (this.grain === 'epci' && epci !== NONE) return this.atlas.epcis[epci];
    return this.grain === 'quartier' && this.quarterOf(unit) ? null : cutCommuneOf(this.atlas, unit);
  }

  unitsOfDepartment(department: number): Uint16Array {
    return unitsOf(this.atlas.department, department, this.#known.byDepartment);
  }

  unitsOfEpci(epci: number): Uint16Array {
    return unitsOf(this.atlas.epci, epci, this.#known.byEpci);
  }

  get #known() {
    const { atlas } = this;
    if (this.#groups.atlas !== atlas) this.#groups = { atlas, byDepartment: noGroups(), byEpci: noGroups() };
    return this.#groups;
  }
}

const noGroups = () => new Map<number, Uint16Array>();

function unitsOf(column: Uint16Array, group: number, known: Map<number, Uint16Array>): Uint16Array {
  let units = known.get(group);
  if (!units) {
    const found: number[] = [];
    column.forEach((value, unit) => {
      if (value === group) found.push(unit);
    });
    known.set(group, (units = Uint16Array.from(found)));
  }
  return units;
}
