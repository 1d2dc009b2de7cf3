import type { Atlas } from '../atlas/atlas';
import type { Stray } from '../domain/stray';
import type { Break, Standing } from '../domain/standing';
import type { PulledSide } from '../domain/pull';
import type { Change, Inhabitants, Price } from '../project/changes';
import { countText, figureText, unitNames, unitsText } from '../language/language';
import type { Language } from './language';

/** Inhabitants in words; those of units whose population is unknown are not in the sum, which is then said. */
function counted({ known, unknown }: Inhabitants, of: number, { words, format }: Language): string {
  if (unknown === of && of > 0) return words.unknown;
  const sum = words.inhabitants(format, known);
  return unknown ? words.hand.without(format, sum, unknown) : sum;
}

const sizeOf = ({ gained, lost }: Change) => gained.length || lost.length;

/** "1 commune ajoutée : Bard. 27 412 habitants." */
export function changeSaid(change: Change, atlas: Atlas, language: Language): string {
  const { words, format } = language;
  const { gained, lost, territory, total } = change;
  if (change.size.quarters) return words.labelled(`« ${territory.name} »`, changeText(change, language));
  const say = gained.length ? words.announce.added : words.announce.removed;
  const names = unitNames(atlas, gained.length ? gained : lost, language);
  return say(
    format,
    gained.length || lost.length,
    names,
    territory.name,
    counted(total, territory.units.length, language),
  );
}

/** What the hand would change in one territory: "+ 7 communes, + 4 210 habitants → 27 412 habitants". */
export function changeText(change: Change, language: Language): string {
  const { words } = language;
  const { lost, territory, moved, total } = change;
  const sign = lost.length ? '−' : '+';
  return words.hand.change(
    sign,
    countText(change.size, language),
    counted(moved, sizeOf(change), language),
    counted(total, territory.units.length, language),
  );
}

/** Which territories lost to which, with what each now counts. */
export function transferSaid(changes: readonly Change[], language: Language): string {
  return changes
    .map((change) => language.words.labelled(`« ${change.territory.name} »`, changeText(change, language)))
    .join(' · ');
}

export function straySaid(
  { unit, kilometres }: Stray,
  change: Change,
  atlas: Atlas,
  { words, format }: Language,
): string {
  return words.hand.stray(atlas.names[unit], format.integer(Math.round(kilometres)), change.territory.name);
}

/** What would get worse, in a few words. */
export function breakText(broken: Break, atlas: Atlas, language: Language): string {
  const { words, format } = language;
  const { breaks } = words.hand;
  switch (broken.kind) {
    case 'empty':
      return breaks.empty;
    case 'pieces':
    case 'enclaves':
      return breaks[broken.kind](format, broken.count);
    case 'minimum':
      return breaks.minimum(format, broken.missing);
    case 'overlap':
      return breaks.overlap(broken.name, unitsText(atlas, broken.units, language));
    case 'departments':
    case 'regions':
      return breaks[broken.kind](format.list(broken.names));
  }
}

/** What an act costs, in one sentence; empty when nothing known gets worse. */
export function priceText({ breaks, taken }: Price, atlas: Atlas, language: Language): string {
  const { words } = language;
  const said = [
    ...breaks.map((broken) => breakText(broken, atlas, language)),
    ...taken.map(({ lost, territory }) => words.hand.takes(unitsText(atlas, lost, language), territory.name)),
  ];
  return said.length ? words.hand.price(said.join(', ')) : '';
}

/** The class of one side of a border, and how far the next one is. */
export function standingText({ size, population, minimum }: Standing, { words, format }: Language): string {
  if (size.class === null || population.value === null) return words.sizeNone;
  const missing = minimum.value - population.value;
  const next =
    missing > 0
      ? words.verdict.toThreshold(format, missing, minimum.value)
      : size.toNext === null
        ? null
        : words.verdict.toThreshold(format, size.toNext, population.value + size.toNext);
  return [words.sizeClass(size.class), next].filter((part) => part !== null).join(' · ');
}

/** Both sides in one breath, for who does not see the map. */
export function sidesSaid(sides: readonly PulledSide[], atlas: Atlas, language: Language): string {
  return sides
    .map(({ name, after, breaks }) =>
      [
        language.words.labelled(
          name,
          figureText(after.population, language, (value) => language.words.inhabitants(language.format, value)),
        ),
        standingText(after, language),
        ...breaks.map((broken) => breakText(broken, atlas, language)),
      ].join(', '),
    )
    .join('. ');
}
