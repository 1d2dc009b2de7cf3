import {
  FACILITIES,
  NONE,
  PROFESSIONS,
  type Atlas,
  type Column,
  type ExistingCpts,
  type KnownCpts,
  type Topology,
} from '../src/atlas/atlas';
import { FormerNames } from '../src/atlas/former';
import { createCountry } from '../src/domain/country';
import { MANIFEST_FORMAT, MANIFEST_VERSION, type Quality } from '../src/atlas/manifest';

export interface SyntheticOptions {
  /** Inhabitants of each unit; 1 000 by default. */
  population?: (unit: number) => number;
  /** Inhabitants of each unit under one older vintage, 2016. */
  older?: (unit: number) => number;
  /** Professionals of each key in each unit; 1 by default. */
  professionals?: (unit: number) => number;
  quality?: Quality;
  /** Region code of each department letter; `R` by default. */
  regions?: Record<string, string>;
  /** Department code of each letter; the letter itself by default. */
  departments?: Record<string, string>;
  /** EPCI code of each unit; none by default. */
  epci?: (unit: number) => string | null;
}

/** The existing CPTS of an atlas, all of them known everywhere unless `departments` (codes) says where. */
export const knownCpts = (
  { departments: all }: Atlas,
  cpts: readonly ExistingCpts[] = [],
  departments: readonly string[] = all.map(({ code }) => code),
): KnownCpts => ({
  cpts,
  listings: departments.length ? [{ departments, date: '2026-01', source: { title: 'test', url: null } }] : [],
  withdrawn: [],
});

/** The country of an atlas, whose CPTS are all known unless `departments` says where. */
export const countryOf = (atlas: Atlas, cpts: readonly ExistingCpts[] = [], departments?: readonly string[]) =>
  createCountry(atlas, knownCpts(atlas, cpts, departments));

const CELL = 10_000;

/**
 * An atlas of square units drawn as text, north up: a letter is a unit of that department, a dot is the sea. Units are
 * numbered in reading order, named `u0`, `u1`... and coded `00000`, `00001`...; each border is one arc a side.
 */
export function synthetic(rows: string[], options: SyntheticOptions = {}): { atlas: Atlas; topology: Topology } {
  const cells = rows.flatMap((row, y) =>
    [...row].map((letter, x) => ({ letter, x, y })).filter((c) => c.letter !== '.'),
  );
  const at = new Map(cells.map(({ x, y }, unit) => [`${x},${y}`, unit]));
  const unitAt = (x: number, y: number) => at.get(`${x},${y}`) ?? NONE;
  const letters = [...new Set(cells.map(({ letter }) => letter))].sort();
  const regionCodes = [...new Set(letters.map((letter) => options.regions?.[letter] ?? 'R'))].sort();
  const epciOf = cells.map((_, unit) => options.epci?.(unit) ?? null);
  const epciCodes = [...new Set(epciOf.filter((code) => code !== null))].sort();
  const around = cells.map(({ x, y }) => [unitAt(x, y - 1), unitAt(x - 1, y), unitAt(x + 1, y), unitAt(x, y + 1)]);
  const neighbours = around.map((units) => units.filter((unit) => unit !== NONE));
  const population = (unit: number) => options.population?.(unit) ?? 1000;
  const column = (values: number[]): Column => ({
    values: Float32Array.from(values),
    quality: options.quality ?? 'exact',
    layer: 'professionals',
    vintage: '2024',
  });
  const exact = { quality: 'exact', layer: 'population' } as const;
  const inhabitants = Float64Array.from(cells, (_, unit) => population(unit));

  const atlas: Atlas = {
    manifest: {
      format: MANIFEST_FORMAT,
      version: MANIFEST_VERSION,
      origin: 'embedded',
      units: cells.length,
      layers: [],
      files: [],
      totals: {},
    },
    awaited: [],
    count: cells.length,
    codes: cells.map((_, unit) => String(unit).padStart(5, '0')),
    names: cells.map((_, unit) => `u${unit}`),
    postcodes: cells.map(() => ''),
    departments: letters.map((letter) => ({
      code: options.departments?.[letter] ?? letter,
      name: letter,
      region: regionCodes.indexOf(options.regions?.[letter] ?? 'R'),
    })),
    regions: regionCodes.map((code) => ({ code, name: code })),
    epcis: epciCodes.map((code) => ({ code, name: code })),
    department: Uint16Array.from(cells, ({ letter }) => letters.indexOf(letter)),
    epci: Uint16Array.from(epciOf, (code) => (code === null ? NONE : epciCodes.indexOf(code))),
    longitude: Float32Array.from(cells, ({ x }) => ((x + 0.5) * CELL) / 1e5),
    latitude: Float32Array.from(cells, ({ y }) => ((rows.length - y - 0.5) * CELL) / 1e5),
    area: new Float32Array(cells.length).fill(100),
    populations: [
      { ...exact, measure: 'municipale', vintage: 2023, values: inhabitants },
      ...(options.older
        ? [
            {
              ...exact,
              measure: 'municipale' as const,
              vintage: 2016,
              values: Float64Array.from(cells, (_, unit) => options.older!(unit)),
            },
          ]
        : []),
    ],
    populationYear: Uint16Array.from(inhabitants, (value) => (Number.isNaN(value) ? 0 : 2023)),
    professionals: Object.fromEntries(
      PROFESSIONS.map((key) => [key, column(cells.map((_, unit) => options.professionals?.(unit) ?? 1))]),
    ) as Atlas['professionals'],
    facilities: Object.fromEntries(FACILITIES.map((key) => [key, column(cells.map(() => 1))])) as Atlas['facilities'],
    apl: {},
    indicators: [],
    points: [],
    adjacency: {
      offsets: Uint32Array.from([0, ...neighbours.map((_, unit) => neighbours.slice(0, unit + 1).flat().length)]),
      targets: Uint16Array.from(neighbours.flat()),
    },
    exterior: Uint8Array.from(around, (units) => Number(units.includes(NONE))),
    recoding: { from: [], offsets: Uint32Array.of(0), targets: new Uint16Array() },
    former: new FormerNames([], () => []),
    cut: null,
  };

  const topology = { x: [] as number[], y: [] as number[], left: [] as number[], right: [] as number[] };
  const side = (from: [number, number], to: [number, number], left: number, right: number) => {
    if (left === right) return;
    topology.x.push(from[0] * CELL, to[0] * CELL);
    topology.y.push((rows.length - from[1]) * CELL, (rows.length - to[1]) * CELL);
    topology.left.push(left);
    topology.right.push(right);
  };
  const width = Math.max(...rows.map((row) => row.length));
  for (let y = 0; y <= rows.length; y++) {
    for (let x = 0; x <= width; x++) {
      side([x, y], [x + 1, y], unitAt(x, y - 1), unitAt(x, y));
      side([x, y + 1], [x, y], unitAt(x - 1, y), unitAt(x, y));
    }
  }
  return {
    atlas,
    topology: {
      offsets: Uint32Array.from({ length: topology.left.length + 1 }, (_, arc) => arc * 2),
      x: Int32Array.from(topology.x),
      y: Int32Array.from(topology.y),
      left: Uint16Array.from(topology.left),
      right: Uint16Array.from(topology.right),
    },
  };
}

const half = (code: string, west: number, east: number) => ({
  code,
  name: code.slice(-1),
  rings: [[west, 0, east, 0, east, 10_000, west, 10_000]],
});

/** The second commune of the first row, cut in two. */
export const HALVES = {
  layer: 'import-quarters' as const,
  vintage: '2025',
  communes: new Map([['00001', [half('000010101', 10_000, 15_000), half('000010102', 15_000, 20_000)]]]),
};
