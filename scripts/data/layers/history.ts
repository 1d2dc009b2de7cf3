import { COG_YEAR } from '../../../src/atlas/cog';
import type { PopulationColumn } from '../../../src/atlas/atlas';
import type { Layer } from '../../../src/atlas/manifest';
import { readCommunes, type CommuneLine } from '../decoupage';
import { caveat, RowReport } from '../report';
import { checksum } from '../sources';
import type { UnitList } from '../units';
import { readCensusYears } from './population';
import { findSeparations } from './separations';
import { readFigures, VINTAGES, type Figures } from './vintages';

/**
 * Population municipale of older vintages on today's units, the latest first.
 *
 * Communes merged since are summed. A unit re-created since, and the unit that it came out of, are unknown: the old
 * figure cannot be shared between them. So are the departments without a yearly reference population.
 */
export function readHistory(units: UnitList): { columns: PopulationColumn[]; layer: Layer } {
  const report = new RowReport();
  const columns = VINTAGES.map((version): PopulationColumn => ({
    measure: 'municipale',
    vintage: version.vintage,
    values: recodePopulations(units, readCommunes(version.alias).lines, readFigures(version), report),
    quality: 'exact',
    layer: 'population-history',
  }));
  return { columns, layer: describeHistory(report) };
}

function recodePopulations(units: UnitList, lines: CommuneLine[], figures: Figures, report: RowReport): Float64Array {
  const values = new Float64Array(units.count).fill(NaN);
  const blurred = new Set<number>();
  const irregular = readCensusYears();
  const departmentOf = (unit: number) => units.departments[units.department[unit]].code;
  const cities = new Set(lines.map(({ commune }) => commune));
  for (const { code, type } of lines) {
    const isUnit = type === 'arrondissement-municipal' || (type === 'commune-actuelle' && !cities.has(code));
    if (!isUnit) continue;
    const heirs = units.resolve(code);
    const population = figures.get(code);
    if (heirs.length !== 1) {
      report.reject(heirs.length ? 'split' : 'code-unknown', code);
      heirs.forEach((heir) => blurred.add(heir));
    } else if (irregular.has(departmentOf(heirs[0]))) {
      report.setAside('not-yearly', code);
    } else if (population === undefined) {
      report.setAside('no-value', code);
      blurred.add(heirs[0]);
    } else {
      report.take(!units.index.has(code));
      values[heirs[0]] = (values[heirs[0]] || 0) + population;
    }
  }
  for (const [born, parents] of findSeparations(units, lines)) [born, ...parents].forEach((unit) => blurred.add(unit));
  for (const unit of blurred) values[unit] = NaN;
  return values;
}

const describeHistory = ({ ends }: RowReport): Layer => ({
  id: 'population-history',
  title: `Populations municipales des millésimes antérieurs, ramenées aux unités de ${COG_YEAR}`,
  publisher: 'Insee, Etalab',
  source: VINTAGES.map(({ alias }) => readCommunes(alias).file.name).join(' ; '),
  url: 'https://www.npmjs.com/package/@etalab/decoupage-administratif',
  vintage: VINTAGES.map(({ vintage }) => vintage).join(', '),
  licence: 'Licence Ouverte 2.0',
  quality: 'exact',
  caveats: [caveat('history-separated'), caveat('history-merged'), caveat('not-yearly')],
  ...ends,
  checksum: checksum(...VINTAGES.map(({ alias }) => readCommunes(alias).file)),
});
