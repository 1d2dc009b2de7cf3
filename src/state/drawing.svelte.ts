import { NONE, type Atlas, type Group } from '../atlas/atlas';

export const TOOLS = ['click', 'brush', 'rectangle', 'lasso', 'eraser', 'pull'] as const;
export type Tool = (typeof TOOLS)[number];
export type Grain = 'commune' | 'epci' | 'departement';

/** Radius of the brush, in pixels. */
export const BRUSH = { least: 8, usual: 24, most: 96, step: 8 } as const;

/** The tool in hand, and what one touch of it takes. */
export class Drawing {
  tool = $state<Tool>('click');
  grain = $state<Grain>('commune');
  /** Radius, in pixels. */
  brush = $state<number>(BRUSH.usual);
  #byDepartment = new Map<number, Uint16Array>();
  #byEpci = new Map<number, Uint16Array>();

  constructor(readonly atlas: Atlas) {}

  /** The units that `unit` stands for at the present grain; the unit alone when it is in no EPCI. */
  expand(unit: number): Uint16Array {
    if (this.grain === 'departement') return this.unitsOfDepartment(this.atlas.department[unit]);
    const epci = this.atlas.epci[unit];
    if (this.grain === 'epci' && epci !== NONE) return this.unitsOfEpci(epci);
    return Uint16Array.of(unit);
  }

  /** The EPCI or department that `unit` stands for at the present grain; `null` when it stands for itself. */
  groupOf(unit: number): Group | null {
    if (this.grain === 'departement') return this.atlas.departments[this.atlas.department[unit]];
    const epci = this.atlas.epci[unit];
    return this.grain === 'epci' && epci !== NONE ? this.atlas.epcis[epci] : null;
  }

  unitsOfDepartment(department: number): Uint16Array {
    return unitsOf(this.atlas.department, department, this.#byDepartment);
  }

  unitsOfEpci(epci: number): Uint16Array {
    return unitsOf(this.atlas.epci, epci, this.#byEpci);
  }
}

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
