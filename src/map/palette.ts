import type { Stage } from '../atlas/atlas';
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
  unitLine: '#cfccc4',
  department: '#8b8f94',
  region: '#5c636b',
  territory: '#b4430d',
  territoryUnitLine: '#d0987e',
  sketch: '#cf7e56',
  networkInk: '#15504d',
} as const;

/** How a class of units is filled: a colour, and a pattern where lightness alone would not tell it apart. */
export interface ClassStyle {
  color: string;
  pattern?: { shape: Pattern; ink: string };
}

/** Where the CPTS are not all known, and none is: neither covered nor white. */
export const UNLISTED_STYLE: ClassStyle = { color: '#efece4', pattern: { shape: 'rain', ink: '#a39d8f' } };

export const STAGE_STYLES: Readonly<Record<Stage, ClassStyle>> = {
  aci: { color: '#1f6f6b' },
  projet: { color: '#5fa8a3', pattern: { shape: 'hatch', ink: '#ffffff' } },
  lettre: { color: '#a9d3cf', pattern: { shape: 'dots', ink: '#1f6f6b' } },
  unknown: { color: '#8aa0a6', pattern: { shape: 'cross', ink: '#ffffff' } },
};
