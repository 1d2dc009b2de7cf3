import type { ProfessionKey } from '../../atlas/atlas';
import { COMPOSITION } from '../../domain/rules';
import type { Figure, ProfessionVerdict } from '../../domain/verdict';
import { figureText } from '../../language/language';
import { defineCheck } from '../check';
import { en, fr } from './words';

/**
 * Whether the professionals that a CPTS should hold practise in the territory at all. Soft, and answered only where
 * they are counted: an estimate spread by population proves nobody's presence.
 */
export const composition = defineCheck({
  id: 'composition',
  awaits: 'figures',
  words: { fr, en },
  judge({ findings: { professionals } }) {
    const counted = (keys: readonly ProfessionKey[]) => professionals.filter(({ key }) => keys.includes(key));
    const answers = COMPOSITION.required.map(({ count, among }) => atLeast(count, counted(among)));
    const [{ count, among }] = COMPOSITION.required;
    const [first] = counted(among);
    return {
      state: answers.includes(false) ? 'warn' : answers.includes(null) ? 'unknown' : 'pass',
      value: first.count.value,
      limit: count,
      sources: [COMPOSITION.source, first.count.source],
    };
  },
  sentence({ findings: { professionals }, words, language }) {
    const { format } = language;
    const [generalists, ...others] = professionals.map(({ count }) => count);
    const known = others.filter(({ value }) => value !== null);
    if (generalists === undefined || generalists.value === null || known.length === 0) return words.unknown;
    const other: Figure = {
      ...generalists,
      value: known.reduce((total, { value }) => total + value!, 0),
      quality: known.some(({ quality }) => quality === 'estimated') ? 'estimated' : generalists.quality,
    };
    const counted = (figure: Figure) => ({
      text: figureText(figure, language, (value) => format.integer(value)),
      count: Math.round(figure.value!),
    });
    return words.sentence(format, counted(generalists), counted(other));
  },
});

/** Whether these professions count `needed` professionals; `null` when those that are counted do not settle it. */
function atLeast(needed: number, professions: ProfessionVerdict[]): boolean | null {
  const counts = professions.map(({ count }) => (count.quality === 'estimated' ? null : count.value));
  const known = counts.reduce((sum: number, count) => sum + (count ?? 0), 0);
  if (known >= needed) return true;
  return counts.includes(null) ? null : false;
}
