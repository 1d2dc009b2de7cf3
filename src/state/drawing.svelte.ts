import { NONE, type Atlas } from '../atlas/atlas';

export type Tool = 'click' | 'brush' | 'rectangle' | 'lasso' | 'eraser';
export type Grain = 'commune' | 'epci' | 'departement';

/** The tool in hand, and what one touch of it takes. */
export class Drawing {
  tool = $state<Tool>('click');
  grain = $state<Grain>('commune');
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
