import { titleIn } from '../language/language';
import type { ImportError } from '../data/importers/errors';
import type { Role } from '../data/importers/kinds';
import type { Level } from '../data/importers/levels';
import { listed } from '../data/readers/lengths';
import type { RowReason } from '../data/readers/table';
import type { ImportNote, ImportReport, ImportTotal, Rejected, RejectedLine, SetAside } from '../data/report';
import { writeRows } from '../kernel/csv';
import type { Unsaid } from './imports-fr';
import type { Language } from './language';

/** Why a file cannot be imported, and what to do. */
export function importErrorText(file: string, { reason, params }: ImportError, { words, format }: Language): string {
  const { errors, needed, perhaps, rejected, setAside } = words.imports;
  const { what, why, examples, nearest, known, read } = params;
  if (reason === 'level') return words.imports.levelError(file, what as Level, why as string | undefined);
  if (reason === 'missing' && isUnsaid(what)) return words.imports.unsaid[what](file);
  const reasons: Record<string, string> = { ...setAside, ...rejected };
  const said =
    reason === 'missing'
      ? needed[what as Role]
      : reason === 'nothing'
        ? reasons[params.reason]
        : nearest
          ? perhaps(String(examples), String(nearest))
          : String(examples ?? '');
  return errors[reason](file, said, format, Number(known), Number(read));
}

const isUnsaid = (what: string | number | undefined): what is Unsaid =>
  what === 'vintage' || what === 'figures' || what === 'separator';

/** Why a line was rejected. */
export function rejectedText(
  { reason, input, nearest = [] }: Pick<RejectedLine, 'reason' | 'input' | 'nearest'>,
  { words, format }: Language,
): string {
  const { rejected, mayBe } = words.imports;
  const cause = reason === 'unreadable' ? words.reading.row[input as RowReason] : undefined;
  const why = cause === undefined ? rejected[reason] : words.labelled(rejected[reason], cause);
  return nearest.length ? `${why} ${mayBe(format.list(nearest))}` : why;
}

/** What else is to be known of an import. */
export function noteText({ note, count, examples }: ImportNote, { words, format }: Language): string {
  const { notes, levels } = words.imports;
  if (note === 'put-together') return notes[note](format, count, capitalised(levels[examples[0] as Level]));
  return notes[note](format, count, listed(examples, LONGEST_LIST));
}

/** Letters of the examples that a note tells. */
const LONGEST_LIST = 2000;

const capitalised = (text: string) => text[0].toUpperCase() + text.slice(1);

/** What a figure of the report is of. */
export function totalName({ key, title }: Pick<ImportTotal, 'key' | 'title'>, language: Language): string {
  const { words } = language;
  const counted: Readonly<Record<string, string>> = { ...words.professions, ...words.facilities };
  return counted[key] ?? titleIn(title, language);
}

/** A figure of the report: its sum, or how many communes have it. */
function totalText(total: ImportTotal, language: Language): string {
  const { value, units, national } = total;
  const { words, format } = language;
  const name = totalName(total, language);
  const filled = words.units(format, units);
  if (value === null) return words.labelled(name, filled);
  const compared = national ? words.imports.national(format.integer(national.value), national.value === value) : filled;
  return words.imports.total(name, Number.isInteger(value) ? format.integer(value) : format.decimal(value), compared);
}

/** Examples that follow a reason. */
const EXAMPLES = 3;

/** The whole report as lines of text. */
export function reportLines(report: ImportReport, language: Language): string[] {
  const { words } = language;
  const { kind, vintage, file } = report;
  return [
    words.labelled(file, [words.imports.kinds[kind], vintage].filter(Boolean).join(', ')),
    ...outcomeLines(report, language),
  ];
}

/** What became of the rows of a file, or would become of them, as lines of text; those of a list are set in. */
export function outcomeLines(report: ImportReport, language: Language, withExamples = false): string[] {
  const { words, format } = language;
  const { imports, intake } = words;
  const { rows } = report;
  const counted = <Reason extends Rejected | SetAside>(
    reasons: { reason: Reason; rows: number }[],
    said: Record<Reason, string>,
  ) =>
    reasons.map(({ reason, rows: n }) => {
      const met = withExamples ? report.lines.filter((line) => line.reason === reason).slice(0, EXAMPLES) : [];
      const examples = met.map(({ line, input }) => intake.wizard.example(format, line, input));
      return `  ${words.labelled(said[reason], format.integer(n))}${examples.length ? ` (${examples.join(', ')})` : ''}`;
    });
  return [
    imports.rows(format, rows.read, rows.taken, rows.setAside, rows.rejected),
    ...(rows.recoded ? [imports.recoded(format, rows.recoded)] : []),
    imports.units(format, report.units, report.merged),
    ...report.totals.map((total) => `  ${totalText(total, language)}`),
    ...(rows.setAside
      ? [imports.setAsideLines(format, rows.setAside), ...counted(report.setAside, imports.setAside)]
      : []),
    ...(rows.rejected
      ? [imports.rejectedLines(format, rows.rejected), ...counted(report.rejected, imports.rejected)]
      : []),
    ...report.notes.map((note) => noteText(note, language)),
  ];
}

/** The rejected lines as a table that spreadsheets open, harmless whatever the file held. */
export function reportCsv({ lines }: ImportReport, language: Language): string {
  const { line, input, reason } = language.words.imports.csv;
  const rows = lines.map((one) => [String(one.line), one.input, rejectedText(one, language)]);
  return writeRows([[line, input, reason], ...rows]);
}
