import type { Loss } from '../project/loss';
import type { Language } from './language';

/** Losses named before the others are counted. */
const NAMED = 3;

/** What could not be read, in words; empty when nothing is lost: a commune that was renumbered is not, see below. */
export function lossesText(losses: readonly Loss[], language: Language): string {
  const said = losses.flatMap((loss) => lossText(loss, language) ?? []);
  return said.length ? language.format.shortList([...new Set(said)], NAMED) : '';
}

/** Communes that were renumbered or merged since, in words; empty when none was. Nothing is lost of them. */
export function recodedText(losses: readonly Loss[], { words, format }: Language): string {
  const { recoded } = words.keeping;
  const said = losses.flatMap((loss) =>
    loss.kind === 'recoded' ? recoded.codes(format.shortList(loss.codes, NAMED), loss.territory) : [],
  );
  return said.length ? recoded.sentence(format.shortList([...new Set(said)], NAMED)) : '';
}

function lossText(loss: Loss, { words, format }: Language): string | null {
  const { losses } = words.keeping;
  switch (loss.kind) {
    case 'recoded':
      return null;
    case 'unreadable':
    case 'version':
    case 'scenario':
    case 'import':
      return losses[loss.kind];
    case 'setting':
      return losses.settings;
    case 'saves':
      return losses.saves(format, loss.saves);
    case 'history':
      return losses.history(format, loss.entries);
    case 'territory':
      return loss.name === null ? losses.someTerritory : losses.territory(loss.name);
    case 'units':
      return losses.units(format.shortList(loss.codes, NAMED), loss.territory);
  }
}
