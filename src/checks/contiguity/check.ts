import { outlinesAreExact } from '../../domain/outlines';
import { communeNames, unitNames } from '../../language/language';
import { defineCheck, unitsOf, type Remedy } from '../check';
import { en, fr } from './words';

/** Unknown where a unit without outline stands apart, or a part of a commune: nothing tells whom it touches. */
export const contiguity = defineCheck({
  id: 'contiguity',
  words: { fr, en },
  judge({ country: { atlas }, findings: { pieces, enclaves, partial } }) {
    const unplaced = pieces.length > 1 && pieces.some(({ units }) => Number.isNaN(atlas.longitude[units[0]]));
    return {
      state: unplaced ? 'unknown' : pieces.length > 1 || enclaves.length > 0 ? 'warn' : partial ? 'unknown' : 'pass',
      value: pieces.length,
      limit: 1,
      sources: ['contours'],
    };
  },
  sentence({ findings: { pieces, enclaves, departments, parts }, country: { atlas }, words, language }) {
    const { format } = language;
    const said: string[] = [];
    if (pieces.length > 1) said.push(words.pieces(format, pieces.length));
    if (enclaves.length > 0) {
      const names = enclaves.map(({ units }) => unitNames(atlas, units, language));
      said.push(words.enclaves(format, enclaves.length, format.shortList(names, 3)));
    }
    const undrawn = parts.filter(({ quarters }) => !quarters.length).map(({ commune }) => commune);
    if (undrawn.length) said.push(words.undrawn(communeNames(atlas, undrawn, language)));
    if (!said.length) said.push(words.whole);
    if (!outlinesAreExact(atlas, departments)) said.push(words.approximate);
    return said.join(' ');
  },
  remedies({ findings: { pieces, enclaves }, words }) {
    const found: Remedy[] = [];
    if (pieces.length > 1) found.push({ label: words.keepLargest, units: unitsOf(pieces.slice(1)), act: 'remove' });
    if (enclaves.length) {
      const label = enclaves.length > 1 ? words.fillAll : words.fill;
      found.push({ label, units: unitsOf(enclaves), act: 'add' });
    }
    return found;
  },
});
