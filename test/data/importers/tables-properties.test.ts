import fc from '../../fast-check';
import { afterAll, expect, it } from 'vitest';
import { ImportError } from '../../../src/data/importers/errors';
import { takeFile } from '../../../src/sources/take';
import { atlas, engine, outlines } from './context';

afterAll(() => engine.close());

/** More runs on demand. */
const RUNS = Number(process.env.PERIMETRE_IMPORT_RUNS ?? 40);
const TIME = 60_000 + 500 * RUNS;

/** Communes of a department whose code begins with a zero, and of Corsica. */
const units = fc.constantFrom('03', '2A', '59').chain((department) => {
  const all = atlas.codes.flatMap((code, unit) => (code.startsWith(department) ? [unit] : []));
  return fc.shuffledSubarray(all, { minLength: 30, maxLength: 60 });
});

/** What spreadsheets and people make of a code. */
const DAMAGES: readonly ((code: string) => string)[] = [
  (code) => code,
  (code) => code.replace(/^0/, ''),
  (code) => `${code.replace(/^0/, '')}.0`,
  (code) => `"=""${code}"""`,
  (code) => `'${code}`,
  (code) => `${code.slice(0, 2)} ${code.slice(2)}`,
  (code) => code.toLowerCase(),
  (code) => (code.startsWith('0') ? `${Number(code) / 1000}E+03` : code),
  (code) => `${code.replace(/^0/, '')},00`,
  (code) => `2025-COM-${code}`,
  (code) => ` ${code}\u00a0`,
];

/** Columns that are no figure: what is written in the row of a unit. */
const IDENTIFIERS: Record<string, (unit: number, part: number) => string> = {
  siret: (unit, part) => String(10_000_000_000_000 + unit * 10 + part),
  telephone: (unit) => `04${String(70_000_000 + unit)}`,
  date_maj: (unit) => `2024-01-${String((unit % 28) + 1).padStart(2, '0')}`,
  zone_emploi: (unit) => `${atlas.codes[unit].slice(0, 2)}${String(unit % 7).padStart(2, '0')}`,
  reg: (unit) => atlas.regions[nameOf(unit).region].code,
  'Unnamed: 0': (unit) => String(unit),
};

const layouts = fc.record({
  units,
  damage: fc.constantFrom(...DAMAGES),
  header: fc.constantFrom('CODGEO', 'code_insee', 'insee', 'cog', 'ville_insee', 'code commune', 'COMMUNE', 'xyz'),
  key: fc.constantFrom('code', 'name'),
  parts: fc.integer({ min: 1, max: 3 }),
  total: fc.boolean(),
  identifiers: fc.subarray(['siret', 'telephone', 'date_maj', 'zone_emploi', 'reg', 'Unnamed: 0']),
  above: fc.subarray(['department', 'epci', 'country']),
  order: fc.integer({ min: 0, max: 1000 }),
});
type Layout = typeof layouts extends fc.Arbitrary<infer One> ? One : never;

const nameOf = (unit: number) => atlas.departments[atlas.department[unit]];

/** `list` in another order, the same for the same `seed`. */
const shuffled = <Item>(list: readonly Item[], seed: number) =>
  list
    .map((item, i) => [item, ((i + 1) * (2 * seed + 7919)) % 10_007] as const)
    .sort(([, a], [, b]) => a - b)
    .map(([item]) => item);

/** The inhabitants of the units as a table of that layout, its rows and columns in any order. */
function tableOf({ units: own, damage, header, key, parts, total, identifiers, above, order }: Layout): string {
  const place = key === 'code' ? [header] : ['departement', 'commune'];
  const columns = shuffled([...identifiers, 'population', ...place], order);
  const write = (cells: Record<string, string>) => columns.map((column) => cells[column] ?? '').join(';');
  const rowOf = (unit: number, part: number) => {
    const population = atlas.populations[0].values[unit];
    const amount = part ? Math.floor(population / parts) : population - (parts - 1) * Math.floor(population / parts);
    return write({
      ...Object.fromEntries(identifiers.map((name) => [name, IDENTIFIERS[name](unit, part)])),
      population: String(amount),
      [header]: damage(atlas.codes[unit]),
      departement: nameOf(unit).code,
      commune: atlas.names[unit],
    });
  };
  const rows = own.flatMap((unit) => Array.from({ length: parts }, (_, part) => rowOf(unit, part)));
  const levels: Record<string, string> = {
    department: nameOf(own[0]).code,
    epci: atlas.epcis[atlas.epci[own[0]]]?.code ?? '200071140',
    country: 'FR',
  };
  const others = key === 'code' ? above.map((level) => levels[level]) : [];
  return [
    columns.join(';'),
    ...shuffled(rows, order),
    ...[...others, ...(total ? ['Total'] : [])].map((code) =>
      write({ population: '123456', [header]: code, commune: code }),
    ),
  ].join('\n');
}

it(
  'gives the figures of the atlas whatever the layout, or refuses: never an outline, a CPTS or another figure',
  async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(layouts, async (layout) => {
        const file = new File([tableOf(layout)], 'tableau.csv');
        try {
          const { layers } = await takeFile(engine, file, { atlas, outlines });
          expect(layers.map(({ brings }) => brings)).toEqual(['indicators']);
          const indicators = layers.flatMap((layer) => (layer.brings === 'indicators' ? layer.indicators : []));
          const sums = indicators.filter(({ id }) => !id.endsWith('-nombre'));
          expect(sums.map(({ title, aggregate }) => [title.fr, aggregate])).toEqual([['population', 'sum']]);
          const own = new Set(layout.units);
          const got = [...sums[0].values.entries()].filter(([, value]) => !Number.isNaN(value));
          for (const [unit, value] of got) {
            expect(own.has(unit)).toBe(true);
            expect(value).toBe(atlas.populations[0].values[unit]);
          }
          // Names that are written alike in one department are doubts; codes never are.
          expect(got.length).toBeGreaterThanOrEqual(layout.key === 'code' ? own.size : own.size - 2);
          accepted++;
        } catch (error) {
          if (!(error instanceof ImportError)) throw error;
          expect(['unrecognised', 'level', 'foreign', 'missing', 'bare', 'nothing']).toContain(error.reason);
        }
      }),
      { numRuns: RUNS },
    );
    expect(accepted).toBeGreaterThan(0.9 * RUNS);
  },
  TIME,
);

/** What may stand for a group of communes in a table. */
const GROUPS = {
  region: atlas.regions,
  department: atlas.departments,
  epci: atlas.epcis.slice(0, 300),
  canton: atlas.epcis
    .slice(0, 60)
    .map(({ name }, i) => ({ code: `03${String(i + 1).padStart(2, '0')}`, name: `Canton de ${name}` })),
};

const groupTables = fc.record({
  level: fc.constantFrom('region', 'department', 'epci', 'canton'),
  code: fc.constantFrom('code', 'id', 'code_geo', 'xyz', null),
  name: fc.constantFrom('nom', 'libelle', 'territoire', 'zone'),
  first: fc.boolean(),
  count: fc.integer({ min: 6, max: 18 }),
});

it(
  'takes no table of regions, departments, EPCI or cantons for one of communes',
  async () => {
    await fc.assert(
      fc.asyncProperty(groupTables, async ({ level, code, name, first, count }) => {
        const groups = GROUPS[level].slice(0, count);
        const columns = code === null ? [name] : [code, name];
        const line = (cells: string[]) => (first ? cells : cells.toReversed()).join(';');
        const rows = groups.map((group, i) =>
          line([...(code === null ? [] : [group.code]), group.name, String(1000 + 17 * i)]),
        );
        const file = new File([[line([...columns, 'medecins']), ...rows].join('\n')], 'tableau.csv');
        const answer = await takeFile(engine, file, { atlas, outlines }).catch((error: unknown) => error);
        expect(answer).toBeInstanceOf(ImportError);
        expect(['level', 'unrecognised', 'foreign']).toContain((answer as ImportError).reason);
      }),
      { numRuns: RUNS },
    );
  },
  TIME,
);
