import type { Atlas } from '../atlas/atlas';
import type { Layer, Quality } from '../atlas/manifest';
import type { Country } from '../domain/country';
import { TYPED_SOURCE } from '../domain/sources';
import type { CheckId, Figure, Overlap, Piece, SharedUnit, Verdict } from '../domain/verdict';
import type { Format } from './format';
import { outlinesAreExact } from '../domain/outlines';
import type { Words } from './fr';

/** The language in use: its words and how it writes figures. */
export interface Language {
  words: Words;
  format: Format;
}

/** What is written in place of a figure without a value: that it is unknown, or only estimated from a wider place. */
export const absent = (quality: Quality, { words }: Language): string =>
  quality === 'estimated' ? words.repeated : words.unknown;

/** How far a layer can be trusted, in words. */
export const layerQuality = ({ quality, partial }: Pick<Layer, 'quality' | 'partial'>, words: Words): string =>
  partial ? words.partialList : words.qualities[quality];

/** A figure in words: `≈` before an estimate, "non renseigné" for what is unknown. */
export function figureText(figure: Figure, language: Language, write: (value: number) => string): string {
  if (figure.value === null) return absent(figure.quality, language);
  return figure.quality === 'estimated' ? `≈ ${write(figure.value)}` : write(figure.value);
}

/** Names of units, the first few in full. */
export function unitNames(atlas: Atlas, units: Uint16Array, { format }: Language, limit = 3): string {
  return format.shortList(
    Array.from(units.subarray(0, limit + units.length), (unit) => atlas.names[unit]),
    limit,
  );
}

const sum = (pieces: readonly { population: number | null }[]) =>
  pieces.some((piece) => piece.population === null)
    ? null
    : pieces.reduce((total, piece) => total + (piece.population ?? 0), 0);

export function inhabitants(population: number | null, { words, format }: Language): string {
  return population === null ? words.unknown : words.inhabitants(format, population);
}

const overlapText = (overlap: Overlap, language: Language) =>
  language.words.overlap.one(
    overlap.name,
    language.words.units(language.format, overlap.units.length),
    inhabitants(overlap.population, language),
  );

function minimumRule({ region, published, source }: Verdict['minimum'], words: Language['words']['minimum']): string {
  if (source === TYPED_SOURCE) return words.typed;
  return published && region !== null ? words.published(region) : words.byDefault;
}

function minimum(verdict: Verdict, { words, format }: Language): string {
  const { value } = verdict.minimum;
  const rule = minimumRule(verdict.minimum, words.minimum);
  const population = verdict.population.value;
  if (verdict.units === 0 || population === null) return words.minimum.empty(format, value, rule);
  return population >= value
    ? words.minimum.pass(format, value, rule)
    : words.minimum.below(format, value - population, value, rule);
}

/** The distances to the next classes, and the vintages that put the territory in another one. */
function size(verdict: Verdict, language: Language): string {
  const { words, format } = language;
  const moved = verdict.size.vintages.filter((other) => other.class !== null && other.class !== verdict.size.class);
  const elsewhere = moved.map(({ vintage, population, class: size }) =>
    words.size.otherVintage(format, vintage, population!, words.sizeClass(size!)),
  );
  return [distances(verdict, language), ...elsewhere].join(' ');
}

function distances({ size }: Verdict, { words, format }: Language): string {
  if (size.class === null) return words.size.none;
  if (size.ambiguous) return words.size.ambiguous;
  if (size.toNext === null) return words.size.last(format, size.toPrevious!);
  if (size.toPrevious === null) return words.size.first(format, size.toNext);
  return words.size.between(format, size.toPrevious, size.toNext, size.class);
}

/** That two amounts cannot both be right. */
export function contradiction(
  { amounts }: Verdict['funding'],
  { part, whole }: Verdict['funding']['contradictions'][number],
  language: Language,
): string {
  const { words, format } = language;
  const said = (key: typeof part) =>
    words.funding.amount(
      words.amounts[key],
      figureText(amounts[key], language, (value) => format.euros(value)),
    );
  return words.funding.contradiction(said(part), said(whole));
}

function funding({ funding }: Verdict, language: Language): string {
  const { words, format } = language;
  if (funding.class === null) return words.funding.none;
  const euros = (figure: Figure) => figureText(figure, language, (value) => format.euros(value));
  const { ceilingWithSnp, operating } = funding.amounts;
  const [wrong] = funding.contradictions;
  if (wrong) return contradiction(funding, wrong, language);
  return ceilingWithSnp.value === null
    ? words.funding.ceilingUnknown(euros(operating))
    : words.funding.upTo(euros(ceilingWithSnp), euros(operating));
}

/** Departments by name and code. */
export const departmentNames = ({ departments }: Atlas, indices: readonly number[], { format }: Language): string =>
  format.shortList(
    indices.map((index) => `${departments[index].name}, ${departments[index].code}`),
    DEPARTMENTS_NAMED,
  );
const DEPARTMENTS_NAMED = 6;

function overlap(verdict: Verdict, country: Known, language: Language): string {
  const { words } = language;
  const { overlaps, shared, listing } = verdict;
  const said = [
    ...(overlaps.length ? [found(overlaps, language)] : []),
    ...(shared.length ? [sharedText(shared, country, language)] : []),
    ...(listing.withdrawn.length
      ? [words.overlap.withdrawn(unitNames(country.atlas, Uint16Array.from(listing.withdrawn), language))]
      : []),
  ];
  if (listing.incomplete.length) {
    const places = departmentNames(country.atlas, listing.incomplete, language);
    said.push(overlaps.length ? words.overlap.openBesides(places) : words.overlap.open(places));
  }
  return said.length ? said.join(' ') : words.overlap.none(listDates(verdict, country, language));
}

function found(overlaps: readonly Overlap[], language: Language): string {
  const { words, format } = language;
  if (overlaps.length === 1) return overlapText(overlaps[0], language);
  const units = new Set(overlaps.flatMap((o) => [...o.units])).size;
  return words.overlap.more(format, overlaps.length, words.units(format, units));
}

function sharedText(shared: readonly SharedUnit[], { atlas, network }: Known, language: Language): string {
  const { words, format } = language;
  const communes = unitNames(
    atlas,
    Uint16Array.from(shared, ({ unit }) => unit),
    language,
  );
  if (shared.length > 1) return words.overlap.sharedSeveral(format, shared.length, communes);
  return words.overlap.shared(communes, format.list(shared[0].cpts.map((cpts) => network.cpts[cpts].name)));
}

/** The complete lists that answer for the territory, by their dates. */
function listDates({ departments }: Verdict, { network }: Known, { words, format }: Language): string {
  const dates = network.listings
    .filter((listing) => departments.some(({ code }) => listing.departments.includes(code)))
    .map(({ date }) => words.overlap.listOf(format.when(date)));
  return format.list([...new Set(dates)]);
}

function contiguity({ pieces, enclaves, departments }: Verdict, atlas: Atlas, language: Language): string {
  const { words, format } = language;
  const said: string[] = [];
  if (pieces.length > 1) said.push(words.contiguity.pieces(format, pieces.length));
  if (enclaves.length > 0) {
    const names = format.shortList(
      enclaves.map((enclave: Piece) => unitNames(atlas, enclave.units, language)),
      3,
    );
    said.push(words.contiguity.enclaves(names, enclaves.length));
  }
  if (!said.length) said.push(words.contiguity.whole);
  if (!outlinesAreExact(atlas, departments)) said.push(words.contiguity.approximate);
  return said.join(' ');
}

function composition({ professionals }: Verdict, language: Language): string {
  const { words, format } = language;
  const [generalists, ...others] = professionals;
  const known = others.filter(({ count }) => count.value !== null);
  if (generalists === undefined || generalists.count.value === null || known.length === 0)
    return words.composition.unknown;
  const other: Figure = {
    ...generalists.count,
    value: known.reduce((total, { count }) => total + count.value!, 0),
    quality: known.some(({ count }) => count.quality === 'estimated') ? 'estimated' : generalists.count.quality,
  };
  const write = (value: number) => format.integer(value);
  return words.composition.sentence(figureText(generalists.count, language, write), figureText(other, language, write));
}

function administrative({ departments, regions, epcis }: Verdict, { words, format }: Language): string {
  const cut = epcis.filter((epci) => epci.units < epci.of).length;
  const where =
    regions.length > 1
      ? `${words.administrative.regions(format, regions.length)} · ${words.administrative.departments(format, departments.length)}`
      : words.administrative.departments(format, departments.length);
  return words.administrative.sentence(
    where,
    words.administrative.epcis(format, epcis.length),
    cut ? words.administrative.cut(format, cut, epcis.length) : '',
  );
}

function leftover({ leftovers, leftoversOpen }: Verdict, language: Language): string {
  const { words, format } = language;
  if (!leftovers.length) return leftoversOpen ? words.leftover.open : words.leftover.none;
  const some = words.leftover.some(format, leftovers.length, inhabitants(sum(leftovers), language));
  return leftoversOpen ? `${some} ${words.leftover.openBesides}` : some;
}

function cls({ cls: { said, contracts, units }, units: of }: Verdict, { words, format }: Language): string {
  if (said !== null) return words.cls.said[`${said}`];
  if (!contracts.length) return words.cls.unknown;
  return words.cls.listed(format.list(contracts), words.units(format, units), format.integer(of));
}

function professionals({ professionals }: Verdict, language: Language): string {
  const { words, format } = language;
  const generalists = professionals.find(({ key }) => key === 'medecin_generaliste');
  if (generalists?.density.quality === 'estimated') return words.professionals.estimated;
  if (generalists === undefined || generalists.density.value === null) return words.professionals.unknown;
  const write = (value: number) => format.decimal(value);
  const { france } = generalists.reference;
  return words.professionals.sentence(
    figureText(generalists.density, language, write),
    france === null ? words.unknown : write(france),
  );
}

/** What the sentences of a verdict name: the units, and what is known of the existing CPTS. */
type Known = Pick<Country, 'atlas' | 'network'>;

/** The one sentence of a check. */
export function checkSentence(id: CheckId, verdict: Verdict, country: Known, language: Language): string {
  switch (id) {
    case 'minimum-population':
      return minimum(verdict, language);
    case 'size-class':
      return size(verdict, language);
    case 'funding':
      return funding(verdict, language);
    case 'overlap':
      return overlap(verdict, country, language);
    case 'contiguity':
      return contiguity(verdict, country.atlas, language);
    case 'composition':
      return composition(verdict, language);
    case 'administrative':
      return administrative(verdict, language);
    case 'leftover':
      return leftover(verdict, language);
    case 'professionals':
      return professionals(verdict, language);
    case 'cls':
      return cls(verdict, language);
  }
}
