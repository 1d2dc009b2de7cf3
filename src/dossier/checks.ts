import { checkSentence } from '../checks/sentences';
import { fromLayers } from './layers';
import { text, type Table } from './table';
import type { Study } from './study';
import type { Writing } from './writing';

/** The verdict, one line a check. */
export function checksTable({ verdict }: Study, { country, language }: Writing): Table {
  const { words } = language;
  return {
    id: 'checks',
    title: words.dossier.checks.title,
    columns: [words.dossier.checks.check, words.dossier.checks.state, words.dossier.checks.sentence],
    rows: verdict.checks.map(({ id, state, sources }) => {
      const from = fromLayers(country.atlas, sources, verdict.population);
      // An estimate settles nothing, but it is told as one.
      const quality = state === 'unknown' && from.quality !== 'estimated' ? 'unknown' : from.quality;
      return {
        head: words.checks[id].name,
        cells: [text(words.states[state]), text(checkSentence(id, verdict, country, language))],
        from: { ...from, quality },
      };
    }),
    note: '',
  };
}
