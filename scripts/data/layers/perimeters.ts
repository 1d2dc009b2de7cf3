import type { ExistingCpts, KnownCpts } from '../../../src/atlas/atlas';
import type { CptsFile, CptsRecord } from '../../../src/atlas/files';
import type { Layer } from '../../../src/atlas/manifest';
import { applyLayers } from '../../../src/data/apply';
import type { IndexedArcs } from '../../../src/kernel/arcs';
import { SourceError } from '../errors';
import { caveat, sumEnds } from '../report';
import { skeletonOf } from '../skeleton';
import { checksum, readSource, type SourceFolder } from '../sources';
import { endsOf, take } from '../take';
import type { UnitList } from '../units';
import { slug } from './slug';

const FILE = 'cpts/cpts-santegraphie.geojson';
const TITLE = 'Santégraphie (DGOS), périmètres des CPTS';
const PUBLISHER = 'DGOS (Santégraphie)';

type Known = CptsFile & { layer: Layer };

/**
 * What is known of the CPTS with the national perimeters, where the folder holds them: they answer for every department,
 * unless one of them could not be laid over the communes, or nobody knows of which day they are. A file that cannot be taken is left out, and the layer says so:
 * its service owes nobody the names of its fields.
 */
export async function withPerimeters(
  units: UnitList,
  folder: SourceFolder | null,
  arcs: IndexedArcs | null,
  known: Known,
): Promise<Known> {
  const file = readSource(folder, FILE);
  if (!file) return known;
  const skeleton = skeletonOf(units);
  let taken: Awaited<ReturnType<typeof take>>;
  try {
    taken = await take('cpts', file, skeleton, { arcs });
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { ...known, layer: { ...known.layer, caveats: [...known.layer.caveats, caveat('cpts-perimeters-unread')] } };
  }
  const date = file.provenance?.retrieved ?? '';
  const answers = date !== '' && taken.report.rows.rejected === 0;
  const complete = answers ? units.departments.map(({ code }) => code) : [];
  const layers = taken.layers.map((layer) =>
    layer.brings === 'cpts'
      ? {
          ...layer,
          complete,
          cpts: layer.cpts.map((cpts, i) => ({
            ...cpts,
            id: `dgos-${i}-${slug(cpts.name)}`,
            source: { title: TITLE, url: null },
          })),
          layer: { ...layer.layer, vintage: date, source: TITLE },
        }
      : layer,
  );
  const before: KnownCpts = { ...known, cpts: known.cpts.map(onUnits), withdrawn: [] };
  const { cpts, listings, withdrawn } = applyLayers(skeleton, before, layers).known;
  const codesOf = (held: Iterable<number>) => Array.from(held, (unit) => units.codes[unit]);
  const { partial: _partial, ...whole } = known.layer;
  const layer: typeof known.layer = answers ? whole : known.layer;
  return {
    cpts: cpts.map((one): CptsRecord => ({ ...one, units: codesOf(one.units) })),
    listings: [...listings],
    withdrawn: codesOf(withdrawn),
    layer: {
      ...layer,
      title: 'CPTS publiées, et périmètres nationaux',
      publisher: `${layer.publisher} ; ${PUBLISHER}`,
      source: `${layer.source} ; ${FILE}`,
      vintage: [layer.vintage, date].filter(Boolean).join(' ; '),
      caveats: answers ? layer.caveats.filter(({ id }) => id !== 'cpts-partial') : layer.caveats,
      ...sumEnds([layer, endsOf(taken.report)]),
      checksum: checksum({ bytes: Buffer.from(layer.checksum) }, file),
    },
  };

  function onUnits(record: CptsRecord): ExistingCpts {
    return { ...record, units: Uint16Array.from(record.units.flatMap((code) => units.resolve(code))).sort() };
  }
}
