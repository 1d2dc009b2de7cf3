import type { ExistingCpts } from '../../atlas/atlas';
import { foldWords } from '../../atlas/names';
import { yearIn } from '../../data/importers/columns';
import { describeLayer, describeReport } from '../../data/importers/describe';
import type { Guess, ImportContext, Imported } from '../../data/importers/types';
import type { ReadTable } from '../../data/readers/table';
import type { ImportNote, ImportReport } from '../../data/report';
import type { StageSaid } from './stages';

const EXAMPLES = 10;

/** A CPTS as the file gives it; units may come several times. */
export interface FoundCpts {
  name: string;
  units: readonly number[];
  /** Codes of the IRIS that the file gives, where it gives any. */
  quarters?: readonly string[];
  said: StageSaid;
}

interface Found {
  guess: Guess;
  context: ImportContext;
  table: ReadTable;
  rows: Pick<ImportReport, 'rows' | 'communes' | 'units' | 'merged' | 'setAside' | 'rejected' | 'lines'>;
  notes: ImportNote[];
  /** Communes, by index, that the CPTS share out by quarters. */
  byQuarter: ReadonlySet<number>;
}

/** The CPTS found, as a layer and a report. */
export function describeCpts(
  found: readonly FoundCpts[],
  { guess, context, table, rows, notes, byQuarter }: Found,
): Imported {
  const vintage = guess.options.vintage ?? yearIn(table.name) ?? yearIn(context.file) ?? '';
  const ids = new Set<string>();
  const cpts = found.map(({ name, units, quarters = [], said }): ExistingCpts => ({
    id: freeId(ids, name),
    name,
    stage: said.stage,
    stageText: said.text,
    stageDate: said.date,
    units: Uint16Array.from(new Set(units)).sort(),
    ...(quarters.length && { quarters: [...quarters].sort() }),
    source: { title: context.file, url: null },
  }));
  const said = { title: 'CPTS', vintage, quality: 'exact' } as const;
  return {
    layers: [
      {
        brings: 'cpts',
        cpts,
        ...(byQuarter.size && { byQuarter: Array.from(byQuarter, (unit) => context.atlas.codes[unit]).sort() }),
        layer: describeLayer('import-cpts', null, said, context, rows),
      },
    ],
    report: {
      ...describeReport(guess, context, table),
      vintage,
      ...rows,
      totals: [
        { key: 'cpts', title: { fr: 'CPTS', en: 'CPTS' }, value: cpts.length, units: rows.units, national: null },
      ],
      notes: [
        ...notes,
        ...unitsNote('by-quarter', byQuarter, context.atlas.codes),
        ...unknownStages(cpts),
        ...inSeveral(cpts, context.atlas.codes, byQuarter),
      ],
    },
  };
}

/** A note on units, with some of them; none when there are none. */
export function unitsNote(note: ImportNote['note'], units: Iterable<number>, codes: readonly string[]): ImportNote[] {
  const sorted = [...units].sort((a, b) => a - b);
  const examples = sorted.slice(0, EXAMPLES).map((unit) => codes[unit]);
  return sorted.length ? [{ note, count: sorted.length, examples }] : [];
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
  const worded = unknown.filter(({ stageText }) => stageText);
  const words = new Set(worded.map(({ stageText }) => stageText));
  const silent = unknown.length - worded.length;
  return [
    ...(worded.length
      ? [{ note: 'unknown-stage' as const, count: worded.length, examples: [...words].slice(0, EXAMPLES) }]
      : []),
    ...(silent ? [{ note: 'no-stage' as const, count: silent, examples: [] }] : []),
  ];
}

/** @param byQuarter communes of which each CPTS has its own quarters. */
function inSeveral(
  cpts: readonly ExistingCpts[],
  codes: readonly string[],
  byQuarter: ReadonlySet<number>,
): ImportNote[] {
  const times = new Map<number, number>();
  for (const { units } of cpts)
    for (const unit of units) if (!byQuarter.has(unit)) times.set(unit, (times.get(unit) ?? 0) + 1);
  const several = [...times].filter(([, n]) => n > 1).map(([unit]) => unit);
  return unitsNote('in-several-cpts', several, codes);
}
