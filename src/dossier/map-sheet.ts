import { NONE } from '../atlas/atlas';
import type { Country } from '../domain/country';
import { reachOf, type TypedPart } from '../domain/parts';
import { DEGREE, type IndexedArcs } from '../kernel/arcs';
import { UnitSet } from '../kernel/unit-set';
import { frameOf, linePath, ringsPath, scaleFor, type Frame } from './map-frame';
import { namesOf, placeLabels, type Label } from './map-labels';

/** A map as paths of an SVG: drawn from the outlines, so that it prints crisp at any size. */
export interface MapSheet {
  width: number;
  height: number;
  /** What is filled, one path each: the communes of the territory, by unit, or the territories of a scenario, by place. */
  areas: { id: number; path: string }[];
  /** Communes of which a part is held that nothing draws: hatched. */
  inPart: string;
  /** Outline of the territory, or of each one of the scenario. */
  outline: string;
  /** The country around, as one shape. */
  land: string;
  /** Borders between the communes around. */
  borders: string;
  departments: string;
  /** Existing CPTS around: their outlines. */
  cpts: string;
  labels: Label[];
  /** A round distance, and how long it is on the sheet. */
  scale: { kilometres: number; length: number };
}

export interface SheetSize {
  width: number;
  height: number;
  /** Names written at most. */
  labels: number;
}

/** Names of communes around the territory, as a part of those within. */
const AROUND = 0.4;

/**
 * Draws `units` on a sheet of the given size; `null` when nothing there has an outline.
 * @param reach `units`, and those of the communes of which a part is held that nothing draws.
 */
export function mapSheet(
  country: Country,
  arcs: IndexedArcs,
  units: Uint16Array,
  size: SheetSize,
  reach = units,
): MapSheet | null {
  const { atlas } = country;
  const framed = drawn(arcs, reach);
  if (!framed.length) return null;
  const own = drawn(arcs, units);
  const frame = frameOf(arcs, framed, size);
  const { near, all, ...ground } = groundOf(country, arcs, frame);
  const inside = new UnitSet(own);
  const shown = new UnitSet(framed);
  const around = near.filter((unit) => !shown.has(unit));
  return {
    ...size,
    ...ground,
    areas: Array.from(own, (unit) => ({ id: unit, path: ringsPath(arcs, new UnitSet([unit]), frame) })),
    inPart: inPartPath(arcs, framed, inside, frame),
    outline: ringsPath(arcs, inside, frame),
    borders: arcLines(arcs, all, frame, (left, right) => left < atlas.count && right < atlas.count),
    labels: placeLabels(
      [
        { names: namesOf(atlas, framed, frame, true), most: size.labels },
        { names: namesOf(atlas, around, frame, false), most: Math.ceil(size.labels * AROUND) },
      ],
      size,
    ),
    scale: scaleFor(frame, size.width),
  };
}

/** Characters of a name that a map of scenarios has room for. */
const LONGEST = 30;

/** The territories of a scenario, and their names. */
export interface Drawn {
  name: string;
  units: Uint16Array;
  /** Of communes that it holds in part. */
  parts?: readonly TypedPart[] | undefined;
}

/**
 * Draws the territories of a scenario over what `framed` reaches, the same for all the scenarios compared; `null` when
 * none of it has an outline.
 */
export function scenarioSheet(
  country: Country,
  arcs: IndexedArcs,
  territories: readonly Drawn[],
  framed: Uint16Array,
  size: SheetSize,
): MapSheet | null {
  const reach = drawn(arcs, framed);
  if (!reach.length) return null;
  const frame = frameOf(arcs, reach, size);
  const { near: _near, all: _all, ...ground } = groundOf(country, arcs, frame);
  const paths = territories.map(({ units }) => ringsPath(arcs, new UnitSet(drawn(arcs, units)), frame));
  const grounds = territories.map((territory) => drawn(arcs, reachOf(country.atlas, territory)));
  const { longitude, latitude } = country.atlas;
  const middle = (values: Float32Array, units: Uint16Array) =>
    units.reduce((sum, unit) => sum + values[unit], 0) / units.length;
  const names = [...territories]
    .sort((a, b) => b.units.length - a.units.length)
    .map((territory) => {
      const { name } = territory;
      const own = drawn(arcs, reachOf(country.atlas, territory));
      const [x, y] = frame.place(middle(longitude, own), middle(latitude, own));
      return { x, y, text: name.length <= LONGEST ? name : `${name.slice(0, LONGEST - 1).trimEnd()}…`, own: true };
    });
  return {
    ...size,
    ...ground,
    areas: paths.map((path, id) => ({ id, path })),
    inPart: grounds.map((ground, i) => inPartPath(arcs, ground, new UnitSet(territories[i].units), frame)).join(''),
    outline: paths.join(''),
    borders: '',
    labels: placeLabels([{ names, most: size.labels }], size),
    scale: scaleFor(frame, size.width),
  };
}

/** What lies in `reach` and not in `units`. */
const inPartPath = (arcs: IndexedArcs, reach: Uint16Array, units: UnitSet, frame: Frame): string => {
  const others = reach.filter((unit) => !units.has(unit));
  return others.length ? ringsPath(arcs, new UnitSet(others), frame) : '';
};

/** Those of `units` that have an outline. */
export const drawn = (arcs: IndexedArcs, units: Uint16Array) =>
  units.filter((unit) => arcs.ofUnit.offsets[unit + 1] > arcs.ofUnit.offsets[unit]);

/** What lies under a map, and the units there: those whose centre is on the sheet, and all those drawn. */
function groundOf(country: Country, arcs: IndexedArcs, frame: Frame) {
  const { atlas, network } = country;
  const { near, all } = unitsIn(frame, arcs, atlas);
  const around = new Set(
    all.flatMap((unit) => [...network.members.subarray(network.offsets[unit], network.offsets[unit + 1])]),
  );
  const { department, count } = atlas;
  const between = (left: number, right: number) =>
    right < count && left < count && department[left] !== department[right];
  return {
    near,
    all,
    land: ringsPath(arcs, new UnitSet(all), frame),
    departments: arcLines(arcs, all, frame, between),
    cpts: [...around].map((cpts) => ringsPath(arcs, new UnitSet(network.cpts[cpts].units), frame)).join(''),
  };
}

/** Two rings more than the units whose centre is on the sheet, for the ones that reach into it. */
export function unitsIn(frame: Frame, arcs: IndexedArcs, atlas: Country['atlas']): { near: number[]; all: number[] } {
  const near: number[] = [];
  for (let unit = 0; unit < atlas.count; unit++) {
    const [x, y] = [atlas.longitude[unit], atlas.latitude[unit]];
    if (x >= frame.west && x <= frame.east && y >= frame.south && y <= frame.north) near.push(unit);
  }
  const all = new UnitSet(near);
  for (let ring = 0; ring < 2; ring++) {
    for (const unit of [...all]) {
      const { offsets, targets } = atlas.adjacency;
      for (let e = offsets[unit]; e < offsets[unit + 1]; e++) all.add(targets[e]);
    }
  }
  return { near, all: [...all].filter((unit) => arcs.ofUnit.offsets[unit + 1] > arcs.ofUnit.offsets[unit]) };
}

/** The arcs of `units` whose two sides are `wanted`, each once. */
export function arcLines(
  arcs: IndexedArcs,
  units: readonly number[],
  frame: Frame,
  wanted: (left: number, right: number) => boolean,
): string {
  const seen = new Set<number>();
  for (const unit of units) {
    for (let e = arcs.ofUnit.offsets[unit]; e < arcs.ofUnit.offsets[unit + 1]; e++) seen.add(arcs.ofUnit.targets[e]);
  }
  let path = '';
  for (const arc of seen) {
    if (arcs.right[arc] === NONE || !wanted(arcs.left[arc], arcs.right[arc])) continue;
    const line: [number, number][] = [];
    for (let p = arcs.offsets[arc]; p < arcs.offsets[arc + 1]; p++) line.push([arcs.x[p] / DEGREE, arcs.y[p] / DEGREE]);
    path += linePath(line, frame);
  }
  return path;
}
