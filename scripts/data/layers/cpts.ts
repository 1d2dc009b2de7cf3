import { readFileSync } from 'node:fs';
import { NO_CPTS } from '../../../src/atlas/atlas';
import type { IndexedArcs } from '../../../src/kernel/arcs';
import type { CptsFile, CptsRecord } from '../../../src/atlas/files';
import type { Layer } from '../../../src/atlas/manifest';
import listings from '../../../data/cpts-listings.json';
import { applyLayers } from '../../../src/data/apply';
import { caveat, sumEnds, type Ends } from '../report';
import { skeletonOf } from '../skeleton';
import { checksum, readSource, type SourceFile, type SourceFolder } from '../sources';
import { readRows } from '../table';
import { endsOf, take } from '../take';
import type { UnitList } from '../units';
import { withPerimeters } from './perimeters';
import { slug } from './slug';

const SAMPLE = 'data/cpts-publies.csv';
const PACA = 'cpts/cpts-paca-2026.csv';

/** Of the committed sample, what its importer has no use for: the department, which names, and the sources. */
const SAMPLE_COLUMNS = ['cpts', 'departement', 'source_url', 'source_titre'] as const;
const PACA_SOURCE = { title: "ARS Provence-Alpes-Côte d'Azur, liste des CPTS par commune, janvier 2026", url: null };

/**
 * The CPTS of the published sample, then those of Provence-Alpes-Côte d'Azur, then the national perimeters, as far as
 * the folder holds them, in the order of their identifiers. A row of the report is one commune of one CPTS, or one of
 * the perimeters.
 * @param arcs the outlines of the units, which perimeters are laid over.
 * @throws {SourceError} when a list cannot be taken.
 */
export async function readCpts(
  units: UnitList,
  folder: SourceFolder | null,
  arcs: IndexedArcs | null,
): Promise<CptsFile & { layer: Layer }> {
  const bytes = readFileSync(new URL(`../../../${SAMPLE}`, import.meta.url));
  const sample: SourceFile = { name: SAMPLE, bytes };
  const published = new Map(readRows(sample, ';', SAMPLE_COLUMNS).map((row) => [row.cpts, row]));
  const read = [
    await takeCpts(units, sample, (name) => {
      const { departement, source_titre, source_url } = published.get(name)!;
      return { id: slug(`${departement} ${name}`), source: { title: source_titre, url: source_url } };
    }),
  ];
  const paca = readSource(folder, PACA);
  if (paca) read.push(await takeCpts(units, paca, (name) => ({ id: slug(`paca ${name}`), source: PACA_SOURCE })));
  const listed: CptsFile = {
    cpts: read.flatMap(({ cpts }) => cpts),
    listings: paca ? listings.filter(({ file }) => file === PACA).map(({ file: _, ...listing }) => listing) : [],
    withdrawn: [],
  };
  const layer = describe(sample, paca, sumEnds(read.map(({ ends }) => ends)));
  const known = await withPerimeters(units, folder, arcs, { ...listed, layer });
  return { ...known, cpts: known.cpts.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}

/** The CPTS of a file, under an identifier and a source that stay from one build to the next. */
async function takeCpts(
  units: UnitList,
  file: SourceFile,
  known: (name: string) => Pick<CptsRecord, 'id' | 'source'>,
): Promise<{ cpts: CptsRecord[]; ends: Ends }> {
  const skeleton = skeletonOf(units);
  const { layers, report } = await take('cpts', file, skeleton);
  const cpts = applyLayers(skeleton, NO_CPTS, layers).known.cpts.map(
    ({ name, stage, stageText, stageDate, units: held }) => {
      const { id, source } = known(name);
      return { id, name, stage, stageText, stageDate, units: Array.from(held, (unit) => units.codes[unit]), source };
    },
  );
  return { cpts, ends: endsOf(report) };
}

const describe = (sample: SourceFile, paca: SourceFile | null, ends: Ends): Layer => ({
  id: 'cpts',
  title: paca ? "CPTS publiées : échantillon, et Provence-Alpes-Côte d'Azur" : 'CPTS publiées : échantillon',
  publisher: paca ? "CPTS, ARS, presse ; ARS Provence-Alpes-Côte d'Azur" : 'CPTS, ARS, presse',
  source: paca ? `${sample.name} ; ${paca.name}` : sample.name,
  url: null,
  vintage: paca ? '2020–2026' : '2020–2025',
  licence: 'Listes publiques, une source par CPTS',
  quality: 'exact',
  partial: true,
  caveats: [caveat('cpts-partial'), caveat('cpts-dated')],
  ...ends,
  checksum: checksum(...(paca ? [sample, paca] : [sample])),
});
