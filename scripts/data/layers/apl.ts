import { NO_CPTS, type Column, type ProfessionKey } from '../../../src/atlas/atlas';
import type { Layer } from '../../../src/atlas/manifest';
import { applyLayers } from '../../../src/data/apply';
import type { ImportReport } from '../../../src/data/report';
import { readCommunes } from '../decoupage';
import { caveat } from '../report';
import { skeletonOf } from '../skeleton';
import { checksum, readSource, type SourceFile, type SourceFolder } from '../sources';
import { endsOf, take } from '../take';
import type { UnitList } from '../units';
import { describeSeparations, findSeparations } from './separations';

const FILE = 'drees/apl-2023.csv';
const VINTAGE = '2023';
/** The package on the COG of 1 January 2024, that of the file. */
const COG = 'decoupage-2024';

export type Apl = Partial<Record<ProfessionKey, Column>>;

/**
 * Potential access to care (accessibilité potentielle localisée): consultations a year per standardised inhabitant
 * for general practitioners, full-time equivalents per 100,000 standardised inhabitants for the others. Without the
 * file it is unknown: no column at all.
 * @throws {SourceError} when the file cannot be taken.
 */
export async function readApl(
  units: UnitList,
  folder: SourceFolder | null,
): Promise<{ columns: Apl; layer: Layer | null }> {
  const file = readSource(folder, FILE);
  if (!file) return { columns: {}, layer: null };
  const skeleton = skeletonOf(units);
  const { layers, report } = await take('apl', file, skeleton, { options: { vintage: VINTAGE } });
  const { apl } = applyLayers(skeleton, NO_CPTS, layers).atlas;
  const columns = Object.fromEntries(Object.entries(apl).map(([key, column]) => [key, { ...column, layer: 'apl' }]));
  return { columns, layer: describe(file, units, columns, report) };
}

function describe(file: SourceFile, units: UnitList, columns: Apl, report: ImportReport): Layer {
  const averaged = report.notes.find(({ note }) => note === 'mean-weighted')?.count ?? 0;
  const known = Object.values(columns).flatMap(({ values }) =>
    [...values.keys()].filter((u) => !Number.isNaN(values[u])),
  );
  const covered = new Set(known.map((unit) => units.department[unit]));
  const absent = units.departments.filter((_, department) => !covered.has(department)).map(({ code }) => code);
  return {
    id: 'apl',
    title: 'Accessibilité potentielle localisée (APL)',
    publisher: 'DREES',
    source: file.name,
    url: 'https://data.drees.solidarites-sante.gouv.fr/explore/dataset/530_l-accessibilite-potentielle-localisee-apl/',
    vintage: VINTAGE,
    licence: 'Licence Ouverte 2.0',
    quality: 'exact',
    caveats: [
      caveat('averaged', [], averaged),
      caveat('departments-absent', absent),
      ...describeSeparations(units, findSeparations(units, readCommunes(COG).lines)),
    ],
    ...endsOf(report),
    checksum: checksum(file),
  };
}
