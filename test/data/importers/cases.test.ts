import { readdirSync } from 'node:fs';
import writeXlsxFile from 'write-excel-file/node';
import { afterAll, describe, expect, it } from 'vitest';
import { readArguments } from '../../../src/cli/arguments';
import { chosenTables, mappedGuess } from '../../../src/cli/import-mapping';
import { ImportError } from '../../../src/data/importers/errors';
import type { ImportKind } from '../../../src/data/importers/kinds';
import type { Imported } from '../../../src/data/importers/types';
import { nodeFile } from '../../../src/data/readers/node-file';
import { ReadError } from '../../../src/data/readers/errors';
import { takeFile } from '../../../src/sources/take';
import { casePath, outcomes, type Outcome } from '../../cases';
import { atlas, engine, outlines } from './context';

afterAll(() => engine.close());

const isExact = atlas.manifest.layers.some(({ id, quality }) => id === 'contours' && quality === 'exact');

/** Takes a file as the command does. */
async function outcomeOf(name: string, { said = [], figures = {} }: Outcome): Promise<Outcome> {
  const given = readArguments(['import', name, ...said]);
  let level: string | undefined;
  try {
    const imported = await takeFile(
      engine,
      await nodeFile(casePath(name)),
      { atlas, outlines },
      {
        kind: given.value('as') as ImportKind | null,
        choose: (tables) => chosenTables(given, tables),
        map: (table, guess) => {
          level = guess.level;
          return mappedGuess(engine, table, guess, atlas, given);
        },
      },
    );
    return { ...described(imported, figures), level };
  } catch (error) {
    if (error instanceof ReadError) return { refused: [error.reason] };
    if (!(error instanceof ImportError)) throw error;
    const { what, why, reason } = error.params;
    const more = [what, why, error.reason === 'nothing' ? reason : undefined].filter((one) => one !== undefined);
    return { refused: [error.reason, ...more.map(String)] };
  }
}

function described({ layers, report }: Imported, expected: NonNullable<Outcome['figures']>): Outcome {
  const { read, taken, setAside, rejected } = report.rows;
  const brought = layers.flatMap((layer) => (layer.brings === 'indicators' ? layer.indicators : []));
  const indicators = Object.fromEntries(
    brought.map(({ title, aggregate, values, categories }) => {
      const known = [...values].filter((value) => !Number.isNaN(value));
      const sum = aggregate === 'sum' ? Math.round(known.reduce((all, value) => all + value, 0) * 1e6) / 1e6 : null;
      const asked = Object.keys(expected[title.fr]?.of ?? {}).map((code) => {
        const value = values[atlas.codes.indexOf(code)];
        return [code, categories.length ? categories[value] : Math.round(value * 1e6) / 1e6] as const;
      });
      return [title.fr, { sum, units: known.length, of: Object.fromEntries(asked) }];
    }),
  );
  const populations = Object.fromEntries(
    layers.flatMap((layer) =>
      layer.brings === 'populations'
        ? report.totals.map(({ key, value, units }) => [key, { sum: value, units, of: {} }])
        : [],
    ),
  );
  const cpts = layers.flatMap((layer) => (layer.brings === 'cpts' ? layer.cpts : []));
  return {
    kind: report.kind,
    vintage: report.vintage,
    rows: [read, taken, setAside, rejected],
    figures: { ...indicators, ...populations },
    cpts: Object.fromEntries(
      cpts.map(({ name, stage, units }) => [name, { stage, communes: Array.from(units, (unit) => atlas.codes[unit]) }]),
    ),
    notes: Object.fromEntries(report.notes.map(({ note, count }) => [note, count])),
    rejected: Object.fromEntries(report.rejected.map(({ reason, rows }) => [reason, rows])),
  };
}

describe('files that people pass around', () => {
  it('have each an outcome', () => {
    const files = readdirSync(casePath('')).filter((name) => name !== 'outcomes.json');
    expect(Object.keys(outcomes).map((name) => name.split(' ')[0])).toEqual(expect.arrayContaining(files));
  });

  it('x-34000-lignes.xlsx: a workbook as long as the list of communes', async () => {
    const cell = (value: string | number) => ({ value, type: typeof value === 'string' ? String : Number }) as const;
    const rows = Array.from({ length: 34_000 }, (_, i) => [atlas.codes[i], atlas.names[i], i, 2 * i, 3 * i, 4 * i]);
    const header = ['code_insee', 'commune', 'foyers', 'a', 'b', 'c'];
    const workbook = writeXlsxFile([header, ...rows].map((row) => row.map(cell)));
    const file = new File([new Uint8Array(await workbook.toBuffer())], 'x-34000-lignes.xlsx');
    const { report } = await takeFile(engine, file, { atlas, outlines });
    expect(report.rows).toMatchObject({ read: 34_000, taken: 34_000, rejected: 0 });
    const sums = [577_983_000, 1_155_966_000, 1_733_949_000, 2_311_932_000];
    expect(report.totals.map(({ value }) => value)).toEqual(sums);
  });

  it.each(Object.entries(outcomes))('%s', async (name, { approximate, ...exact }) => {
    const expected = isExact ? exact : { ...exact, ...approximate };
    const got = await outcomeOf(name.split(' ')[0], expected);
    if (expected.refused) expect(got.refused).toEqual(expected.refused);
    else {
      const { said: _, ...right } = expected;
      expect(got).toMatchObject(right);
      expect(Object.keys(got.figures!)).toEqual(Object.keys(right.figures ?? {}));
      expect(Object.keys(got.cpts!)).toEqual(Object.keys(right.cpts ?? {}));
      expect(got.notes).toEqual(right.notes ?? {});
      expect(got.rejected).toEqual(right.rejected ?? {});
    }
  });
});
