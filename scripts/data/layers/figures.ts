import { NO_CPTS, type Atlas } from '../../../src/atlas/atlas';
import type { Caveat, Layer } from '../../../src/atlas/manifest';
import { applyLayers } from '../../../src/data/apply';
import type { ImportKind } from '../../../src/data/importers/kinds';
import type { Built, ImportedLayer, Importer } from '../../../src/data/importers/types';
import type { ImportReport } from '../../../src/data/report';
import { IMPORTERS } from '../../../src/sources/all';
import { readCommunes } from '../decoupage';
import { caveat } from '../report';
import { skeletonOf } from '../skeleton';
import { checksum, readSource, type SourceFile, type SourceFolder } from '../sources';
import { endsOf, take } from '../take';
import type { UnitList } from '../units';
import { describeSeparations, findSeparations } from './separations';

/** What may be brought so: columns of figures of the atlas. */
type Figures = Extract<ImportedLayer, { brings: 'professionals' | 'facilities' | 'apl' }>;

const areFigures = (one: ImportedLayer): one is Figures =>
  one.brings === 'professionals' || one.brings === 'facilities' || one.brings === 'apl';

const SOURCES = Object.entries(IMPORTERS) as [ImportKind, Importer][];

/**
 * The figures of the sources that say where they stand in the folder (`Importer.built`), over those of `atlas`: taken
 * and applied as the page does. A source whose file is not there leaves what was known.
 * @throws {SourceError} when a file cannot be taken.
 */
export async function takeFigures(
  units: UnitList,
  folder: SourceFolder | null,
  atlas: Atlas = skeletonOf(units),
): Promise<{ atlas: Atlas; layers: Layer[] }> {
  const brought: ImportedLayer[] = [];
  for (const [kind, { built }] of SOURCES) {
    const file = built ? readSource(folder, built.file) : null;
    if (!built || !file) continue;
    const { layers, report } = await take(kind, file, atlas, { options: { vintage: built.vintage } });
    brought.push(
      ...layers.filter(areFigures).map((one) => ({ ...one, layer: describe(one, built, file, units, report) })),
    );
  }
  return { atlas: applyLayers(atlas, NO_CPTS, brought).atlas, layers: brought.map(({ layer }) => layer) };
}

const describe = (
  brought: Figures,
  { layer: id, cog }: Built,
  file: SourceFile,
  units: UnitList,
  report: ImportReport,
): Layer => ({
  ...brought.layer,
  id,
  source: file.name,
  caveats: [
    caveat('averaged', [], report.notes.find(({ note }) => note === 'mean-weighted')?.count ?? 0),
    departmentsAbsent(Object.values(brought.columns), units),
    ...describeSeparations(units, findSeparations(units, readCommunes(`decoupage-${cog}`).lines)),
  ].filter(({ count, examples }) => count > 0 || examples.length > 0),
  ...endsOf(report),
  checksum: checksum(file),
});

/** The departments of which the file says nothing. */
function departmentsAbsent(columns: readonly Float32Array[], { department, departments }: UnitList): Caveat {
  const covered = new Set<number>();
  for (const values of columns) values.forEach((value, unit) => !Number.isNaN(value) && covered.add(department[unit]));
  return caveat(
    'departments-absent',
    departments.filter((_, one) => !covered.has(one)).map(({ code }) => code),
  );
}
