import type { Stage } from '../atlas/atlas';
import type { HUE_COUNT } from '../domain/hues';
import type { Viability } from '../domain/white-zones';
import type { Pattern } from './patterns';

/** How a class of units is filled: a colour, and a pattern where lightness alone would not tell it apart. */
export interface ClassStyle {
  color: string;
  pattern?: { shape: Pattern; ink: string };
}

/** The colours of the map under one theme, for its style and for the legends that explain it. */
export interface Colours {
  paper: string;
  ink: string;
  inkSoft: string;
  sea: string;
  foreign: string;
  foreignLine: string;
  unit: string;
  unitLine: string;
  epci: string;
  canton: string;
  department: string;
  region: string;
  territory: string;
  territoryUnitLine: string;
  networkInk: string;
  /** Where the CPTS are not all known, and none is: neither covered nor white. */
  unlisted: ClassStyle;
  stages: Readonly<Record<Stage, ClassStyle>>;
  /** What is not in the same territory in two scenarios: stripes over its colour there. */
  changed: ClassStyle;
  /** What can be done of a white zone, from what is easiest to what is hardest: ever darker. */
  zones: Readonly<Record<Viability, ClassStyle>>;
  /** Territories of a scenario or of a proposal beside each other; the accent is for the one in hand. */
  hues: readonly string[] & { length: typeof HUE_COUNT };
  /** One hue, from what recedes to what stands out: up to seven classes of a figure. */
  sequence: readonly string[];
}

/** By day, and on paper whatever the hour. */
export const LIGHT: Colours = {
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
  unlisted: { color: '#efece4', pattern: { shape: 'rain', ink: '#c0bbae' } },
  stages: {
    aci: { color: '#1f6f6b' },
    projet: { color: '#5fa8a3', pattern: { shape: 'hatch', ink: '#ffffff' } },
    lettre: { color: '#a9d3cf', pattern: { shape: 'dots', ink: '#1f6f6b' } },
    unknown: { color: '#b9c7cb' },
  },
  changed: { color: 'transparent', pattern: { shape: 'hatch', ink: '#1d2733' } },
  zones: {
    alone: { color: '#ffe08a' },
    joined: { color: '#f5b95c', pattern: { shape: 'hatch', ink: '#fff3d6' } },
    extension: { color: '#cf8a3c', pattern: { shape: 'dots', ink: '#fff3d6' } },
    isolated: { color: '#8d5524', pattern: { shape: 'cross', ink: '#fff3d6' } },
    unknown: { color: '#fff8e6', pattern: { shape: 'rain', ink: '#a9772f' } },
  },
  hues: ['#2f6db5', '#8f4fa8', '#4a7a14', '#c2417c', '#4d4fa0', '#8a6d00', '#1f7a90', '#7a5230'],
  sequence: ['#e6ecf1', '#c9d6e1', '#a9bfd0', '#86a5bd', '#648aa8', '#446e90', '#2a5273'],
};

/** By night: the ground recedes, what is drawn on it is lit. */
export const DARK: Colours = {
  paper: '#12171c',
  ink: '#e8ebee',
  inkSoft: '#b1bac4',
  sea: '#0b1116',
  foreign: '#171c21',
  foreignLine: '#2e363e',
  unit: '#1e252c',
  unitLine: '#717b86',
  epci: '#a596c4',
  canton: '#b5ab4e',
  department: '#a3a9b0',
  region: '#d3d8dd',
  territory: '#f08a55',
  territoryUnitLine: '#b9724a',
  networkInk: '#b3e6e0',
  unlisted: { color: '#2a3037', pattern: { shape: 'rain', ink: '#565f68' } },
  stages: {
    aci: { color: '#45b5ac' },
    projet: { color: '#2f837d', pattern: { shape: 'hatch', ink: '#12171c' } },
    lettre: { color: '#1f514e', pattern: { shape: 'dots', ink: '#8fd3cc' } },
    unknown: { color: '#465359' },
  },
  changed: { color: 'transparent', pattern: { shape: 'hatch', ink: '#e8ebee' } },
  zones: {
    alone: { color: '#f0cf6b' },
    joined: { color: '#c48a34', pattern: { shape: 'hatch', ink: '#2b1d08' } },
    extension: { color: '#8a561d', pattern: { shape: 'dots', ink: '#ffe2b8' } },
    isolated: { color: '#55331a', pattern: { shape: 'cross', ink: '#ffe2b8' } },
    unknown: { color: '#2e2a1c', pattern: { shape: 'rain', ink: '#b08a45' } },
  },
  hues: ['#6fa8ee', '#cf8fe0', '#8fc04a', '#f07fb0', '#a3a3f5', '#d8b13a', '#4fb8d0', '#c99a72'],
  sequence: ['#26313b', '#2f4557', '#3b5b75', '#4b7594', '#6392b3', '#86b1cf', '#b3d3ea'],
};

/** Seen on the ground of either theme. */
const POINT_COLORS = ['#a154d6', '#00838f', '#d81b60', '#4c8c2b'];
/** Colour of the places of a file, one file after the other, and again. */
export const pointColor = (file: number): string => POINT_COLORS[file % POINT_COLORS.length];
