import { afterAll, describe, expect, it } from 'vitest';
import { ImportError } from '../../../src/data/importers/errors';
import { LONGEST_CELL, LONGEST_NAME } from '../../../src/data/readers/lengths';
import { openFile } from '../../../src/data/readers/read';
import { Format } from '../../../src/language/format';
import { recogniseTables } from '../../../src/sources/recognise';
import { runImport } from '../../../src/sources/run';
import { fr } from '../../../src/words/fr';
import { reportCsv, reportLines } from '../../../src/words/imports';
import { atlas, engine, outlines } from './context';

afterAll(() => engine.close());

const LONG = 'Zorg '.repeat(180_000);
const language = { words: fr, format: new Format('fr') };

/** The longest text in a value, keys included. */
function longest(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return 0;
  return Math.max(0, ...Object.entries(value).flatMap(([key, one]) => [key.length, longest(one)]));
}

describe('texts of a megabyte are nowhere whole', () => {
  it.each<[string, string, string]>([
    ['a header', 'f.csv', `code_insee;${LONG}\n03310;1\n03321;2\n`],
    ['a header with the code', 'f.csv', `${LONG};n\n03310;1\n03321;2\n`],
    ['a name', 'f.csv', `commune;n\nVichy;1\nYzeure;2\n${LONG};3\n`],
    ['a figure', 'f.csv', `code_insee;n\n03310;1\n03321;2\n03095;${LONG}\n`],
    ['a figure of figures', 'f.csv', `code_insee;n\n03310;1\n03321;2\n03095;${'1'.repeat(900_000)}x\n`],
    ['a word', 'f.csv', `code_insee;zone\n03310;A\n03321;A\n03095;${LONG}\n`],
    ['a CPTS', 'f.csv', `code_insee;CPTS\n03310;CPTS A\n03321;CPTS ${LONG}\n`],
    ['a stage', 'f.csv', `code_insee;CPTS;statut\n03310;CPTS A;ACI\n03321;CPTS B;${LONG}\n`],
    ['a list', 'f.csv', `CPTS;Communes\nCPTS A;"Vichy, Yzeure"\nCPTS B;"Cusset, ${LONG}"\n`],
    ['a title', 'f.csv', `CPTS A ${LONG};\nVichy;\nCPTS B;\nYzeure;\nCusset;\n`],
    [
      'keys of JSON',
      'f.json',
      JSON.stringify({ [LONG]: [{ code_insee: '03310', [`${LONG}!`]: LONG }, { code_insee: '03321' }] }),
    ],
    [
      'the name of a layer',
      'f.umap',
      JSON.stringify({
        type: 'umap',
        layers: [
          {
            _umap_options: { name: LONG },
            type: 'FeatureCollection',
            features: [{ type: 'Feature', properties: { insee: '03310', n: 1 }, geometry: null }],
          },
        ],
      }),
    ],
  ])('%s', async (_, name, content) => {
    const { tables, close } = await openFile(new File([content], name), engine);
    const cells = await engine.query(`SELECT * FROM ${tables[0].relation}`);
    expect(longest(cells)).toBeLessThanOrEqual(LONGEST_CELL);
    const told: unknown[] = [tables];
    const [best] = await recogniseTables(engine, tables, atlas);
    if (best) {
      told.push(best.guesses);
      const imported = await runImport(engine, best.table, best.guesses[0], { atlas, outlines, file: name }).catch(
        (error: unknown) => {
          if (error instanceof ImportError) return { params: error.params };
          throw error;
        },
      );
      told.push(imported);
      if ('report' in imported) {
        expect(reportLines(imported.report, language).join().length).toBeLessThan(10_000);
        expect(reportCsv(imported.report, language).length).toBeLessThan(10_000);
      }
    }
    // A figure is called after its column, its word and its year.
    expect(longest(told)).toBeLessThanOrEqual(3 * LONGEST_NAME);
    await close();
  });

  it('a list of communes that was cut is told', async () => {
    const list = Array<string>(9000).fill('Cusset').join(', ');
    const { tables, close } = await openFile(
      new File([`CPTS;Communes\nCPTS A;"${list}"\nCPTS B;"Vichy, Yzeure"\n`], 'f.csv'),
      engine,
    );
    const [{ table, guesses }] = await recogniseTables(engine, tables, atlas, 'cpts');
    expect(table.cut).toEqual({ Communes: 1 });
    const { report } = await runImport(engine, table, guesses[0], { atlas, outlines, file: 'f.csv' });
    expect(report.notes).toContainEqual({ note: 'cut', count: 1, examples: ['Communes'] });
    await close();
  });
});
