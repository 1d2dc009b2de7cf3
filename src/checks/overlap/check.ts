import { isQuarterOf } from '../../atlas/codes';
import type { Country } from '../../domain/country';
import { REGIONAL } from '../../domain/rules';
import type { Findings, Overlap } from '../../domain/verdict';
import {
  communeNames,
  departmentNames,
  inhabitants,
  unitNames,
  unitsText,
  type Language,
} from '../../language/language';
import { defineCheck, unitsOf, type Remedy, type Told } from '../check';
import { en, fr } from './words';

/**
 * Sharing units with an existing CPTS fails where the region or the department forbids it, and warns elsewhere. None
 * found is good news only where all the CPTS are known and none shares its commune with another.
 */
export const overlap = defineCheck({
  id: 'overlap',
  words: { fr, en },
  judge({ country, findings: { overlaps, shared: between, openParts, listing, population } }) {
    const forbidding = REGIONAL.overlapForbidden.filter((rule) =>
      overlaps.some((found) => isUnder(country, rule, found)),
    );
    const shared = new Set(overlaps.flatMap(({ units }) => [...units]));
    const open =
      between.length > 0 || openParts.length > 0 || listing.incomplete.length > 0 || listing.withdrawn.length > 0;
    return {
      state: forbidding.length ? 'fail' : overlaps.length ? 'warn' : open ? 'unknown' : 'pass',
      value: overlaps.length || !open ? shared.size : null,
      limit: 0,
      sources: [
        ...new Set(forbidding.map(({ source }) => source)),
        'cpts',
        ...(overlaps.length ? [population.source] : []),
      ],
    };
  },
  sentence({ findings, country, words, language }) {
    const { overlaps, shared, openParts, listing } = findings;
    const said = [
      ...(overlaps.length ? [foundText(overlaps, country, words, language)] : []),
      ...(shared.length ? [sharedText(findings, country, words, language)] : []),
      ...(openParts.length ? [words.openParts(communeNames(country.atlas, openParts, language))] : []),
      ...(listing.withdrawn.length
        ? [words.withdrawn(unitNames(country.atlas, Uint16Array.from(listing.withdrawn), language))]
        : []),
    ];
    if (listing.incomplete.length) {
      const places = departmentNames(country.atlas, listing.incomplete, language);
      said.push(overlaps.length ? words.openBesides(places) : words.open(places));
    }
    return said.length ? said.join(' ') : words.none(listDates(findings, country, words, language));
  },
  remedies({ findings: { overlaps }, words }) {
    if (!overlaps.length) return [];
    const sketches = overlaps.filter(({ cpts, parts }) => cpts === null && !parts);
    return [
      { label: words.remedy, units: unitsOf(overlaps), act: 'remove' },
      ...sketches.map(({ name, units }): Remedy => ({ label: words.takeOver(name), units, act: { takeOver: name } })),
    ];
  },
});

function isUnder(
  { atlas, regionOf }: Country,
  { kind, code }: (typeof REGIONAL.overlapForbidden)[number],
  { cpts, units }: Overlap,
): boolean {
  const groupOf = (unit: number) =>
    kind === 'region' ? atlas.regions[regionOf[unit]] : atlas.departments[atlas.department[unit]];
  return cpts !== null && units.some((unit) => groupOf(unit)?.code === code);
}

function foundText(overlaps: readonly Overlap[], { atlas }: Known, words: typeof fr, language: Language): string {
  const count = (units: Iterable<number>) => unitsText(atlas, units, language);
  if (overlaps.length > 1) return words.more(language.format, overlaps.length, count(new Set(unitsOf(overlaps))));
  const [{ name, units, population }] = overlaps;
  return words.one(name, count(units), inhabitants(population, language));
}

type Known = Told<unknown>['country'];

function sharedText({ shared }: Findings, { atlas, network }: Known, words: typeof fr, language: Language): string {
  const { format } = language;
  const units = Uint16Array.from(shared, ({ unit }) => unit);
  const called = unitNames(atlas, units, language);
  if (shared.length > 1) return words.sharedSeveral(unitsText(atlas, units, language), called);
  const holders = format.list(shared[0].cpts.map((cpts) => network.cpts[cpts].name));
  return words.shared(called, holders, isQuarterOf(atlas, atlas.codes[units[0]]));
}

/** The complete lists that answer for the territory, by their dates. */
function listDates({ departments }: Findings, { network }: Known, words: typeof fr, { format }: Language): string {
  const dates = network.listings
    .filter((listing) => departments.some(({ code }) => listing.departments.includes(code)))
    .map(({ date }) => words.listOf(format.when(date)));
  return format.list([...new Set(dates)]);
}
