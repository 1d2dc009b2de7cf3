import type { ClassStyle } from './palette';

/** Units painted by class: the colours and patterns of `styles`, in the order of the classes. */
export interface Choropleth {
  /** Class of each unit; `NO_CLASS` leaves it unpainted. */
  classes: Uint8Array;
  styles: readonly ClassStyle[];
}

export const NO_CLASS = 255;
