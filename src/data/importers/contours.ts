import type { Geometry, MultiPolygon, Polygon } from 'geojson';
import { placeKeys, type Placed } from '../recode';
import { findColumn, placeColumns } from './columns';
import { describeLayer, describeReport } from './describe';
import { ImportError } from './errors';
import { guess } from './guess';
import { column } from './sql';
import { Tally } from './tally';
import type { Importer } from './types';
import { vintageOf } from './vintage';

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

type Surface = Polygon | MultiPolygon;
const isSurface = (geometry: Geometry | null): geometry is Surface =>
  geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon';

/** Outlines of communes: geo.api.gouv.fr, Etalab contours administratifs, IGN ADMIN EXPRESS v3 and v4. */
export const contours: Importer = {
  kind: 'contours',

  recognise({ columns, geometries }, sample) {
    const { code, name } = placeColumns(columns, sample);
    if (!code || !geometries?.some(isSurface)) return null;
    return guess({ kind: 'contours', confidence: 0.8, columns: { code, ...(name !== undefined && { name }) } });
  },

  async run(engine, table, guess, context) {
    const { atlas } = context;
    const rows = await engine.query(
      `SELECT line, coalesce(trim(${column(guess.columns.code)}), '') AS code FROM ${table.relation} ORDER BY line`,
    );
    const keys = rows.map(({ code }) => ({ code: code as string, name: '', postcode: '', department: '' }));
    const placings = placeKeys(atlas, keys, { splits: 'refuse', wholeCities: false });
    const tally = new Tally();
    const found = new Map<number, Surface[]>();
    rows.forEach(({ line, code }, i) => {
      const [placing, geometry] = [placings[i], table.geometries?.[i] ?? null];
      const reason = 'reason' in placing ? placing.reason : null;
      if (reason === 'city-whole') tally.setAside(reason);
      else if (reason !== null) tally.reject(line as number, reason, code as string);
      else if (!isSurface(geometry)) tally.reject(line as number, 'geometry', code as string);
      else {
        const { recoded, heirs } = placing as Placed;
        tally.take(recoded);
        const [{ unit }] = heirs;
        found.set(unit, [...(found.get(unit) ?? []), geometry]);
      }
    });
    if (!found.size) throw new ImportError('foreign', { known: 0, read: rows.length, examples: keys[0]?.code ?? '' });
    const units = Uint16Array.from(found.keys()).sort();
    const { report } = tally;
    const vintage = await vintageOf(engine, table, guess, context);
    const source = SIGNATURES.find(([name]) => findColumn(table.columns, [name]))?.[1] ?? null;
    const without = atlas.codes.filter((_, unit) => !found.has(unit));
    const said = { title: 'Contours des communes', vintage, quality: 'exact' } as const;
    return {
      layers: [
        {
          brings: 'contours',
          units,
          geometries: Array.from(units, (unit) => joined(found.get(unit)!)),
          layer: describeLayer('import-contours', source, said, context, report),
        },
      ],
      report: {
        ...describeReport(guess, context, table),
        vintage,
        ...report,
        communes: report.rows.taken,
        units: units.length,
        merged: [...found.values()].filter((parts) => parts.length > 1).length,
        totals: [],
        notes: [
          ...(units.length >= MOST * atlas.count && without.length
            ? [{ note: 'without-outline' as const, count: without.length, examples: without.slice(0, EXAMPLES) }]
            : []),
          { note: 'outlines-not-drawn', count: units.length, examples: [] },
        ],
      },
    };
  },
};

/** The outlines of old communes side by side: their common borders stay, for the mesh to dissolve. */
const joined = (parts: Surface[]): Geometry =>
  parts.length === 1
    ? parts[0]
    : {
        type: 'MultiPolygon',
        coordinates: parts.flatMap((part) => (part.type === 'Polygon' ? [part.coordinates] : part.coordinates)),
      };
