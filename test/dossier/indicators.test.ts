import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../src/atlas/atlas';
import { applyLayers } from '../../src/data/apply';
import type { ImportedLayer } from '../../src/data/importers/types';
import { allTables } from '../../src/dossier/contents';
import { studyOf } from '../../src/dossier/study';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { Format } from '../../src/language/format';
import { fr } from '../../src/words/fr';
import { builtCountry } from '../folder';

const built = builtCountry();
const people = built.atlas.populations[0].values;
const common = { quality: 'exact', layer: 'import-ages', vintage: '2022' } as const;
const bring = (id: string, aggregate: Indicator['aggregate'], values: Float64Array, categories: string[] = []) => ({
  ...common,
  id,
  aggregate,
  values,
  categories,
  title: { fr: id, en: id },
});
/** One in ten is 75 or over, one in five in the units of an odd index. */
const old = people.map((value, unit) => value / (unit % 2 ? 5 : 10));
const rate = people.map((_, unit) => unit % 7);
const level = people.map((_, unit) => (unit % 3 === 2 ? NaN : unit % 3));
const indicators = [
  bring('population_75_plus', 'sum', old),
  bring('taux', 'rate', rate),
  bring('zonage_medecin_generaliste', 'category', level, ['1_ZIP', '2_ZAC']),
];
const [layer] = built.atlas.manifest.layers;
const manifest = {
  ...built.atlas.manifest,
  layers: [...built.atlas.manifest.layers, { ...layer, id: 'import-ages', title: 'Âges' } as typeof layer],
};
/** As an import of an earlier release kept them: among the indicators. */
const houses = bring(
  'maison_de_sante',
  'sum',
  people.map(() => 1),
);
const kept: ImportedLayer = { brings: 'indicators', indicators: [houses], layer: manifest.layers.at(-1)! };
const { atlas } = applyLayers({ ...built.atlas, manifest }, built.network, [kept]);
const country = { ...built, atlas: { ...atlas, indicators, manifest } };
const { units, id } = country.network.cpts.find((cpts) => cpts.units.length > 20)!;
const study = studyOf(country, { name: 'Essai', units, origin: id }, DEFAULT_SETTINGS, []);
const language = { words: fr, format: new Format('fr') };
const tables = new Map(
  allTables({ study, events: [], missions: {}, compared: [study], scenarios: null }, { country, language }).map((t) => [
    t.id,
    t,
  ]),
);
const row = (table: string, head: string) =>
  tables
    .get(table)!
    .rows.find((one) => one.head === head)!
    .cells.map(({ value }) => value);
const sum = (some: Iterable<number>, read: (unit: number) => number) =>
  [...some].reduce((all, unit) => all + read(unit), 0);

describe('data that the user brought', () => {
  it('adds up, and is held against the inhabitants here and around', () => {
    const [total, here, department, , france] = row('indicators', 'population_75_plus');
    const counted = sum(units, (unit) => old[unit]);
    expect(total).toBeCloseTo(counted, 6);
    expect(here).toBeCloseTo((counted / sum(units, (unit) => people[unit])) * 10_000, 6);
    const touched = new Set([...units].map((unit) => atlas.department[unit]));
    const around = [...atlas.codes.keys()].filter((unit) => touched.has(atlas.department[unit]));
    expect(department).toBeCloseTo((sum(around, (u) => old[u]) / sum(around, (u) => people[u])) * 10_000, 6);
    const known = [...atlas.codes.keys()].filter((unit) => !Number.isNaN(people[unit]));
    expect(france).toBeCloseTo((sum(known, (u) => old[u]) / sum(known, (u) => people[u])) * 10_000, 6);
  });

  it('is averaged by inhabitants when it is a rate, and has no total', () => {
    const [total, here] = row('indicators', 'taux');
    expect(total).toBeNull();
    expect(here).toBeCloseTo(sum(units, (u) => rate[u] * people[u]) / sum(units, (u) => people[u]), 9);
  });

  it('is counted by category, without the communes where it is unknown', () => {
    const zip = [...units].filter((unit) => level[unit] === 0);
    expect(row('categories', 'zonage_medecin_generaliste\u00a0: 1_ZIP')).toEqual([
      zip.length,
      sum(zip, (unit) => people[unit]),
    ]);
  });

  it('fills the structures and leaves the list of what is missing', () => {
    expect(row('structures', 'Maisons de santé pluriprofessionnelles')).toEqual([units.length]);
    const missing = tables.get('missing')!.rows.map(({ head }) => head);
    expect(missing.some((head) => /âge|Zonages|Maisons de santé/.test(head))).toBe(false);
  });
});
