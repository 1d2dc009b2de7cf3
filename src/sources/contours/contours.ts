import { NONE } from '../../atlas/atlas';
import { drawBorders } from '../../data/borders';
import { findColumn } from '../../data/importers/columns';
import { areJoined } from './fit';
import { placeOutlines } from './outlines';
import { misfits } from '../../data/importers/misfits';
import { describeLayer, describeReport } from '../../data/importers/describe';
import { ImportError } from '../../data/importers/errors';
import { guess } from '../../data/importers/guess';
import type { Importer } from '../../data/importers/types';
import { vintageOf } from '../../data/importers/vintage';

/** Part of the units under which the file is of some departments only: what it leaves out is not worth a note. */
const MOST = 0.9;
const EXAMPLES = 10;

/** Where outlines come from, by a column (folded) that no other publisher has. */
const SIGNATURES: readonly [column: string, source: string][] = [
  ['codedepartement', 'geo-api-communes'],
  ['insee_dep', 'ign-admin-express'],
  ['code_insee_du_departement', 'ign-admin-express'],
  ['region', 'etalab-contours'],
];

/** Points that outlines may have: the mirror's own, of 100 m, have 2 million; those of survey maps would fill memory. */
const MOST_POINTS = 8e6;

/** Outlines of communes: geo.api.gouv.fr, Etalab contours administratifs, IGN ADMIN EXPRESS v3 and v4. */
export const contours: Importer = {
  recognise({ surfaces }, _sample, { places: { code, name } }) {
    if (!code || !surfaces) return null;
    return guess({ kind: 'contours', confidence: 0.8, columns: { code, ...(name !== undefined && { name }) } });
  },

  async run(engine, table, guess, context) {
    if (guess.level !== 'commune' && guess.level !== 'part')
      throw new ImportError('level', { what: guess.level, why: 'outline' });
    const { atlas, watch, draw = drawBorders } = context;
    if (table.surfaces && table.surfaces.positions.length > 2 * MOST_POINTS) throw new ImportError('detailed');
    const { surfaces, unitOf, codes, tally } = await placeOutlines(engine, table, guess, atlas, {
      misfits: (drawn, units) => misfits(atlas, drawn, units),
    });
    const parts = new Map<number, number>();
    for (const unit of unitOf) if (unit !== NONE) parts.set(unit, (parts.get(unit) ?? 0) + 1);
    if (!parts.size) throw new ImportError('foreign', { known: 0, read: codes.length, examples: codes[0] ?? '' });
    const units = Uint16Array.from(parts.keys()).sort();
    const borders = await draw({ surfaces, unitOf }, watch?.signal);
    if ('overlap' in borders)
      throw new ImportError('overlap', { examples: borders.overlap.map((unit) => atlas.names[unit]).join(', ') });
    const { topology } = borders;
    if (!(await areJoined(atlas, topology, new Set(units)))) throw new ImportError('apart');
    const { report } = tally;
    const vintage = await vintageOf(engine, table, guess, context);
    const source = SIGNATURES.find(([name]) => findColumn(table.columns, [name]))?.[1] ?? null;
    const without = atlas.codes.filter((_, unit) => !parts.has(unit));
    const said = { title: 'Contours des communes', vintage, quality: 'exact' } as const;
    return {
      layers: [
        {
          brings: 'contours',
          units,
          topology,
          layer: describeLayer('import-contours', source, said, context, report),
        },
      ],
      report: {
        ...describeReport(guess, context, table),
        vintage,
        ...report,
        communes: report.rows.taken,
        units: units.length,
        merged: [...parts.values()].filter((count) => count > 1).length,
        totals: [],
        notes:
          units.length >= MOST * atlas.count && without.length
            ? [{ note: 'without-outline', count: without.length, examples: without.slice(0, EXAMPLES) }]
            : [],
      },
    };
  },
};
