import type { Column, ProfessionKey } from '../../../src/atlas/atlas';
import type { Layer } from '../../../src/atlas/manifest';
import { readCommunes } from '../decoupage';
import { caveat, RowReport } from '../report';
import { checksum, readSource, type SourceFile, type SourceFolder } from '../sources';
import { readRows } from '../table';
import type { UnitList } from '../units';
import { describeSeparations, findSeparations } from './separations';

const FILE = 'drees/apl-2023.csv';
const VINTAGE = '2023';
/** The package on the COG of 1 January 2024, that of the file. */
const COG = 'decoupage-2024';

const KEYS: Record<string, ProfessionKey> = {
  medecin_generaliste: 'medecin_generaliste',
  infirmiere: 'infirmier',
  sage_femme: 'sage_femme',
  kinesitherapeute: 'masseur_kinesitherapeute',
  chirurgien_dentiste: 'chirurgien_dentiste',
};
/** The `pop_std` of its rows is not a population: the nurses' stands in. */
const GP = 'medecin_generaliste';
const GP_WEIGHT = 'infirmiere';

export type Apl = Partial<Record<ProfessionKey, Column>>;

/** Index and standardised population of one of the communes that a unit is made of. */
interface Part {
  apl: number;
  weight: number;
}

/**
 * Potential access to care (accessibilité potentielle localisée): consultations a year per standardised inhabitant
 * for general practitioners, full-time equivalents per 100,000 standardised inhabitants for the others.
 *
 * A unit made of several old communes has their mean weighted by standardised population, an approximation since the
 * index is computed over catchment areas. Without the file the index is unknown: no column at all.
 */
export function readApl(units: UnitList, folder: SourceFolder | null): { columns: Apl; layer: Layer | null } {
  const file = readSource(folder, FILE);
  if (!file) return { columns: {}, layer: null };
  const report = new RowReport();
  const rows = readRows(file, ';', ['CODGEO', 'profession', 'annee', 'apl', 'pop_std']);
  const gpWeights = new Map(
    rows.filter(({ profession }) => profession === GP_WEIGHT).map(({ CODGEO, pop_std }) => [CODGEO, Number(pop_std)]),
  );
  const parts = new Map<ProfessionKey, Map<number, Part[]>>();
  for (const { CODGEO, profession, annee, apl, pop_std } of rows) {
    const heirs = units.resolve(CODGEO);
    const key = KEYS[profession];
    if (heirs.length !== 1) report.reject(heirs.length ? 'split' : 'code-unknown', CODGEO);
    else if (key === undefined) report.setAside('other-item', profession);
    else if (annee !== VINTAGE) report.setAside('other-year', `${CODGEO} ${annee}`);
    else if (apl === '' || !(Number(apl) >= 0)) report.reject('number', `${CODGEO} ${profession}`);
    else {
      report.take(!units.index.has(CODGEO));
      const weight = profession === GP ? gpWeights.get(CODGEO) : Number(pop_std);
      const column = parts.get(key) ?? new Map<number, Part[]>();
      column.set(heirs[0], [...(column.get(heirs[0]) ?? []), { apl: Number(apl), weight: weight ?? NaN }]);
      parts.set(key, column);
    }
  }
  const columns: Apl = {};
  for (const [key, column] of parts) {
    const values = new Float32Array(units.count).fill(NaN);
    for (const [unit, of] of column) values[unit] = mean(of);
    columns[key] = { values, quality: 'exact', layer: 'apl', vintage: VINTAGE };
  }
  return { columns, layer: describe(file, units, parts, report) };
}

function mean(parts: Part[]): number {
  if (parts.length === 1) return parts[0].apl;
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  return weight > 0 ? parts.reduce((sum, part) => sum + part.apl * part.weight, 0) / weight : NaN;
}

function describe(
  file: SourceFile,
  units: UnitList,
  parts: Map<ProfessionKey, Map<number, Part[]>>,
  { ends }: RowReport,
): Layer {
  const columns = [...parts.values()];
  const averaged = new Set(columns.flatMap((column) => [...column].filter(([, of]) => of.length > 1).map(([u]) => u)));
  const covered = new Set(columns.flatMap((column) => [...column.keys()].map((unit) => units.department[unit])));
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
      caveat('averaged', [], averaged.size),
      caveat('departments-absent', absent),
      ...describeSeparations(units, findSeparations(units, readCommunes(COG).lines)),
    ],
    ...ends,
    checksum: checksum(file),
  };
}
