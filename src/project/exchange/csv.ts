import { undrawnParts, type TypedPart } from '../../domain/parts';
import { cutCommuneOf, wholeAtlas } from '../../atlas/quarters/units';
import { dsvFormat } from 'd3-dsv';
import { NONE, PROFESSIONS, type Atlas } from '../../atlas/atlas';
import { repairCode } from '../../atlas/codes';
import type { Quality } from '../../atlas/manifest';
import { writeRows } from '../../kernel/csv';
import { ExchangeError } from '../errors';
import { communeInPart, inPart } from './in-part';
import { codeKey, isCode, type Exporter, type IncomingTerritory, type OutgoingTerritory } from './territory';

const BOM = '\uFEFF';
const QUALITIES: Record<Quality, string> = {
  exact: 'exact',
  approximate: 'approché',
  estimated: 'estimé',
  awaited: 'en cours de chargement',
  unknown: 'non renseigné',
};

const TYPED = 'saisi par vous';
const SPREAD = 'estimé par département seulement';

/**
 * One row a commune, as French spreadsheets open it: UTF-8 with BOM, `;`, decimal comma. Each figure goes with its
 * quality and vintage; a figure that is unknown is an empty cell whose quality says so.
 */
export function writeCsv(atlas: Atlas, { units, parts }: Pick<OutgoingTerritory, 'units' | 'parts'>): string {
  const [population] = atlas.populations;
  const header = ['code', 'nom', 'departement', 'region', 'epci', 'epci_nom'];
  header.push('population_municipale', 'population_annee', 'population_qualite');
  for (const key of PROFESSIONS) header.push(key, `${key}_millesime`, `${key}_qualite`);
  const rows = Array.from(units, (unit) => {
    const department = atlas.departments[atlas.department[unit]];
    const epci = atlas.epci[unit] === NONE ? null : atlas.epcis[atlas.epci[unit]];
    const place = [atlas.codes[unit], atlas.names[unit], department.name, atlas.regions[department.region].name];
    const cells = [...place, epci?.code ?? '', epci?.name ?? ''];
    const year = atlas.populationYear[unit];
    const isQuarter = cutCommuneOf(atlas, unit) !== null;
    cells.push(
      ...figure(population.values[unit], year ? String(year) : '', isQuarter ? 'estimated' : population.quality),
    );
    for (const key of PROFESSIONS) {
      const { values, vintage, quality } = atlas.professionals[key];
      // An estimate spread by population says nothing of one commune.
      cells.push(
        ...(quality === 'estimated'
          ? ['', '', SPREAD]
          : figure(values[unit], vintage, isQuarter ? 'estimated' : quality)),
      );
    }
    return cells;
  });
  const undrawn = undrawnParts(atlas, { units: new Set(units), parts }).map(({ commune, inhabitants }) =>
    undrawnRow(wholeAtlas(atlas), commune, inhabitants, header.length),
  );
  return writeRows([header, ...rows, ...undrawn]);
}

/** A part of a commune is without its code: what joins by code must not take the whole. */
function undrawnRow(atlas: Atlas, commune: number, inhabitants: number, length: number): string[] {
  const department = atlas.departments[atlas.department[commune]];
  const epci = atlas.epcis[atlas.epci[commune]];
  const place = ['', inPart(atlas, commune), department.name, atlas.regions[department.region].name];
  const cells = [...place, epci?.code ?? '', epci?.name ?? '', String(inhabitants), '', TYPED];
  return [...cells, ...new Array<string>(length - cells.length).fill('')];
}

function figure(value: number, vintage: string, quality: Quality): string[] {
  if (Number.isNaN(value)) return ['', '', QUALITIES.unknown];
  const digits = Number.isInteger(value) ? 0 : 2;
  return [value.toFixed(digits).replace('.', ','), vintage, QUALITIES[quality]];
}

export const csv: Exporter = {
  name: 'CSV',
  extension: 'csv',
  type: 'text/csv;charset=utf-8',
  drawn: false,
  write: writeCsv,
};

/**
 * Reads the codes of a table: separated by `;`, `,` or a tab, with a header that names a column of INSEE codes. Rows
 * without a code in that column are passed over when it is empty.
 * @throws {ExchangeError} when there is no such column, or something else than codes in it.
 */
export function readCsv(text: string): IncomingTerritory {
  const content = text.startsWith(BOM) ? text.slice(1) : text;
  if (!content.trim()) throw new ExchangeError('csv', 'empty');
  const firstLine = content.slice(0, content.search(/[\r\n]|$/));
  const delimiter = [';', '\t', ','].find((mark) => firstLine.includes(mark)) ?? ';';
  // `parseRows` rather than `parse`, which compiles code and is refused by the page's content policy.
  const [header, ...rows] = dsvFormat(delimiter).parseRows(content);
  const column = header.indexOf(codeKey(header) ?? '');
  if (column < 0) throw new ExchangeError('csv', 'no-codes', firstLine.slice(0, 80));
  const cells = rows.map((row) => (row[column] ?? '').trim()).filter(Boolean);
  const stranger = cells.find((cell) => !isCode(cell));
  if (stranger !== undefined) throw new ExchangeError('csv', 'unreadable', stranger.slice(0, 40));
  const parts = partsIn(header, rows);
  return { name: null, codes: [...new Set(cells.map(repairCode))], ...(parts.length && { parts }) };
}

/** The communes held in part of a table of ours. */
function partsIn(header: readonly string[], rows: readonly string[][]): TypedPart[] {
  const [name, people, quality] = ['nom', 'population_municipale', 'population_qualite'].map((key) =>
    header.indexOf(key),
  );
  return rows.flatMap((row) => {
    const commune = row[quality] === TYPED ? communeInPart(row[name]) : null;
    const inhabitants = Number(row[people]);
    return commune !== null && Number.isInteger(inhabitants) && inhabitants > 0
      ? { commune, quarters: [], inhabitants }
      : [];
  });
}
