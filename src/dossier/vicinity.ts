import type { Atlas } from '../atlas/atlas';
import type { Overlap } from '../domain/verdict';
import { checkSentence } from '../checks/sentences';
import { departmentNames } from '../language/language';
import type { Language } from '../words/language';
import { zonePlaces, zoneSentence } from '../words/zones';
import { coverOf } from '../domain/cover';
import { fromLayers } from './layers';
import { plain, text, type Table } from './table';
import type { Study } from './study';
import { unitsCell } from './units-cell';
import type { Writing } from './writing';

/** Existing CPTS and other sketches that share communes with the territory. */
export function overlapTable({ verdict }: Study, { country, language }: Writing): Table {
  const { words } = language;
  const { overlap: said } = words.dossier;
  const { overlaps, shared, listing } = verdict;
  const row = ({ name, stage, units, population }: Overlap) => ({
    head: name,
    cells: [text(words.stages[stage]), unitsCell(units, { country, language }), plain(population, 'integer')],
    from: fromLayers(country.atlas, ['cpts'], verdict.population),
  });
  const told = overlaps.length > 0 && !shared.length && !listing.incomplete.length && !listing.withdrawn.length;
  return {
    id: 'overlap',
    title: said.title,
    columns: [said.name, said.stage, said.units, said.inhabitants],
    rows: overlaps.map(row),
    note: told ? '' : checkSentence('overlap', verdict, country, language),
  };
}

/** Existing CPTS that touch the territory. */
export function neighboursTable({ around, verdict }: Study, { country, language }: Writing): Table {
  const { words } = language;
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
    note: neighboursNote(around, country.atlas, language),
  };
}

/** What a list of the CPTS around leaves unsaid; empty when it is whole. */
function neighboursNote({ cpts, unlisted }: Study['around'], atlas: Atlas, language: Language): string {
  const { neighbours } = language.words.dossier;
  if (!unlisted.length) return cpts.length ? '' : neighbours.none;
  const places = departmentNames(atlas, unlisted, language);
  return cpts.length ? neighbours.openBesides(places) : neighbours.open(places);
}

/** White zones that touch the territory once it is adopted, and what can be done of each. */
export function whiteZonesTable(study: Study, { country, language }: Writing): Table {
  const { words } = language;
  const { whiteZones: said } = words.dossier;
  const { zones, unlisted } = study.around;
  const cover = coverOf(country, [study]);
  const told = zones.length ? said.note : unlisted.length ? '' : said.none;
  const open = unlisted.length ? said.open(departmentNames(country.atlas, unlisted, language)) : '';
  return {
    id: 'white-zones',
    title: said.title,
    columns: [said.name, said.where, said.units, said.inhabitants, said.outcome],
    rows: zones.map((zone) => ({
      head: country.atlas.names[zone.heart],
      cells: [
        text(zonePlaces(country.atlas, zone, language)),
        unitsCell(zone.units, { country, language }),
        plain(zone.population, 'integer'),
        text(zoneSentence(country.atlas, cover, zone, language)),
      ],
      from: fromLayers(country.atlas, ['cpts'], study.verdict.population),
    })),
    note: [told, open].filter(Boolean).join(' '),
  };
}
