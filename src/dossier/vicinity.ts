import type { Country } from '../domain/country';
import type { Overlap } from '../domain/verdict';
import type { AssessedZone } from '../domain/white-zones';
import { zonePlaces, zoneSentence } from '../words/zones';
import { coverOf } from '../domain/cover';
import { fromLayers } from './layers';
import { plain, text, type Table } from './table';
import type { Study } from './study';
import type { Writing } from './writing';

/** Existing CPTS and other sketches that share communes with the territory. */
export function overlapTable({ verdict }: Study, { country, language: { words, format } }: Writing): Table {
  const { overlap: said } = words.dossier;
  const known = country.network.cpts.length;
  const row = ({ name, stage, units, population }: Overlap) => ({
    head: name,
    cells: [text(words.stages[stage]), plain(units.length, 'integer'), plain(population, 'integer')],
    from: fromLayers(country.atlas, ['cpts'], verdict.population),
  });
  return {
    id: 'overlap',
    title: said.title,
    columns: [said.name, said.stage, said.units, said.inhabitants],
    rows: verdict.overlaps.map(row),
    note: verdict.overlaps.length ? '' : known ? words.overlap.none(format, known) : words.overlap.noneKnown,
  };
}

/** Existing CPTS that touch the territory. */
export function neighboursTable({ around, verdict }: Study, { country, language: { words, format } }: Writing): Table {
  const { neighbours: said, overlap } = words.dossier;
  return {
    id: 'neighbours',
    title: said.title,
    columns: [overlap.name, overlap.stage, said.units, said.of],
    rows: around.cpts.map(({ cpts, units }) => {
      const { name, stage, units: all } = country.network.cpts[cpts];
      return {
        head: name,
        cells: [text(words.stages[stage]), plain(units, 'integer'), plain(all.length, 'integer')],
        from: fromLayers(country.atlas, ['cpts'], verdict.population),
      };
    }),
    note: around.cpts.length ? '' : words.dossier.identity.noNeighbour(format, country.network.cpts.length),
  };
}

/**
 * Whether a zone is what the loaded data says nothing of, rather than one to be listed: room for several CPTS, and no
 * known one in most of its departments.
 */
export function isUncharted({ atlas, network }: Country, { departments, known, minimum }: AssessedZone): boolean {
  const charted = new Set(network.cpts.flatMap(({ units }) => Array.from(units, (unit) => atlas.department[unit])));
  const silent = departments.filter((department) => !charted.has(department));
  return known >= 2 * minimum && silent.length > departments.length / 2;
}

/** White zones that touch the territory once it is adopted, and what can be done of each. */
export function whiteZonesTable(study: Study, { country, language }: Writing): Table {
  const { words, format } = language;
  const { whiteZones: said } = words.dossier;
  const cover = coverOf(country, [study]);
  const listed = study.around.zones.filter((zone) => !isUncharted(country, zone));
  const uncharted = study.around.zones.find((zone) => isUncharted(country, zone));
  const told = listed.length ? said.note : said.none;
  return {
    id: 'white-zones',
    title: said.title,
    columns: [said.name, said.where, said.units, said.inhabitants, said.outcome],
    rows: listed.map((zone) => ({
      head: country.atlas.names[zone.heart],
      cells: [
        text(zonePlaces(country.atlas, zone, language)),
        plain(zone.units.length, 'integer'),
        plain(zone.population, 'integer'),
        text(zoneSentence(country.atlas, cover, zone, language)),
      ],
      from: fromLayers(country.atlas, ['cpts'], study.verdict.population),
    })),
    note: uncharted
      ? said.uncharted(format, country.network.cpts.length, uncharted.units.length, uncharted.departments.length)
      : told,
  };
}
