import type { Manifest, Quality } from '../atlas/manifest';
import { SOURCES, TYPED_SOURCE } from '../domain/sources';
import { text, type Table } from './table';
import type { Writing } from './writing';

/** A source cited by a dossier, under the number that its figures bear. */
export interface Citation {
  key: string;
  number: number;
  title: string;
  publisher: string;
  vintage: string;
  quality: Quality | null;
  licence: string | null;
  url: string | null;
}

/** The sources of `tables`, numbered in the order they are first met. */
export function citationsOf(tables: readonly Table[], manifest: Manifest): Citation[] {
  const keys = new Set(tables.flatMap(({ rows }) => rows.flatMap(({ from }) => from?.sources ?? [])));
  return [...keys].map((key, i) => ({ key, number: i + 1, ...describe(key, manifest) }));
}

function describe(key: string, { layers }: Manifest): Omit<Citation, 'key' | 'number'> {
  const layer = layers.find(({ id }) => id === key);
  if (layer) return layer;
  const { title, publisher, date, licence, url } = SOURCES[key];
  return { title, publisher, vintage: date ?? '', quality: null, licence, url };
}

/** The sources as a table of their own, for the last page and the last sheet. */
export function sourcesTable(citations: readonly Citation[], { language: { words } }: Writing): Table {
  const { sources: said } = words.dossier;
  return {
    id: 'sources',
    title: said.title,
    columns: [said.number, said.source, said.publisher, said.vintage, said.quality, said.licence],
    rows: citations.map(({ number, key, title, publisher, vintage, quality, licence }) => ({
      head: String(number),
      cells: [
        text(key === TYPED_SOURCE ? words.funding.typed : title),
        text(publisher),
        text(vintage),
        text(quality === null ? '' : words.qualities[quality]),
        text(licence ?? ''),
      ],
      from: null,
    })),
    note: '',
  };
}
