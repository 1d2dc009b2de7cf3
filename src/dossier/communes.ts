import { NONE, PROFESSIONS } from '../atlas/atlas';
import { plain, text, type Table } from './table';
import type { Study } from './study';
import type { Writing } from './writing';

const known = (value: number) => (Number.isNaN(value) ? null : value);

/** Seven figures: all that a column of single precision holds of what was published. */
const published = (value: number) => known(Number(value.toPrecision(7)));

/** The communes of the territory, one a row. */
export function communesTable({ units }: Study, { country: { atlas }, language: { words } }: Writing): Table {
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
    rows: Array.from(units, (unit) => ({
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
    note: said.note(
      counted.flatMap((key) => {
        const short = said.short[key];
        const name = words.professions[key];
        return short === undefined || short === name ? [] : [[short, name.toLowerCase()] as const];
      }),
    ),
  };
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
