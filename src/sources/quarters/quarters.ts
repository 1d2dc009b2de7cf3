import { describeReport } from '../../data/importers/describe';
import { ImportError } from '../../data/importers/errors';
import { guess } from '../../data/importers/guess';
import { Tally } from '../../data/importers/tally';
import type { Importer } from '../../data/importers/types';
import { yearIn } from '../../data/importers/columns';
import { nameColumn, outlinesOfQuarters } from './outlines';

/** Outlines of IRIS (IGN and INSEE, Contours... IRIS; the WFS of the IGN): what communes are cut into. */
export const quarters: Importer = {
  recognise(table, _sample, { iris, level }) {
    if (!table.surfaces || level !== 'iris' || iris === null) return null;
    const name = nameColumn(table);
    const columns = { code: iris, ...(name !== undefined && { name }) };
    return guess({ kind: 'quarters', confidence: 0.85, level, columns });
  },

  async run(engine, table, guess, context) {
    const vintage = guess.options.vintage ?? yearIn(table.name) ?? yearIn(context.file) ?? '';
    const tally = new Tally();
    const outlines = await outlinesOfQuarters(engine, table, guess, context, tally);
    if (!outlines) throw new ImportError('nothing', { reason: tally.report.rejected[0]?.reason ?? 'geometry' });
    const { communes } = outlines;
    return {
      layers: [outlines],
      report: {
        ...describeReport(guess, context, table),
        vintage,
        ...tally.report,
        communes: communes.size,
        units: communes.size,
        merged: 0,
        totals: [],
        notes: [],
      },
    };
  },
};
