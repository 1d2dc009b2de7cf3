import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { ImportError } from '../../../src/data/importers/errors';
import { takeFile } from '../../../src/sources/take';
import { atlas, engine, outlines } from './context';

afterAll(() => engine.close());

/** More runs on demand. */
const RUNS = Number(process.env.PERIMETRE_IMPORT_RUNS ?? 40);

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
];

const layouts = fc.record({
  units,
  damage: fc.constantFrom(...DAMAGES),
  header: fc.constantFrom('CODGEO', 'code_insee', 'insee', 'cog', 'ville_insee', 'code commune', 'COMMUNE', 'xyz'),
  key: fc.constantFrom('code', 'name'),
  parts: fc.integer({ min: 1, max: 3 }),
  total: fc.boolean(),
  identifier: fc.boolean(),
  department: fc.boolean(),
});
type Layout = typeof layouts extends fc.Arbitrary<infer One> ? One : never;

const nameOf = (unit: number) => atlas.departments[atlas.department[unit]];

/** The inhabitants of the units as a table of that layout, its columns the other way round than usual. */
function tableOf({ units: own, damage, header, key, parts, total, identifier, department }: Layout): string {
  const columns = [
    ...(identifier ? ['siret'] : []),
    'population',
    ...(key === 'code' ? [header] : ['departement', 'commune']),
  ];
  const row = (unit: number, part: number) => {
    const population = atlas.populations[0].values[unit];
    const amount = part ? Math.floor(population / parts) : population - (parts - 1) * Math.floor(population / parts);
    const place = key === 'code' ? [damage(atlas.codes[unit])] : [nameOf(unit).code, atlas.names[unit]];
    return [...(identifier ? [String(10_000_000_000_000 + unit * 10 + part)] : []), String(amount), ...place].join(';');
  };
  const rows = own.flatMap((unit) => Array.from({ length: parts }, (_, part) => row(unit, part)));
  const blank = identifier ? ['00000000000000'] : [];
  const other = (place: string) => [...blank, '123456', ...(key === 'code' ? [place] : ['', place])].join(';');
  return [
    columns.join(';'),
    ...rows,
    ...(department && key === 'code' ? [other(nameOf(own[0]).code)] : []),
    ...(total ? [other('Total')] : []),
  ].join('\n');
}

it('gives the figures of the atlas whatever the layout, or refuses: never an outline, a CPTS or another figure', async () => {
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
    { numRuns: RUNS, seed: 20261129 },
  );
  expect(accepted).toBeGreaterThan(0.9 * RUNS);
});
