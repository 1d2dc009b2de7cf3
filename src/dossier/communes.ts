import { NONE, PROFESSIONS, type Atlas, type ProfessionKey } from '../atlas/atlas';
import { wholeAtlas } from '../atlas/quarters/units';
import type { HeldPart } from '../domain/parts';
import { TYPED_SOURCE } from '../domain/sources';
import { partNames } from './part-names';
import { plain, text, type Row, type Table } from './table';
import type { Study } from './study';
import type { Writing } from './writing';

const known = (value: number) => (Number.isNaN(value) ? null : value);

/** Seven figures: all that a column of single precision holds of what was published. */
const published = (value: number) => known(Number(value.toPrecision(7)));

/** The communes of the territory, one a row. */
export function communesTable({ units, verdict }: Study, { country: { atlas }, language }: Writing): Table {
  const { words } = language;
  const { communes: said } = words.dossier;
  const [{ values, quality, vintage, layer }] = atlas.populations;
  // An estimate spread by population says nothing of one commune.
  const counted = PROFESSIONS.filter(
    (key) => !['unknown', 'awaited', 'estimated'].includes(atlas.professionals[key].quality),
  );
  return {
    id: 'communes',
    title: said.title,
    columns: [
      said.name,
      said.code,
      said.department,
      said.epci,
      said.inhabitants,
      ...counted.map((key) => said.short[key] ?? words.professions[key]),
    ],
    rows: [
      ...Array.from(units, (unit) => ({
        head: atlas.names[unit],
        cells: [
          text(atlas.codes[unit]),
          text(atlas.departments[atlas.department[unit]].code),
          text(atlas.epci[unit] === NONE ? '' : atlas.epcis[atlas.epci[unit]].name),
          plain(known(values[unit]), 'integer', quality),
          ...counted.map((key) =>
            plain(known(atlas.professionals[key].values[unit]), 'integer', atlas.professionals[key].quality),
          ),
        ],
        from: {
          vintage: String(atlas.populationYear[unit] || vintage),
          quality,
          sources: [layer, ...(counted.length ? ['professionals'] : [])],
        },
      })),
      ...partRows(atlas, verdict.parts, language, counted),
    ],
    note: said.note(
      counted.flatMap((key) => {
        const short = said.short[key];
        const name = words.professions[key];
        return short === undefined || short === name ? [] : [[short, name.toLowerCase()] as const];
      }),
    ),
  };
}

/** Communes held in part of which nothing is drawn: what was typed, and what is shared by it. */
function partRows(
  atlas: Atlas,
  parts: readonly HeldPart[],
  language: Writing['language'],
  counted: readonly ProfessionKey[],
): Row[] {
  const whole = wholeAtlas(atlas);
  const [{ values, vintage }] = whole.populations;
  return parts
    .filter(({ quarters }) => !quarters.length)
    .map((part): Row => {
      const { commune, inhabitants } = part;
      const share = Math.min(1, inhabitants / values[commune]);
      return {
        head: partNames(atlas, [part], language)[0],
        cells: [
          text(''),
          text(whole.departments[whole.department[commune]].code),
          text(whole.epcis[whole.epci[commune]]?.name ?? ''),
          plain(inhabitants, 'integer', 'estimated'),
          ...counted.map((key) =>
            plain(known(whole.professionals[key].values[commune] * share), 'integer', 'estimated'),
          ),
        ],
        from: { vintage: String(vintage), quality: 'estimated', sources: [TYPED_SOURCE] },
      };
    });
}

/** What the maps of access show, one commune a row; without rows while no APL is loaded. */
export function communesAplTable({ units, apl }: Study, { country: { atlas }, language: { words } }: Writing): Table {
  const { communes: said, apl: aplSaid } = words.dossier;
  const [{ vintage, source } = { vintage: '', source: '' }] = apl.map((one) => one.apl);
  return {
    id: 'communes-apl',
    title: aplSaid.byCommune,
    columns: [said.name, said.code, ...apl.map(({ key }) => words.professions[key])],
    rows: Array.from(apl.length ? units : [], (unit) => ({
      head: atlas.names[unit],
      cells: [
        text(atlas.codes[unit]),
        ...apl.map(({ key }) => plain(published(atlas.apl[key]!.values[unit]), 'decimal', atlas.apl[key]!.quality)),
      ],
      from: { vintage, quality: 'exact', sources: [source] },
    })),
    note: aplSaid.units,
  };
}
