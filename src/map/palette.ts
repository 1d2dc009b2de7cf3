import type { Stage } from '../atlas/atlas';
import type { HUE_COUNT } from '../domain/hues';
import type { Viability } from '../domain/white-zones';
import type { Pattern } from './patterns';

/** The colours of the map, for its style and for the legends that explain it. */
export const PALETTE = {
  paper: '#fbfaf7',
  ink: '#1d2733',
  inkSoft: '#4d5967',
  sea: '#dde7ec',
  foreign: '#eceae4',
  foreignLine: '#d6d2c8',
  unit: '#ffffff',
  unitLine: '#979187',
  epci: '#75688c',
  canton: '#6b6420',
  department: '#62666c',
  region: '#3d434b',
  territory: '#b4430d',
  territoryUnitLine: '#c07a58',
  networkInk: '#0f4340',
} as const;

/** How a class of units is filled: a colour, and a pattern where lightness alone would not tell it apart. */
export interface ClassStyle {
  color: string;
  pattern?: { shape: Pattern; ink: string };
}

/** Where the CPTS are not all known, and none is: neither covered nor white. */
export const UNLISTED_STYLE: ClassStyle = { color: '#efece4', pattern: { shape: 'rain', ink: '#c0bbae' } };

export const STAGE_STYLES: Readonly<Record<Stage, ClassStyle>> = {
  aci: { color: '#1f6f6b' },
  projet: { color: '#5fa8a3', pattern: { shape: 'hatch', ink: '#ffffff' } },
  lettre: { color: '#a9d3cf', pattern: { shape: 'dots', ink: '#1f6f6b' } },
  unknown: { color: '#bccbcf', pattern: { shape: 'cross', ink: '#7d959b' } },
};

/** What is not in the same territory in two scenarios: stripes over its colour there. */
export const CHANGED_STYLE: ClassStyle = { color: 'transparent', pattern: { shape: 'hatch', ink: '#1d2733' } };

/** What can be done of a white zone, from what is easiest to what is hardest: ever darker. */
export const ZONE_STYLES: Readonly<Record<Viability, ClassStyle>> = {
  alone: { color: '#ffe08a' },
  joined: { color: '#f5b95c', pattern: { shape: 'hatch', ink: '#fff3d6' } },
  extension: { color: '#cf8a3c', pattern: { shape: 'dots', ink: '#fff3d6' } },
  isolated: { color: '#8d5524', pattern: { shape: 'cross', ink: '#fff3d6' } },
  unknown: { color: '#fff8e6', pattern: { shape: 'rain', ink: '#a9772f' } },
};

/** Colours of the territories of a scenario or of a proposal beside each other; the accent is for the one in hand. */
export const HUES = [
  '#2f6db5',
  '#8f4fa8',
  '#4a7a14',
  '#c2417c',
  '#4d4fa0',
  '#8a6d00',
  '#1f7a90',
  '#7a5230',
] as const satisfies { length: typeof HUE_COUNT };

const POINT_COLORS = ['#6a1b9a', '#00838f', '#ad1457', '#33691e'];
/** Colour of the places of a file, one file after the other, and again. */
export const pointColor = (file: number): string => POINT_COLORS[file % POINT_COLORS.length];
