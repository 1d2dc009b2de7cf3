import { codesOf } from '../../atlas/quarters/units';
import type { Figure } from '../../domain/verdict';
import type { AssessedZone } from '../../domain/white-zones';
import { writeRows } from '../../kernel/csv';
import type { App } from '../../state/app.svelte';
import { extensionSentence, stepText } from '../../words/zones';

/** What a cell of the common spreadsheets can hold. */
const LONGEST_CELL = 32_767;

/** The white zones as a table for a spreadsheet: one a row; a figure goes with its vintage and its quality. */
export function zonesCsv({ atlas, coverage, words, language }: App, zones: readonly AssessedZone[]): string {
  const { columns, viability } = words.zones;
  const { holders } = coverage.cover;
  const professions = coverage.careIn(zones[0]).professionals.map(({ key }) => key);
  const withFigure = (name: string) => [name, `${name}_${columns.vintage}`, `${name}_${columns.quality}`];
  const header = [
    columns.name,
    columns.communes,
    ...withFigure(columns.population),
    columns.viability,
    columns.joined,
    columns.extension,
    columns.departments,
    ...withFigure(columns.apl),
    ...professions.flatMap(withFigure),
    columns.codes,
  ];
  const figure = ({ value, vintage, quality }: Omit<Figure, 'source'>) =>
    value === null
      ? ['', '', words.qualities.unknown]
      : [value.toFixed(Number.isInteger(value) ? 0 : 2).replace('.', ','), vintage, words.qualities[quality]];
  const list = (texts: string[]) => texts.join(' | ');

  const rows = zones.map((zone) => {
    const { professionals, apl } = coverage.careIn(zone);
    const access = apl.find(({ key }) => key === 'medecin_generaliste')?.apl;
    const years = [...new Set(Array.from(zone.units, (unit) => atlas.populationYear[unit]))].filter(Boolean).sort();
    const codes = codesOf(atlas, zone.units).join(' ');
    return [
      atlas.names[zone.heart],
      String(zone.units.length),
      ...figure({ value: zone.population, vintage: years.join(' '), quality: atlas.populations[0].quality }),
      viability[zone.viability],
      list((zone.joined?.steps ?? []).map((step) => stepText(atlas, coverage.cover, step, language))),
      list(zone.extensions.map((one) => extensionSentence(holders[one.holder].name, one, language))),
      list(zone.departments.map((department) => atlas.departments[department].name)),
      ...figure(access ?? { value: null, vintage: '', quality: 'unknown' }),
      ...professionals.flatMap(({ count }) => figure(count)),
      codes.length > LONGEST_CELL ? words.zones.tooLong : codes,
    ];
  });
  return writeRows([header, ...rows]);
}
