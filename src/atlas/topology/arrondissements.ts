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
  const rings = loops.map((loop) => loop.flatMap(({ from }) => [mesh.x[from], mesh.y[from]]));
  const main = loops.reduce((best, _, i) => (doubleArea(rings[i]) > doubleArea(rings[best]) ? i : best), 0);

  const junctions = placeJunctions(mesh, loops[main], inner, keyOf);
  loops.forEach((loop, i) => {
    if (i !== main) label(mesh, loop, city, nearest(districts, rings[i]));
  });
  cut(mesh, loops[main], city, junctions);

  const points = new Map(junctions.map(({ key, point }) => [key, point]));
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
  const leaving = new Map<number, Step>();
  for (let edge = 0; edge < mesh.from.length; edge++) {
    if (mesh.left[edge] === unit) leaving.set(mesh.from[edge], { edge, from: mesh.from[edge], to: mesh.to[edge] });
    if (mesh.right[edge] === unit) leaving.set(mesh.to[edge], { edge, from: mesh.to[edge], to: mesh.from[edge] });
  }
  const loops: Step[][] = [];
  for (const start of leaving.keys()) {
    const loop: Step[] = [];
    for (let step = leaving.get(start); step; step = leaving.get(step.to)) {
      leaving.delete(step.from);
      loop.push(step);
    }
    if (loop.length) loops.push(loop);
  }
  return loops;
}

/** Projects each outer end of an inner border on the outline `loop`, in the order of the walk. */
function placeJunctions(mesh: Mesh, loop: Step[], inner: Topology, keyOf: (point: number) => string): Junction[] {
  const outer = new Set<string>();
  for (const { arc, ends } of arcsOf(inner)) if (isOuter(inner, arc)) for (const end of ends) outer.add(keyOf(end));

  const junctions: Junction[] = [];
  for (const { arc, ends } of arcsOf(inner)) {
    if (isOuter(inner, arc)) continue;
    ends.forEach((end, i) => {
      if (!outer.has(keyOf(end))) return;
      const [before, after] = i === 0 ? [inner.left[arc], inner.right[arc]] : [inner.right[arc], inner.left[arc]];
      const place = project(mesh, loop, inner.x[end], inner.y[end]);
      junctions.push({ ...place, key: keyOf(end), before, after, point: -1 });
    });
  }
  junctions.sort((a, b) => a.step - b.step || a.along - b.along);
  if (!junctions.length || junctions.some(({ before }, i) => junctions.at(i - 1)!.after !== before))
    throw new CityOutlineError(junctions.map(({ after }) => after));
  return junctions;
}

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
      const known = [step.from, step.to].find((point) => mesh.x[point] === x && mesh.y[point] === y);
      junction.point = known ?? addPoint(mesh, x, y);
      if (junction.point !== step.from) pieces.push({ to: junction.point, unit });
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

function setEdge(mesh: Mesh, edge: number, from: number, to: number, left: number, right: number) {
  mesh.from[edge] = from;
  mesh.to[edge] = to;
  mesh.left[edge] = left;
  mesh.right[edge] = right;
}
