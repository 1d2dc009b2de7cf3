import { checkSentence } from '../words/sentences';
import { text, type Table } from './table';
import type { Study } from './study';
import type { Writing } from './writing';

/** The verdict, one line a check. */
export function checksTable({ verdict }: Study, { country, language }: Writing): Table {
  const { words } = language;
  const known = country.network.cpts.length;
  const { vintage, quality } = verdict.population;
  return {
    id: 'checks',
    title: words.dossier.checks.title,
    columns: [words.dossier.checks.check, words.dossier.checks.state, words.dossier.checks.sentence],
    rows: verdict.checks.map(({ id, state, sources }) => ({
      head: words.checkNames[id],
      cells: [text(words.states[state]), text(checkSentence(id, verdict, country.atlas, known, language))],
      from: { vintage, quality: state === 'unknown' ? 'unknown' : quality, sources },
    })),
    note: '',
  };
}
