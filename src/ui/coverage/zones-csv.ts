import type { AssessedZone } from '../../domain/white-zones';
import { harmless, writeRows } from '../../project/exchange/csv';
import type { App } from '../../state/app.svelte';
import { extensionSentence, stepText } from '../../words/zones';

/** The white zones as a table for a spreadsheet: one a row, unknown figures left empty. */
export function zonesCsv({ atlas, coverage, words, language }: App, zones: readonly AssessedZone[]): string {
  const { columns, viability } = words.zones;
  const decimal = (value: number | null) => (value === null ? '' : value.toFixed(2).replace('.', ','));
  const header = [columns.name, columns.communes, columns.population, columns.viability, columns.joined];
  header.push(columns.extension, columns.departments, columns.apl, columns.aplQuality);
  const professions = coverage.careIn(zones[0]).professionals.map(({ key }) => key);
  for (const key of professions) header.push(key, `${key}_${words.zones.quality}`);
  header.push(columns.codes);
  const rows = zones.map((zone) => {
    const { professionals, apl } = coverage.careIn(zone);
    const access = apl.find(({ key }) => key === 'medecin_generaliste')?.apl;
    const list = (texts: string[]) => harmless(texts.join(' | '));
    return [
      harmless(atlas.names[zone.heart]),
      String(zone.units.length),
      zone.population === null ? '' : String(zone.population),
      viability[zone.viability],
      list((zone.joined?.steps ?? []).map((step) => stepText(atlas, coverage.cover, step, language))),
      list(zone.extensions.map((one) => extensionSentence(coverage.cover.holders[one.holder].name, one, language))),
      list(zone.departments.map((department) => atlas.departments[department].name)),
      decimal(access?.value ?? null),
      words.qualities[access?.quality ?? 'unknown'],
      ...professionals.flatMap(({ count }) => [decimal(count.value), words.qualities[count.quality]]),
      Array.from(zone.units, (unit) => atlas.codes[unit]).join(' '),
    ];
  });
  return writeRows([header, ...rows]);
}
