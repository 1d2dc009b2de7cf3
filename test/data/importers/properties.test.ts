import fc from '../../fast-check';
import { afterAll, expect, it } from 'vitest';
import { codeIndex } from '../../../src/atlas/codes';
import { runImport } from '../../../src/sources/run';
import { guess } from '../../../src/data/importers/guess';
import { ImportError } from '../../../src/data/importers/errors';
import { atlas, engine, outlines } from './context';
import { tableOf } from './reading';

afterAll(() => engine.close());

/** More runs on demand. */
const RUNS = Number(process.env.PERIMETRE_IMPORT_RUNS ?? 60);

/** In none of the rows drawn. */
const FIRST = '97502';
const FIGURE = {
  column: 'PMUN2010',
  key: 'municipale-2010',
  aggregate: 'sum' as const,
  title: { fr: '', en: '' },
};

const { byCode, heirs } = codeIndex(atlas);
/** Codes of the Seine that are read as postcodes. */
const PARIS = /^750(?:0[1-9]|1\d|20)$/;
const codes = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...atlas.codes.slice(0, 40)) },
  { weight: 3, arbitrary: fc.constantFrom(...atlas.recoding.from.filter((code) => !PARIS.test(code))) },
  { weight: 1, arbitrary: fc.constantFrom('', '99999', '1001', 'X', '2a004', '01001.0') },
);
const amounts = fc.oneof(
  { weight: 6, arbitrary: fc.nat(5000).map(String) },
  { weight: 2, arbitrary: fc.constantFrom('1 234', '12,5', '1e3', '', 'ns') },
  { weight: 1, arbitrary: fc.constantFrom('-1', 'abc', 'inf', 'nan', '1e999', '=1+1', '12;') },
);

/** What a cell is worth, worked out without the engine; `null` unknown, `undefined` wrong. */
function worth(cell: string): number | null | undefined {
  const text = cell.trim().toLowerCase();
  if (text === '' || text === 'ns' || text === 'nan') return null;
  const value = Number(text.replace(/\s/g, '').replace(',', '.'));
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}

const unitsOf = (code: string): readonly number[] => {
  const whole = code.replace(/\.0$/, '').toUpperCase().padStart(5, '0');
  const unit = byCode.get(whole);
  return unit !== undefined ? [unit] : code ? [...(heirs.get(whole) ?? [])] : [];
};

it('takes what an independent count takes: known units, finite values, every row accounted for', async () => {
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.record({ code: codes, amount: amounts }), {
        selector: ({ code }) => code.replace(/\.0$/, '').toUpperCase().padStart(5, '0'),
        minLength: 4,
        maxLength: 60,
      }),
      async (rows) => {
        const quoted = rows.map(({ code, amount }) => `${code};"${amount}"`);
        const table = await tableOf(engine, ['CODGEO;PMUN2010', `${FIRST};1`, ...quoted].join('\n'));
        const expected = new Map([[byCode.get(FIRST)!, 1]]);
        let taken = 1;
        for (const { code, amount } of rows) {
          const [units, value] = [unitsOf(code), worth(amount)];
          if (units.length !== 1 || value === null || value === undefined) continue;
          taken++;
          expected.set(units[0], (expected.get(units[0]) ?? 0) + value);
        }
        const said = guess({ kind: 'population', confidence: 1, columns: { code: 'CODGEO' }, figures: [FIGURE] });
        try {
          const { layers, report } = await runImport(engine, table, said, { atlas, outlines, file: 'x.csv' });
          const [layer] = layers;
          const values = layer.brings === 'populations' ? layer.columns[0].values : new Float64Array();
          const got = [...values.entries()].filter(([, value]) => !Number.isNaN(value));
          expect(got).toEqual([...expected].sort(([a], [b]) => a - b));
          expect(got.every(([, value]) => Number.isFinite(value))).toBe(true);
          expect(report.rows).toMatchObject({ read: rows.length + 1, taken });
          expect(report.rows.taken + report.rows.setAside + report.rows.rejected).toBe(report.rows.read);
          expect(report.lines).toHaveLength(report.rows.rejected);
          accepted++;
        } catch (error) {
          if (!(error instanceof ImportError)) throw error;
          expect(error.reason).toBe('foreign');
        }
        await engine.query(`DROP TABLE ${table.relation}`);
      },
    ),
    { numRuns: RUNS },
  );
  expect(accepted).toBeGreaterThan(0.9 * RUNS);
});
