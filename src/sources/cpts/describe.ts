import type { ExistingCpts, Stage } from '../../atlas/atlas';
import { foldWords } from '../../atlas/names';
import { stageOf } from '../../domain/stage';
import type { Engine } from '../../data/engine';
import type { ReadTable } from '../../data/readers/table';
import type { ImportNote, ImportReport } from '../../data/report';
import { describeLayer, describeReport } from '../../data/importers/describe';
import { column } from '../../data/importers/sql';
import type { Guess, ImportContext, Imported } from '../../data/importers/types';
import { yearIn } from '../../data/importers/columns';

/** What the file says of the stage of one CPTS. */
export interface StageSaid {
  stage: Stage;
  text: string;
  date: string;
}

const EXAMPLES = 10;

/** The stage of each CPTS by name. One that the file gives two stages has none for certain. */
export async function readStages(
  engine: Engine,
  { relation }: ReadTable,
  { columns, options }: Guess,
): Promise<Map<string, StageSaid>> {
  const rows = await engine.query(`
    SELECT trim(${column(columns.cpts)}) AS name, string_agg(DISTINCT trim(${column(columns.stage)}), ' / ') AS text,
      max(trim(${column(columns.date)})) AS date
    FROM ${relation} GROUP BY name`);
  return new Map(
    rows.map(({ name, text, date }) => {
      const word = (text as string | null) ?? '';
      const stage = options.stages[word] ?? stageOf(word);
      return [name as string, { stage, text: word, date: (date as string | null) ?? '' }];
    }),
  );
}

interface Found {
  guess: Guess;
  context: ImportContext;
  table: ReadTable;
  rows: Pick<ImportReport, 'rows' | 'communes' | 'units' | 'merged' | 'setAside' | 'rejected' | 'lines'>;
  notes: ImportNote[];
}

/** The CPTS found, as a layer and a report. */
export function describeCpts(
  unitsOf: ReadonlyMap<string, number[]>,
  stages: ReadonlyMap<string, StageSaid>,
  { guess, context, table, rows, notes }: Found,
): Imported {
  const vintage = guess.options.vintage ?? yearIn(table.name) ?? yearIn(context.file) ?? '';
  const ids = new Set<string>();
  const cpts = [...unitsOf].map(([name, units]): ExistingCpts => {
    const said = stages.get(name);
    return {
      id: freeId(ids, name),
      name,
      stage: said?.stage ?? 'unknown',
      stageText: said?.text ?? '',
      stageDate: said?.date ?? '',
      units: Uint16Array.from(new Set(units)).sort(),
      source: { title: context.file, url: null },
    };
  });
  const said = { title: 'CPTS', vintage, quality: 'exact' } as const;
  return {
    layers: [{ brings: 'cpts', cpts, layer: describeLayer('import-cpts', null, said, context, rows) }],
    report: {
      ...describeReport(guess, context, table),
      vintage,
      ...rows,
      totals: [
        { key: 'cpts', title: { fr: 'CPTS', en: 'CPTS' }, value: cpts.length, units: rows.units, national: null },
      ],
      notes: [...notes, ...unknownStages(cpts), ...inSeveral(cpts, context.atlas.codes)],
    },
  };
}

function freeId(taken: Set<string>, name: string): string {
  const base = `import-${foldWords(name).join('-')}`;
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
  taken.add(id);
  return id;
}

function unknownStages(cpts: readonly ExistingCpts[]): ImportNote[] {
  const unknown = cpts.filter(({ stage }) => stage === 'unknown');
  const words = new Set(unknown.map(({ stageText }) => stageText).filter(Boolean));
  return unknown.length
    ? [{ note: 'unknown-stage', count: unknown.length, examples: [...words].slice(0, EXAMPLES) }]
    : [];
}

function inSeveral(cpts: readonly ExistingCpts[], codes: readonly string[]): ImportNote[] {
  const times = new Map<number, number>();
  for (const { units } of cpts) for (const unit of units) times.set(unit, (times.get(unit) ?? 0) + 1);
  const several = [...times].filter(([, n]) => n > 1).map(([unit]) => unit);
  const examples = several.sort((a, b) => a - b).slice(0, EXAMPLES);
  return several.length
    ? [{ note: 'in-several-cpts', count: several.length, examples: examples.map((unit) => codes[unit]) }]
    : [];
}
