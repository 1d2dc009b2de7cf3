import { NONE, type Topology } from '../atlas';
import { chain } from './chain';
import { MeshBuilder, type Mesh, type Ring } from './mesh';
import { contains, doubleArea } from './rings';

/** An edge of the city's outline, walked with the city on its left. */
interface Step {
  edge: number;
  from: number;
  to: number;
}

/** Where a border between two arrondissements meets the outline of the city. */
interface Junction {
  step: number;
  along: number;
  key: string;
  /** The arrondissements along the outline on either side, walking with the city on the left. */
  before: number;
  after: number;
  /** Its point in the mesh, once cut. */
  point: number;
}

/** The outer border of the arrondissements does not follow the outline of their city in the same order. */
export class CityOutlineError extends Error {
  override name = 'CityOutlineError';
  constructor(readonly units: number[]) {
    super(`arrondissements ${units.join(', ')} do not follow the outline of their city`);
  }
}

/**
 * Replaces a city by its arrondissements, which come from another source than its outline: inner borders are taken as
 * they are, their outer ends moved to the nearest point of the city's outline, and each stretch of the outline between
 * two ends goes to the arrondissement that lies along it. Islands go to the nearest arrondissement. The neighbours of
 * the city keep their borders, so that nothing gapes or overlaps.
 * @param mesh Changed in place: edges of `city` get the arrondissement instead.
 * @param districts Rings of each arrondissement, sharing their vertices among themselves.
 * @throws {CityOutlineError} when the two outlines cannot be matched.
 */
export function splitCity(mesh: Mesh, city: number, districts: ReadonlyMap<number, Ring[]>): void {
  const builder = new MeshBuilder();
  for (const [unit, rings] of districts) builder.add(unit, rings);
  const inner = chain(builder.mesh);
  const keyOf = (point: number) => `${inner.x[point]},${inner.y[point]}`;

  const loops = outline(mesh, city);
  if (!loops.length) throw new CityOutlineError([...districts.keys()]);
  const rings = loops.map((loop) => loop.flatMap(({ from }) => [mesh.x[from], mesh.y[from]]));
  const walks = outerLoops(inner, keyOf);
  const matched = matchLoops(
    rings,
    walks.map((walk) => ringOf(inner, walk)),
  );
  const points = new Map<string, number>();
  loops.forEach((loop, i) => {
    const walk = walks[matched.indexOf(i)];
    if (!walk || isWhole(walk)) return label(mesh, loop, city, walk?.[0].unit ?? nearest(districts, rings[i]));
    const junctions = placeJunctions(mesh, loop, inner, walk, keyOf);
    cut(mesh, loop, city, junctions);
    for (const { key, point } of junctions) points.set(key, point);
  });
  const placed = unitsPlaced(inner, walks, matched);
  walks.forEach((walk, i) => {
    if (matched[i] >= 0 || (isWhole(walk) && placed.has(walk[0].unit))) return;
    const around = isWhole(walk) ? groundAround(districts, rings, walk[0].unit, ringOf(inner, walk)) : NONE;
    for (const { arc } of walk) addArc(mesh, inner, arc, around, points, keyOf);
  });
  for (let arc = 0; arc < inner.left.length; arc++) {
    if (isOuter(inner, arc)) continue;
    let from = -1;
    const last = inner.offsets[arc + 1] - 1;
    for (let i = inner.offsets[arc]; i <= last; i++) {
      const isEnd = i === inner.offsets[arc] || i === last;
      if (!isEnd && !contains(rings, inner.x[i], inner.y[i])) continue;
      let to = isEnd ? points.get(keyOf(i)) : undefined;
      if (to === undefined) {
        to = addPoint(mesh, inner.x[i], inner.y[i]);
        if (isEnd) points.set(keyOf(i), to);
      }
      if (from >= 0 && from !== to) addEdge(mesh, from, to, inner.left[arc], inner.right[arc]);
      from = to;
    }
  }
}

/** The loops of edges around `unit`, each walked with the unit on the left. */
function outline(mesh: Mesh, unit: number): Step[][] {
  const steps: Step[] = [];
  for (let edge = 0; edge < mesh.from.length; edge++) {
    if (mesh.left[edge] === unit) steps.push({ edge, from: mesh.from[edge], to: mesh.to[edge] });
    if (mesh.right[edge] === unit) steps.push({ edge, from: mesh.to[edge], to: mesh.from[edge] });
  }
  return loopsOf(steps);
}

/** Joins directed things end to end into loops, each left at the first return to where it started. */
function loopsOf<Place, Walked extends { from: Place; to: Place }>(steps: readonly Walked[]): Walked[][] {
  const leaving = new Map<Place, Walked[]>();
  for (const step of steps) {
    const others = leaving.get(step.from);
    if (others) others.push(step);
    else leaving.set(step.from, [step]);
  }
  const loops: Walked[][] = [];
  for (const [start, first] of leaving)
    while (first.length) {
      const loop: Walked[] = [];
      let at = start;
      do {
        const step = leaving.get(at)!.pop()!;
        loop.push(step);
        at = step.to;
      } while (at !== start);
      loops.push(loop);
    }
  return loops;
}

/** An outer border of the districts, walked with their surface on the left. */
interface OuterArc {
  arc: number;
  unit: number;
  from: string;
  to: string;
}

/** The borders around the districts, loop after loop, the largest first. */
function outerLoops(inner: Topology, keyOf: (point: number) => string): OuterArc[][] {
  const outer = arcsOf(inner).flatMap(({ arc, ends: [from, to] }): OuterArc[] =>
    isOuter(inner, arc) ? [{ arc, unit: inner.left[arc], from: keyOf(from), to: keyOf(to) }] : [],
  );
  const loops = loopsOf(outer).map((walk) => ({ walk, surface: doubleArea(ringOf(inner, walk)) }));
  return loops.sort((a, b) => b.surface - a.surface).map(({ walk }) => walk);
}

const ringOf = (inner: Topology, walk: readonly OuterArc[]): Ring => walk.flatMap(({ arc }) => pointsOf(inner, arc));

/** Whether one district lies along a whole loop. */
const isWhole = (walk: readonly OuterArc[]): boolean => walk.every(({ unit }) => unit === walk[0].unit);

/** Districts that have a place: along the outline of the city, or beside another. The others are islands of their own. */
function unitsPlaced(inner: Topology, walks: readonly OuterArc[][], matched: readonly number[]): ReadonlySet<number> {
  const along = walks.filter((walk, i) => matched[i] >= 0 || !isWhole(walk));
  const beside = arcsOf(inner).flatMap(({ arc }) => (isOuter(inner, arc) ? [] : [inner.left[arc], inner.right[arc]]));
  return new Set([...beside, ...along.flatMap((walk) => walk.map(({ unit }) => unit))]);
}

/** The district whose ground the outline of the city makes of an island that it lacks; `NONE` where that is the sea. */
function groundAround(districts: ReadonlyMap<number, Ring[]>, city: Ring[], island: number, ring: Ring): number {
  const points = Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i], ring[2 * i + 1]]);
  if (!points.every(([x, y]) => contains(city, x, y))) return NONE;
  return nearest(new Map([...districts].filter(([unit]) => unit !== island)), ring);
}

/**
 * The loop of the city that each loop around the districts stands for: the largest for the largest, then, of those that
 * turn the same way, the nearest that it meets; -1 where there is none.
 */
function matchLoops(loops: readonly Ring[], walks: readonly Ring[]): number[] {
  const taken = new Set<number>();
  const main = loops.reduce((best, ring, i) => (doubleArea(ring) > doubleArea(loops[best]) ? i : best), 0);
  return walks.map((walk, i) => {
    const box = boxOf(walk);
    const free = [...loops.keys()].filter(
      (loop) =>
        loop !== main &&
        !taken.has(loop) &&
        doubleArea(loops[loop]) > 0 === doubleArea(walk) > 0 &&
        meet(box, boxOf(loops[loop])),
    );
    const found =
      i === 0 ? main : (free.sort((a, b) => gap(box, boxOf(loops[a])) - gap(box, boxOf(loops[b])))[0] ?? -1);
    taken.add(found);
    return found;
  });
}

type Box = readonly [west: number, south: number, east: number, north: number];

function boxOf(ring: Ring): Box {
  const [x, y] = [ring.filter((_, i) => i % 2 === 0), ring.filter((_, i) => i % 2 === 1)];
  return [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)];
}

const meet = (a: Box, b: Box) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
const gap = (a: Box, b: Box) => a.reduce((sum, side, i) => sum + Math.abs(side - b[i]), 0);

/**
 * Projects each outer end of an inner border on the outline `loop`, in the order of the walk. Two outlines drawn at
 * another scale may fold differently: an end that would stand before the one that it follows goes between its neighbours.
 */
function placeJunctions(
  mesh: Mesh,
  loop: Step[],
  inner: Topology,
  walk: readonly OuterArc[],
  keyOf: (point: number) => string,
): Junction[] {
  const junctions = walk.map(({ arc, unit }, i): Junction => {
    const end = inner.offsets[arc + 1] - 1;
    const place = project(mesh, loop, inner.x[end], inner.y[end]);
    return { ...place, key: keyOf(end), before: unit, after: walk[(i + 1) % walk.length].unit, point: -1 };
  });
  const parting = junctions.filter(({ before, after }) => before !== after);
  return inOrder(parting, loop.length);
}

/** Puts the junctions where they follow one another around the loop, moving those that do not, and starts at the first. */
function inOrder(junctions: readonly Junction[], steps: number): Junction[] {
  const at = junctions.map(({ step, along }) => step + along);
  const kept = longestAscent(at, steps);
  const placed = junctions.map((junction) => ({ ...junction }));
  kept.forEach((from, k) => {
    const to = kept[(k + 1) % kept.length];
    const between = (to - from + at.length) % at.length || at.length;
    const way = (at[to] - at[from] + steps) % steps || (kept.length === 1 ? steps : 0);
    for (let i = 1; i < between; i++) {
      const position = (at[from] + (way * i) / between) % steps;
      Object.assign(placed[(from + i) % at.length], { step: Math.floor(position), along: position % 1 });
    }
  });
  const first = Math.max(
    0,
    placed.findIndex(({ step, along }, i) => step + along < placed.at(i - 1)!.step + placed.at(i - 1)!.along),
  );
  return [...placed.slice(first), ...placed.slice(0, first)];
}

/** Places in `at` of the most positions that ascend when walking once around a loop of `steps`, in their order. */
function longestAscent(at: readonly number[], steps: number): number[] {
  let best: number[] = [];
  for (let turn = 0; turn < at.length; turn++) {
    // From one junction on, positions are counted from it; those after a full turn are none.
    const from = (i: number) => (at[(turn + i) % at.length] - at[turn] + steps) % steps;
    const found = ascent(at.map((_, i) => from(i)));
    if (found.length > best.length) best = found.map((i) => (turn + i) % at.length);
    if (best.length === at.length) break;
  }
  return best;
}

/** Places of the longest ascent that starts at the first value (patience sorting). */
function ascent(values: readonly number[]): number[] {
  const lasts: number[] = [];
  const before = new Int32Array(values.length).fill(-1);
  values.forEach((value, i) => {
    let low = 0;
    for (let high = lasts.length; low < high;) {
      const middle = (low + high) >> 1;
      if (values[lasts[middle]] <= value) low = middle + 1;
      else high = middle;
    }
    if (i > 0 && low === 0) return;
    before[i] = low ? lasts[low - 1] : -1;
    lasts[low] = i;
  });
  const found: number[] = [];
  for (let i = lasts.at(-1)!; i >= 0; i = before[i]) found.unshift(i);
  return found;
}

const pointsOf = ({ offsets, x, y }: Topology, arc: number): number[] => {
  const points: number[] = [];
  for (let p = offsets[arc]; p < offsets[arc + 1] - 1; p++) points.push(x[p], y[p]);
  return points;
};

const isOuter = ({ left, right }: Topology, arc: number) => left[arc] === NONE || right[arc] === NONE;

const arcsOf = ({ offsets, left }: Topology) =>
  Array.from(left, (_, arc) => ({ arc, ends: [offsets[arc], offsets[arc + 1] - 1] }));

/** The nearest point of a loop: the step it is on, and how far along it (0 to 1). */
function project({ x, y }: Mesh, loop: Step[], px: number, py: number) {
  const flat = Math.cos((py / 1e5) * (Math.PI / 180)) ** 2;
  let best = { step: 0, along: 0 };
  let least = Infinity;
  loop.forEach(({ from, to }, step) => {
    const dx = x[to] - x[from];
    const dy = y[to] - y[from];
    const dot = (px - x[from]) * dx * flat + (py - y[from]) * dy;
    const along = Math.min(1, Math.max(0, dot / (dx * dx * flat + dy * dy)));
    const distance = (px - x[from] - along * dx) ** 2 * flat + (py - y[from] - along * dy) ** 2;
    if (distance < least) {
      least = distance;
      best = { step, along };
    }
  });
  return best;
}

/** Cuts the edges of the outline at the junctions and gives each stretch to its arrondissement. */
function cut(mesh: Mesh, loop: Step[], city: number, junctions: Junction[]) {
  let unit = junctions[0].before;
  let next = 0;
  loop.forEach((step, i) => {
    const other = mesh.left[step.edge] === city ? mesh.right[step.edge] : mesh.left[step.edge];
    const pieces: { to: number; unit: number }[] = [];
    for (; junctions[next]?.step === i; next++) {
      const junction = junctions[next];
      const x = Math.round(mesh.x[step.from] + junction.along * (mesh.x[step.to] - mesh.x[step.from]));
      const y = Math.round(mesh.y[step.from] + junction.along * (mesh.y[step.to] - mesh.y[step.from]));
      const last = pieces.at(-1)?.to ?? step.from;
      const known = [last, step.to].find((point) => mesh.x[point] === x && mesh.y[point] === y);
      junction.point = known ?? addPoint(mesh, x, y);
      if (junction.point !== last) pieces.push({ to: junction.point, unit });
      unit = junction.after;
    }
    if (pieces.at(-1)?.to !== step.to) pieces.push({ to: step.to, unit });
    setEdge(mesh, step.edge, step.from, pieces[0].to, pieces[0].unit, other);
    for (let k = 1; k < pieces.length; k++) addEdge(mesh, pieces[k - 1].to, pieces[k].to, pieces[k].unit, other);
  });
}

function label(mesh: Mesh, loop: Step[], city: number, unit: number) {
  for (const { edge } of loop) {
    if (mesh.left[edge] === city) mesh.left[edge] = unit;
    else mesh.right[edge] = unit;
  }
}

/** The arrondissement with the vertex nearest to the first point of `ring`. */
function nearest(districts: ReadonlyMap<number, Ring[]>, [x, y]: Ring): number {
  let best = NONE;
  let least = Infinity;
  for (const [unit, rings] of districts)
    for (const ring of rings)
      for (let i = 0; i < ring.length; i += 2) {
        const distance = (ring[i] - x) ** 2 + (ring[i + 1] - y) ** 2;
        if (distance < least) {
          least = distance;
          best = unit;
        }
      }
  return best;
}

function addPoint(mesh: Mesh, x: number, y: number): number {
  mesh.y.push(y);
  return mesh.x.push(x) - 1;
}

function addEdge(mesh: Mesh, from: number, to: number, left: number, right: number) {
  setEdge(mesh, mesh.from.length, from, to, left, right);
}

/**
 * Adds an outer border of the districts as it is: an island, or a hole, that the city's own outline does not have.
 * @param around what lies beyond it.
 */
function addArc(
  mesh: Mesh,
  inner: Topology,
  arc: number,
  around: number,
  points: Map<string, number>,
  keyOf: (point: number) => string,
) {
  let from = -1;
  for (let i = inner.offsets[arc]; i < inner.offsets[arc + 1]; i++) {
    const isEnd = i === inner.offsets[arc] || i === inner.offsets[arc + 1] - 1;
    const to = (isEnd ? points.get(keyOf(i)) : undefined) ?? addPoint(mesh, inner.x[i], inner.y[i]);
    if (isEnd) points.set(keyOf(i), to);
    if (from >= 0) addEdge(mesh, from, to, inner.left[arc], around);
    from = to;
  }
}

function setEdge(mesh: Mesh, edge: number, from: number, to: number, left: number, right: number) {
  mesh.from[edge] = from;
  mesh.to[edge] = to;
  mesh.left[edge] = left;
  mesh.right[edge] = right;
}
