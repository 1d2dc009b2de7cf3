import type { Atlas } from '../atlas/atlas';
import { OUTSIDE } from './rules';

/** Whether a department, by its index, is outside the national Assurance Maladie: it has no CPTS, nor lacks one. */
export const isOutside = ({ departments }: Pick<Atlas, 'departments'>, department: number): boolean =>
  OUTSIDE.departments.includes(departments[department].code);
