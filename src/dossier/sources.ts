import type { Manifest } from '../atlas/manifest';
import { NO_SOURCE, SOURCES, TYPED_SOURCE } from '../domain/sources';
import type { Words } from '../words/fr';
import { layerQuality } from '../language/language';
import { text, type Table } from './table';
import type { Writing } from './writing';

/** A source cited by a dossier, under the number that its figures bear. */
export interface Citation {
  key: string;
  number: number;
  title: string;
  publisher: string;
  vintage: string;
  /** In words; `null` for a document. */
  quality: string | null;
  licence: string | null;
  url: string | null;
}

/** The sources of `tables`, numbered in the order they are first met. */
export function citationsOf(tables: readonly Table[], manifest: Manifest, words: Words): Citation[] {
  const keys = new Set(tables.flatMap(({ rows }) => rows.flatMap(({ from }) => from?.sources ?? [])));
  return [...keys].map((key, i) => ({ key, number: i + 1, ...describe(key, manifest, words) }));
}

/** Documents keep their French titles, layers are named in the language of the page. */
function describe(key: string, { layers }: Manifest, words: Words): Omit<Citation, 'key' | 'number'> {
  const { sources: said } = words.dossier;
  const layer = layers.find(({ id }) => id === key);
  if (layer) {
    const { id, title, publisher, vintage, licence, url } = layer;
    const named = said.layer({ title, name: words.layers[id] });
    return {
      title: named,
      publisher: words.publisher(publisher),
      vintage,
      quality: layerQuality(layer, words),
      licence: words.licence(licence),
      url,
    };
  }
  const { title, publisher, date, licence, url } = SOURCES[key];
  return {
    title: key === TYPED_SOURCE ? words.funding.typed : key === NO_SOURCE ? said.noSource : title,
    publisher: key === TYPED_SOURCE ? '' : publisher,
    vintage: date ?? '',
    quality: null,
    licence: licence && words.licence(licence),
    url,
  };
}

/** The sources as a table of their own, for the last page and the last sheet. */
export function sourcesTable(citations: readonly Citation[], { language }: Writing): Table {
  const { words, format } = language;
  const { sources: said } = words.dossier;
  return {
    id: 'sources',
    title: said.title,
    columns: [said.number, said.source, said.publisher, said.vintage, said.quality, said.licence, said.address],
    rows: citations.map(({ number, title, publisher, vintage, quality, licence, url }) => ({
      head: String(number),
      cells: [
        text(title),
        text(publisher),
        text(format.vintage(vintage)),
        text(quality ?? ''),
        text(licence ?? ''),
        text(url ?? ''),
      ],
      from: null,
    })),
    note: '',
  };
}
