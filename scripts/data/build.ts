import { COG_YEAR } from '../../src/atlas/cog';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { LATE_STAGES } from '../../src/atlas/atlas';
import { indexArcs } from '../../src/kernel/arcs';
import { encodeTopology, encodeUnits } from '../../src/atlas/files';
import { FILES } from '../../src/atlas/file-names';
import type { Layer, Manifest } from '../../src/atlas/manifest';
import { encodeStage } from '../../src/atlas/stages';
import { writeDatabase } from './database';
import { readSeats } from './decoupage';
import { describeOutcomes, download, SOURCE_KEYS } from './download/download';
import { terminalNetwork } from './download/terminal';
import { SourceError } from './errors';
import { FormerNames, type FormerFile } from '../../src/atlas/former';
import { buildContext, buildGeometry, buildTiles, featuresFromAfar, SEAT } from './geometry';
import { readCantons } from './layers/cantons';
import { readCpts } from './layers/cpts';
import { readFormerNames } from './layers/former';
import { takeFigures } from './layers/figures';
import { readHistory } from './layers/history';
import { openUnits } from './layers/moves';
import { readPopulations } from './layers/population';
import { readProfessionals } from './layers/professionals';
import { printManifest, sumTotals, writeManifest } from './manifest';
import { skeletonOf } from './skeleton';
import { openSource, type SourceFolder } from './sources';
import type { UnitList } from './units';

/** A file of a source folder, alone or beside another source: `data/cpts-publies.csv ; cpts/cpts-paca-2026.csv`. */
const FROM_FOLDER = /(^|[;,] )(insee|drees|cpts|contours)\//;

/**
 * Builds the data folder `out` from `folder`, or from the npm packages alone when it is `null`. The folder appears
 * whole or not at all: a failed build leaves the former one as it was.
 * @throws {SourceError} when a source cannot be built from, or when `out` holds something else than a data folder.
 */
export async function build(folder: SourceFolder | null, out: string): Promise<Manifest> {
  if (existsSync(out) && readdirSync(out).length > 0 && !existsSync(join(out, FILES.manifest)))
    throw new SourceError('occupied', { path: out });
  const units = await openUnits(folder);
  const population = await readPopulations(units, folder);
  const history = readHistory(units);
  const municipale = population.columns[0].values;
  const professionals = await readProfessionals(units, folder, municipale);
  const geometry = await buildGeometry(units, folder);
  const arcs = indexArcs(geometry.topology, units.count);
  const { layer: cptsLayer, ...known } = await readCpts(units, folder, arcs);
  const context = buildContext();
  const formerNames = readFormerNames(units);

  const figures = await takeFigures(units, folder, {
    ...skeletonOf(units, { populations: [...population.columns, ...history.columns], populationYear: population.year }),
    longitude: geometry.longitude,
    latitude: geometry.latitude,
    area: geometry.area,
    professionals: professionals.columns,
    facilities: professionals.facilities,
    adjacency: geometry.adjacency,
    exterior: geometry.exterior,
    former: new FormerNames(units.codes, () => formerNames),
  });
  const { atlas } = figures;
  const layers: Layer[] = [
    ...units.layers,
    population.layer,
    history.layer,
    geometry.layer,
    professionals.layer,
    ...figures.layers,
    cptsLayer,
    context.layer,
  ];
  const cantons = readCantons(units, folder);
  const labels = {
    names: units.names,
    population: municipale,
    department: units.department,
    region: units.department.map((department) => units.departments[department].region),
    epci: units.epci,
    canton: cantons.canton,
    seat: seatsOf(units),
  };
  const tiles = await buildTiles(geometry, labels);
  const seen = { type: 'FeatureCollection', features: [...context.countries, ...featuresFromAfar(geometry, labels)] };

  const draft = `${resolve(out)}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  try {
    writeFileSync(join(draft, FILES.units), encodeUnits(atlas));
    for (const stage of LATE_STAGES) writeFileSync(join(draft, FILES[stage]), encodeStage(stage, atlas));
    writeFileSync(join(draft, FILES.topology), encodeTopology(geometry.topology));
    writeFileSync(join(draft, FILES.tiles), tiles);
    writeFileSync(join(draft, FILES.context), JSON.stringify(seen));
    writeFileSync(join(draft, FILES.cpts), `${JSON.stringify({ format: 'perimetre-cpts', version: 3, ...known })}\n`);
    const former: FormerFile = { format: 'perimetre-former-names', version: 1, communes: formerNames };
    writeFileSync(join(draft, FILES.formerNames), `${JSON.stringify(former)}\n`);
    await writeDatabase(join(draft, FILES.database), atlas, known, layers);
    const manifest = writeManifest(draft, {
      origin: layers.some(({ source }) => FROM_FOLDER.test(source)) ? 'mirror' : 'embedded',
      units: units.count,
      layers,
      totals: { ...sumTotals(atlas, known.cpts), ...(cantons.count && { cantons: cantons.count }) },
    });
    rmSync(out, { recursive: true, force: true });
    renameSync(draft, out);
    return manifest;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
}

/** What the State has in each unit, the prefecture of a sub-prefecture's town first. */
function seatsOf(units: UnitList): Uint8Array {
  const seats = new Uint8Array(units.count);
  const mark = (codes: readonly string[], seat: number) =>
    codes.flatMap((code) => units.resolve(code)).forEach((unit) => (seats[unit] = seat));
  mark(readSeats('arrondissements'), SEAT.subPrefecture);
  mark(readSeats('departements'), SEAT.prefecture);
  return seats;
}

const USAGE = `Usage : npm run data -- [--source DOSSIER | --embedded] [--out DOSSIER]
        npm run data -- --download [--year ${COG_YEAR}] [--only ${SOURCE_KEYS.join(',')}] [--source DOSSIER] [--out DOSSIER]`;
const LATEST_YEAR = String(COG_YEAR);

class UsageError extends Error {
  override name = 'UsageError';
}

async function main() {
  const { values } = parseArgs({
    options: {
      source: { type: 'string' },
      out: { type: 'string', default: 'public/data' },
      embedded: { type: 'boolean', default: false },
      download: { type: 'boolean', default: false },
      year: { type: 'string' },
      only: { type: 'string' },
    },
  });
  if (!values.download && (values.year ?? values.only) !== undefined) throw new UsageError();
  const started = performance.now();
  const folder = values.download ? await fill(values) : openSource(values.source, values.embedded);
  console.log(folder ? `Sources : ${folder.root}` : 'Sources : paquets npm seuls');
  const manifest = await build(folder, values.out);
  console.log(printManifest(manifest));
  console.log(`\n${values.out} construit en ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

interface FillOptions {
  source?: string;
  embedded: boolean;
  year?: string;
  only?: string;
}

/** Downloads into the folder that the build then reads. */
async function fill({ source = 'open-data', embedded, year = LATEST_YEAR, only = '' }: FillOptions) {
  const keys = only.split(',').filter(Boolean);
  if (embedded || !/^20\d\d$/.test(year) || keys.some((key) => !SOURCE_KEYS.includes(key))) throw new UsageError();
  const root = resolve(source);
  console.log(`Téléchargement dans ${root}`);
  const outcomes = await download({ root, year: Number(year), only: keys }, terminalNetwork());
  console.log(describeOutcomes(outcomes));
  return { root };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await main();
  } catch (error) {
    const isUsage = error instanceof UsageError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
    if (!isUsage && !(error instanceof SourceError)) throw error;
    console.error(isUsage ? USAGE : (error as SourceError).message);
    process.exitCode = 2;
  }
}
