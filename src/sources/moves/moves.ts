import type { Atlas, Recoding } from '../../atlas/atlas';
import { codeIndex } from '../../atlas/codes';
import { chainMoves, type Move } from './chain';
import { findColumn, mostly } from '../../data/importers/columns';
import { describeLayer, describeReport } from '../../data/importers/describe';
import { ImportError } from '../../data/importers/errors';
import { guess } from '../../data/importers/guess';
import { column } from '../../data/importers/sql';
import { Tally } from '../../data/importers/tally';
import type { Importer } from '../../data/importers/types';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** INSEE, mouvements de communes: each old code with its heirs of today. */
export const moves: Importer = {
  recognise({ columns }, sample) {
    const roles = {
      date: findColumn(columns, ['date_eff']),
      'code-before': findColumn(columns, ['com_av']),
      'type-after': findColumn(columns, ['typecom_ap']),
      'code-after': findColumn(columns, ['com_ap']),
    };
    const all = Object.values(roles).every((name) => name !== undefined);
    if (!all || !mostly(sample, roles.date!, DAY)) return null;
    return guess({ kind: 'cog-moves', confidence: 1, columns: roles as Record<keyof typeof roles, string> });
  },

  async run(engine, table, guess, context) {
    const { atlas } = context;
    const { columns } = guess;
    const rows = await engine.query(`
      SELECT line, ${column(columns.date)} AS date, ${column(columns['code-before'])} AS before,
        ${column(columns['type-after'])} AS type, ${column(columns['code-after'])} AS after
      FROM ${table.relation} ORDER BY line`);
    const tally = new Tally();
    const read: Move[] = [];
    for (const { line, date, before, type, after } of rows) {
      if (!DAY.test((date as string | null) ?? ''))
        tally.reject(line as number, 'unreadable', `${before ?? ''} ${date ?? ''}`.trim());
      else if (!after) tally.setAside('no-successor');
      else {
        tally.take();
        read.push({
          date: date as string,
          from: (before as string | null) ?? '',
          type: (type as string | null) ?? '',
          to: after as string,
        });
      }
    }
    const heirs = chainMoves(read, knownCodes(atlas));
    if (!heirs.size) throw new ImportError('nothing', { reason: 'code-unknown' });
    const vintage = read.reduce((last, { date }) => (date > last ? date : last), '');
    const recoding = recodingWith(atlas, heirs);
    const described = { title: 'Mouvements de communes', vintage, quality: 'exact' } as const;
    const { report } = tally;
    return {
      layers: [
        { brings: 'moves', recoding, layer: describeLayer('import-moves', 'insee-cog', described, context, report) },
      ],
      report: {
        ...describeReport(guess, context, table),
        vintage,
        ...report,
        communes: heirs.size,
        units: new Set([...heirs.values()].flat()).size,
        merged: 0,
        totals: [
          {
            key: 'old-codes',
            title: { fr: 'Anciens codes', en: 'Old codes' },
            value: recoding.from.length,
            units: new Set(recoding.targets).size,
            national: null,
          },
        ],
        notes: [],
      },
    };
  },
};

/** Codes in force: those of the units, and of Paris, Lyon and Marseille, which stand for their arrondissements. */
function knownCodes(atlas: Atlas): { has(code: string): boolean } {
  const { byCode } = codeIndex(atlas);
  const cities = citiesOf(atlas);
  return { has: (code) => byCode.has(code) || cities.has(code) };
}

function citiesOf(atlas: Atlas): Map<string, Uint16Array> {
  const isDistrict = (unit: number) => / Arrondissement$/.test(atlas.names[unit]);
  return new Map([...codeIndex(atlas).heirs].filter(([, units]) => units.length > 1 && units.every(isDistrict)));
}

/** The old codes of the moves beside those that the atlas has: its heirs of one code stand, being of the last COG. */
function recodingWith(atlas: Atlas, moved: ReadonlyMap<string, string[]>): Recoding {
  const { byCode, heirs } = codeIndex(atlas);
  const cities = citiesOf(atlas);
  const units = new Map<string, number[]>([...heirs].map(([code, known]) => [code, [...known]]));
  for (const [code, to] of moved) {
    if (byCode.has(code)) continue;
    const found = to.flatMap((heir) => [...(cities.get(heir) ?? [byCode.get(heir)!])]);
    const known = units.get(code);
    if (!known || known.length < found.length)
      units.set(
        code,
        [...new Set(found)].sort((a, b) => a - b),
      );
  }
  const from = [...units.keys()].sort();
  const offsets = new Uint32Array(from.length + 1);
  from.forEach((code, i) => (offsets[i + 1] = offsets[i] + units.get(code)!.length));
  return { from, offsets, targets: Uint16Array.from(from.flatMap((code) => units.get(code)!)) };
}
