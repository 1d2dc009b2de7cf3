import type { Country } from '../domain/country';
import type { IndexedArcs } from '../kernel/arcs';
import { UnitSet } from '../kernel/unit-set';
import { frameAround, ringsPath, scaleFor, type Box, type Frame } from './map-frame';
import { namesOf, placeLabels, type Label, type Named } from './map-labels';
import { arcLines, drawn, unitsIn } from './map-sheet';

/** How something is painted: a colour, and a pattern over it; `strength` from 0, nothing, to 1. */
export interface Paint {
  color: string;
  pattern?: { shape: string; ink: string };
  strength: number;
}

/** What a map shows, to be made into a picture of its own. */
export interface Shown {
  /** In degrees. */
  box: Box;
  /** Units painted by class, the later over the earlier; a class without paint is left bare. */
  fills: readonly { classes: Uint8Array; paints: readonly Paint[] }[];
  /** Over the territories. */
  over?: Shown['fills'][number];
  territories: readonly { label: string; units: Uint16Array; paint: Paint; current: boolean }[];
}

/** The map of a picture, as paths of an SVG. */
export interface Picture {
  width: number;
  height: number;
  land: string;
  areas: { path: string; paint: Paint }[];
  outlines: { path: string; color: string; current: boolean }[];
  /** Thin to thick. */
  lines: { kind: Line; path: string }[];
  labels: Label[];
  scale: { kilometres: number; length: number };
}

export type Line = 'unit' | 'epci' | 'department' | 'region' | 'cpts';

export const PICTURE_WIDTH = 1000;
/** Kilometres from side to side beyond which communes, then EPCI, are closer than their limits are wide, and names than they are long. */
const REACH = { arrondissement: 60, unit: 220, cpts: 300, epci: 400 };
const NAMES = { territories: 60, cpts: 40, towns: 40 };
const CPTS_INK = '#0f4340';
const ARRONDISSEMENT = / \d+er? Arrondissement$/;

/** Draws what a map shows on a sheet as wide as `PICTURE_WIDTH`; `null` where it shows no commune. */
export function pictureOf(
  country: Country,
  arcs: IndexedArcs,
  { box, fills, territories, over }: Shown,
): Picture | null {
  const size = { width: PICTURE_WIDTH, height: heightOf(box) };
  const frame = frameAround(box, size);
  const { near, all } = unitsIn(frame, arcs, country.atlas);
  if (!all.length) return null;
  const path = (units: Iterable<number>) => ringsPath(arcs, new UnitSet(drawn(arcs, Uint16Array.from(units))), frame);
  const painted = ({ classes, paints }: Shown['fills'][number]) =>
    paints.flatMap((paint, place) => {
      const units = all.filter((unit) => classes[unit] === place);
      return units.length ? [{ path: path(units), paint }] : [];
    });
  const inSight = new UnitSet(all);
  const seen = territories.filter(({ units }) => units.some((unit) => inSight.has(unit)));
  return {
    ...size,
    land: path(all),
    areas: [
      ...fills.flatMap(painted),
      ...seen.map(({ units, paint }) => ({ path: path(units), paint })),
      ...(over ? painted(over) : []),
    ],
    outlines: seen.map(({ units, paint, current }) => ({ path: path(units), color: paint.color, current })),
    lines: linesOf(country, arcs, all, frame, size.width),
    labels: placeLabels(
      [
        { names: seen.map((one) => named(country, frame, one)), most: NAMES.territories },
        { names: cptsIn(country, frame, all), most: NAMES.cpts },
        { names: townsIn(country, frame, near), most: NAMES.towns },
      ],
      size,
    ),
    scale: scaleFor(frame, size.width),
  };
}

/** As the box is on the ground at its middle. */
function heightOf([west, south, east, north]: Box): number {
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  return Math.round((PICTURE_WIDTH * (north - south)) / ((east - west) * shrink));
}

function named({ atlas }: Country, { place }: Frame, { label, units }: { label: string; units: Uint16Array }): Named {
  const placed = units.filter((unit) => !Number.isNaN(atlas.longitude[unit]));
  const middle = (values: Float32Array) => placed.reduce((sum, unit) => sum + values[unit], 0) / placed.length;
  const [x, y] = place(middle(atlas.longitude), middle(atlas.latitude));
  return { x, y, text: label, own: true };
}

/** The existing CPTS of some units, the largest first; none from far. */
function cptsIn(country: Country, frame: Frame, units: readonly number[]): Named[] {
  if (PICTURE_WIDTH / frame.kilometre > REACH.cpts) return [];
  const { cpts, offsets, members } = country.network;
  const seen = new Set(units.flatMap((unit) => [...members.subarray(offsets[unit], offsets[unit + 1])]));
  return [...seen]
    .map((index) => cpts[index])
    .sort((a, b) => b.units.length - a.units.length)
    .map(({ name, units }) => ({ ...named(country, frame, { label: name, units }), ink: CPTS_INK }));
}

/** Towns, the largest first; from far, a city of arrondissements as a whole. */
function townsIn({ atlas }: Country, frame: Frame, units: readonly number[]): Named[] {
  const towns = namesOf(atlas, units, frame, false);
  if (PICTURE_WIDTH / frame.kilometre < REACH.arrondissement) return towns;
  const whole = towns.map((town) => ({ ...town, text: town.text.replace(ARRONDISSEMENT, '') }));
  return whole.filter(({ text }, i) => text === towns[i].text || whole.findIndex((one) => one.text === text) === i);
}

function linesOf(
  { atlas, network }: Country,
  arcs: IndexedArcs,
  all: readonly number[],
  frame: Frame,
  width: number,
): Picture['lines'] {
  const across = width / frame.kilometre;
  const region = atlas.department.map((department) => atlas.departments[department].region);
  const between = (group: ArrayLike<number>) => (left: number, right: number) =>
    left < atlas.count && right < atlas.count && group[left] !== group[right];
  const held = (unit: number) =>
    unit < atlas.count ? network.members.subarray(network.offsets[unit], network.offsets[unit + 1]).join() : '';
  const limits: [Line, (left: number, right: number) => boolean][] = [
    ...(across < REACH.unit ? [['unit', () => true] as [Line, () => boolean]] : []),
    ...(across < REACH.epci ? [['epci', between(atlas.epci)] as [Line, ReturnType<typeof between>]] : []),
    ['department', between(atlas.department)],
    ['region', between(region)],
    ['cpts', (left, right) => held(left) !== held(right)],
  ];
  return limits.map(([kind, wanted]) => ({ kind, path: arcLines(arcs, all, frame, wanted) }));
}
