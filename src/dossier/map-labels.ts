import type { Atlas } from '../atlas/atlas';

/** The name of a commune, centred on its point. */
export interface Label {
  x: number;
  y: number;
  text: string;
  size: number;
  /** Whether the commune is in the territory. */
  own: boolean;
}

interface Sheet {
  width: number;
  height: number;
  labels: number;
}

/** Room that a letter takes, as a part of the size of the type: a mean of the typeface. */
const LETTER = 0.52;
const LARGE = 11;
const SMALL = 9;
/** Names of communes around the territory, as a part of those within. */
const AROUND = 0.4;

/** Writes the names of the communes with the most inhabitants where they do not run into one another. */
export function placeLabels(
  atlas: Atlas,
  own: Uint16Array,
  near: readonly number[],
  place: (longitude: number, latitude: number) => [number, number],
  sheet: Sheet,
): Label[] {
  const inside = new Set(own);
  const placed: Label[] = [];
  const [{ values }] = atlas.populations;
  const byPeople = (units: Iterable<number>) =>
    [...units].sort((a, b) => (values[b] || 0) - (values[a] || 0) || a - b).slice(0, 4 * sheet.labels);
  const write = (units: readonly number[], most: number) => {
    let written = 0;
    for (const unit of units) {
      if (written >= most) return;
      const [x, y] = place(atlas.longitude[unit], atlas.latitude[unit]);
      if (Number.isNaN(x)) continue;
      const label = { x, y, text: atlas.names[unit], size: written < 3 ? LARGE : SMALL, own: inside.has(unit) };
      if (!fits(label, sheet) || placed.some((other) => overlap(label, other))) continue;
      placed.push(label);
      written++;
    }
  };
  write(byPeople(own), sheet.labels);
  write(byPeople(near.filter((unit) => !inside.has(unit))), Math.ceil(sheet.labels * AROUND));
  return placed;
}

const halfWidth = ({ text, size }: Label) => (text.length * size * LETTER) / 2;

const fits = (label: Label, { width, height }: Sheet) =>
  label.x - halfWidth(label) > 2 &&
  label.x + halfWidth(label) < width - 2 &&
  label.y > label.size &&
  label.y < height - label.size;

const overlap = (a: Label, b: Label) =>
  Math.abs(a.x - b.x) < halfWidth(a) + halfWidth(b) + 2 && Math.abs(a.y - b.y) < (a.size + b.size) / 2 + 2;
