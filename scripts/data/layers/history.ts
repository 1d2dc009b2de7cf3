import type { PopulationColumn } from '../../../src/atlas/atlas';
import type { Layer } from '../../../src/atlas/manifest';
import { readCommunes, type CommuneLine } from '../decoupage';
import { REJECTED, RowReport } from '../report';
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
      report.reject(heirs.length ? REJECTED.split : REJECTED.unknown, code);
      heirs.forEach((heir) => blurred.add(heir));
    } else if (irregular.has(departmentOf(heirs[0]))) {
      report.reject(NOT_YEARLY, code);
    } else if (population === undefined) {
      report.reject(NO_FIGURE, code);
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

const NOT_YEARLY = {
  fr: 'pas de population annuelle dans cette collectivité',
  en: 'no yearly population in this collectivity',
};
const NO_FIGURE = { fr: 'population inconnue pour ce millésime', en: 'population unknown for this year' };

const describeHistory = ({ rows, rejections }: RowReport): Layer => ({
  id: 'population-history',
  title: 'Populations municipales des millésimes antérieurs, ramenées aux unités de 2026',
  publisher: 'Insee, Etalab',
  source: VINTAGES.map(({ alias }) => readCommunes(alias).file.name).join(' ; '),
  url: 'https://www.npmjs.com/package/@etalab/decoupage-administratif',
  vintage: VINTAGES.map(({ vintage }) => vintage).join(', '),
  licence: 'Licence Ouverte 2.0',
  quality: 'exact',
  caveats: [
    {
      fr: 'Communes rétablies depuis, et celles dont elles sont sorties : population inconnue pour ces millésimes.',
      en: 'Communes re-created since, and those that they came out of: population unknown for these years.',
    },
    {
      fr: 'Communes nouvelles du 1er janvier 2019 : population de 2016 déduite du total de leur EPCI, inconnue quand il en compte plusieurs.',
      en: 'Communes merged on 1 January 2019: population of 2016 drawn from the total of their EPCI, unknown where it has several of them.',
    },
    {
      fr: 'Mayotte, Wallis-et-Futuna, Polynésie française et Nouvelle-Calédonie : pas de population annuelle.',
      en: 'Mayotte, Wallis and Futuna, French Polynesia and New Caledonia: no yearly population.',
    },
  ],
  rows,
  rejections,
  checksum: checksum(...VINTAGES.map(({ alias }) => readCommunes(alias).file)),
});
