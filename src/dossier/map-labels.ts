import type { Atlas } from '../atlas/atlas';
import type { Frame } from './map-frame';

/** A name to be written, centred on its point. */
export interface Named {
  x: number;
  y: number;
  text: string;
  /** Whether it is of what the map shows, or of what lies around. */
  own: boolean;
  /** Colour of its own, for what is neither. */
  ink?: string;
}

export interface Label extends Named {
  size: number;
}

interface Sheet {
  width: number;
  height: number;
}

/** Room that a letter takes, as a part of the size of the type, when it is set bold; a wide one takes more. */
const LETTER = 0.53;
const WIDE = 0.31;
const LARGE = 11;
const SMALL = 9;

/** How wide a name is at most, to keep others off it and to lay a ground under it. */
export const widthOf = (text: string, size: number): number =>
  size * (text.length * LETTER + (text.match(/[mwMW]/g)?.length ?? 0) * WIDE);

/** The names of communes, those with the most inhabitants first. */
export function namesOf(atlas: Atlas, units: Iterable<number>, { place }: Frame, own: boolean): Named[] {
  const [{ values }] = atlas.populations;
  return [...units]
    .sort((a, b) => (values[b] || 0) - (values[a] || 0) || a - b)
    .map((unit) => {
      const [x, y] = place(atlas.longitude[unit], atlas.latitude[unit]);
      return { x, y, text: atlas.names[unit], own };
    });
}

/** Writes the first names of each group where they run neither into one another nor into the scale, `most` of them. */
export function placeLabels(groups: readonly { names: readonly Named[]; most: number }[], sheet: Sheet): Label[] {
  const placed: Label[] = [];
  for (const { names, most } of groups) {
    let written = 0;
    for (const name of names.slice(0, TRIED * most)) {
      if (written >= most) break;
      const label = { ...name, size: written < 3 ? LARGE : SMALL };
      if (
        Number.isNaN(name.x) ||
        !fits(label, sheet) ||
        inScale(label, sheet) ||
        placed.some((other) => overlap(label, other))
      )
        continue;
      placed.push(label);
      written++;
    }
  }
  return placed;
}

/** Names tried for one that is written. */
const TRIED = 8;

const halfWidth = ({ text, size }: Label) => widthOf(text, size) / 2;

const fits = (label: Label, { width, height }: Sheet) =>
  label.x - halfWidth(label) > 2 &&
  label.x + halfWidth(label) < width - 2 &&
  label.y > label.size &&
  label.y < height - label.size;

/** Where the scale is drawn: a quarter of the width at most, at the foot on the left. */
const inScale = (label: Label, { width, height }: Sheet) =>
  label.x - halfWidth(label) < width / 4 + 10 && label.y + label.size / 2 > height - 22;

const overlap = (a: Label, b: Label) =>
  Math.abs(a.x - b.x) < halfWidth(a) + halfWidth(b) + 2 && Math.abs(a.y - b.y) < (a.size + b.size) / 2 + 2;
