import type { Atlas, Bilingual } from '../atlas/atlas';
import { countedIn, namesOf, wholeAtlas } from '../atlas/quarters/units';
import type { Layer, Quality } from '../atlas/manifest';
import type { Figure } from '../domain/verdict';
import type { Format } from './format';
import type { TermWords } from './terms-fr';

/** A language: its words, the terms that every screen uses at least, and how it writes figures. */
export interface Language<W extends TermWords = TermWords> {
  words: W;
  format: Format;
}

/** What is written in place of a figure without a value: that it is unknown, on its way, or only estimated from a wider place. */
export function absent(quality: Quality, { words }: Language): string {
  if (quality === 'awaited') return words.qualities.awaited;
  return quality === 'estimated' ? words.repeated : words.unknown;
}

/** How far a layer can be trusted, in words. */
export const layerQuality = ({ quality, partial }: Pick<Layer, 'quality' | 'partial'>, words: TermWords): string =>
  partial ? words.partialList : words.qualities[quality];

/** A figure in words: `≈` before an estimate, "non renseigné" for what is unknown. */
export function figureText(figure: Figure, language: Language, write: (value: number) => string): string {
  if (figure.value === null) return absent(figure.quality, language);
  return figure.quality === 'estimated' ? `≈ ${write(figure.value)}` : write(figure.value);
}

/** Names of units, the first few in full. */
export function unitNames(atlas: Atlas, units: Uint16Array, { format }: Language, limit = 3): string {
  return format.shortList(namesOf(atlas, units), limit);
}

/** Names of communes, by their indices where nothing is cut. */
export const communeNames = (atlas: Atlas, communes: readonly number[], language: Language): string =>
  unitNames(wholeAtlas(atlas), Uint16Array.from(communes), language);

/** `47 communes`, `2 communes et 12 quartiers`, `12 quartiers`, `2 communes et 1 commune en partie`. */
export function countText(
  { communes, quarters, partial = 0 }: ReturnType<typeof countedIn> & { partial?: number },
  { words, format }: Language,
): string {
  const parts = [
    ...(communes || !(quarters + partial) ? [words.units(format, communes)] : []),
    ...(quarters ? [words.quarterCount(format, quarters)] : []),
    ...(partial ? [words.partialCount(format, partial)] : []),
  ];
  return parts.length > 1 ? format.list(parts) : parts[0];
}

/** The same of some units. */
export const unitsText = (atlas: Atlas, units: Iterable<number>, language: Language): string =>
  countText(countedIn(atlas, units), language);

/** The same of units that were counted: `units` of them, whole communes and quarters together. */
export const peopledText = (
  { units, quarters = 0 }: { units: number; quarters?: number },
  language: Language,
): string => countText({ communes: units - quarters, quarters }, language);

/** A title that a column brings in the languages of its source; French stands in for the others. */
export const titleIn = (title: Bilingual, { format }: Language): string =>
  format.locale === 'en' ? title.en : title.fr;

export function inhabitants(population: number | null, { words, format }: Language): string {
  return population === null ? words.unknown : words.inhabitants(format, population);
}

/** Departments by name and code. */
export const departmentNames = ({ departments }: Atlas, indices: readonly number[], { format }: Language): string =>
  format.shortList(
    indices.map((index) => `${departments[index].name}, ${departments[index].code}`),
    DEPARTMENTS_NAMED,
  );
const DEPARTMENTS_NAMED = 6;
