import { foldWords } from '../../atlas/names';
import type { StageAnswer } from '../../data/importers/types';
import unknownWords from '../../../data/imports/unknown-words.json';
import { stageOf } from '../../domain/stage';
import words from './words.json';

const has = (list: readonly string[], word: string) => list.includes(word);

const CPTS = /\bcpts\b|communaut[ée]s? professionnelles? territoriales?/i;

/** The word apart from those that headers join to it: `LibCPTS`, `cpts_2024`. */
export const apart = (text: string): string => text.replace(/cpts/gi, ' $& ').replaceAll('_', ' ');

/** Whether a header, a sheet's name or a file's is about CPTS. */
export const speaksOfCpts = (text: string): boolean => CPTS.test(apart(text));

/** One CPTS whatever its case, accents, blanks, dashes and apostrophes. */
export const spelling = (name: string): string => foldWords(name.replace(ABBREVIATED, 'CPTS')).join(' ');
const ABBREVIATED = /\bC\.\s?P\.\s?T\.\s?S(?:\.|\b)/i;

/** Whether what stands in place of a CPTS says that there is none: `Hors CPTS`, `néant`, `non couverte par une CPTS`. */
export function saysNone(name: string): boolean {
  if (/^\d{2,}$/.test(name)) return false;
  const written = name.trim().toLowerCase();
  if (has(unknownWords.words, written) || has(unknownWords.withoutCpts, written)) return true;
  const folded = foldWords(name.replace(/\s*\([^)]*\)\s*$/, ''));
  if (!folded.length || has(words.phrases, folded.join(' '))) return true;
  const said = words.phrases.reduce(
    (text, phrase) => (phrase.includes(' ') ? text.replace(phrase, 'neant') : text),
    folded.join(' '),
  );
  const rest = said.split(' ').filter((word) => !has(words.neutral, word));
  return rest.length > 0 && rest.every((word) => has(words.negating, word));
}

/** Whether a cell of a cross table says that the commune is in the CPTS of the column. */
export const isMarked = (cell: string): boolean => {
  const mark = cell.trim().toLowerCase();
  return mark !== '' && !/^(?:0+(?:[.,]0+)?|non|no|n|faux|false|-|–|\/|nd)$/.test(mark);
};

/** A cell that can be nothing but the mark of a cross table. */
export const MARK = /^(?:x+|[01](?:[.,]0+)?|oui|non|o|n|yes|no|vrai|faux|true|false|✓|✔|☑|☒|•|●|\*|-|–)$/i;

/** The day that a stage word tells beside it: `ACI signé le 05/01/2024`. */
const DATED = /[\s,(]*(?:le|en|du|depuis)?\s*(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|(?:19|20)\d\d)\)?\s*$/i;

/** What the source's word means for certain. */
export function certainStage(word: string): StageAnswer {
  const whole = stageOf(word);
  const known = whole === 'unknown' ? stageOf(word.replace(DATED, '')) : whole;
  return known === 'unknown' && saysEnded(word) ? 'ended' : known;
}

/** Ended for certain: the word begins with it, after `cpts` or `projet` at most. */
function saysEnded(word: string): boolean {
  const folded = foldWords(word);
  const start = folded.findIndex((one) => one !== 'cpts' && one !== 'projet');
  const text = folded.join(' ');
  if (words.endedPhrases.some((phrase) => ` ${text} `.includes(` ${phrase} `))) return true;
  return start >= 0 && !folded.includes('cours') && words.ended.some((stem) => folded[start].startsWith(stem));
}

/** What a word that means none for certain most likely means, for a person to confirm. */
export function proposedStage(word: string): StageAnswer {
  const certain = certainStage(word);
  if (certain !== 'unknown') return certain;
  const folded = foldWords(word);
  if (folded.some((one) => words.ended.some((stem) => one.startsWith(stem)))) return 'ended';
  const among = (list: readonly string[]) => folded.some((one) => list.includes(one));
  const { aci, projet, lettre } = words.families;
  if (among(['non', 'pas', 'sans'])) return 'unknown';
  if (among(lettre) && !among(['aci'])) return 'lettre';
  if (among(projet)) return 'projet';
  return among(aci) && !among(['cours']) ? 'aci' : 'unknown';
}

/**
 * `CPTS A (12 communes, projet validé)`, `CPTS A – ACI signé`: the name, and the words of its stage; empty where it
 * tells none. What it counts is neither.
 * @param told the stage, where a column tells it: then the name keeps what else stands beside it.
 */
export function titleParts(title: string, told: string | null = null): { name: string; stage: string } {
  const [, name, enclosed, after] = /^(.*?)\s*(?:\(([^()]*)\)|\s[-–—:]\s+([^-–—:()]+))\s*$/.exec(title) ?? [];
  const beside = (enclosed ?? after ?? '').trim();
  const stage = beside
    .split(/[,;]/)
    .filter((part) => !COUNT.test(part))
    .join(',')
    .trim();
  if (beside && !stage) return { name, stage: told ?? '' };
  if (told === null && stage && proposedStage(stage) !== 'unknown') return { name, stage };
  return { name: title, stage: told ?? '' };
}
const COUNT = /^\s*\d[\d\s.]*(?:communes?|hab(?:itants?)?\b\.?)\s*$/i;
