import type { Atlas } from '../atlas/atlas';
import type { LayerId } from '../atlas/manifest';
import { SOURCES } from '../domain/sources';
import { text, type Table } from './table';
import type { Study } from './study';
import type { Writing } from './writing';

/** What a diagnosis is to hold and may lack, and the entry of `data/sources.json` that would bring it. */
const WANTED = [
  { id: 'ages', source: 'insee-ages', present: (atlas: Atlas) => brought(atlas, 'population_75') },
  { id: 'zoning', source: 'ars-zonages', present: (atlas: Atlas) => brought(atlas, 'zonage_') },
  {
    id: 'structures',
    source: 'insee-bpe',
    present: ({ facilities }: Atlas) => facilities.maison_de_sante.quality !== 'unknown',
  },
  { id: 'apl', source: 'drees-apl', present: ({ apl }: Atlas) => Object.keys(apl).length > 0 },
  { id: 'counted', source: 'insee-bpe', present: (atlas: Atlas) => exact(atlas, 'professionals') },
  { id: 'speech', source: 'annuaire-sante', present: (atlas: Atlas) => known(atlas) },
  { id: 'contours', source: 'etalab-contours', present: (atlas: Atlas) => exact(atlas, 'contours') },
] as const;
export type MissingId = (typeof WANTED)[number]['id'] | 'population' | 'cpts';

const exact = ({ manifest }: Atlas, id: LayerId) => manifest.layers.some((l) => l.id === id && l.quality === 'exact');
const brought = ({ indicators }: Atlas, start: string) => indicators.some(({ id }) => id.startsWith(start));
const known = ({ professionals }: Atlas) => professionals.orthophoniste.quality !== 'unknown';

/** What is missing from the dossier, and the file that would bring it. */
export function missingTable({ verdict, around }: Study, { country, language: { words } }: Writing): Table {
  const { atlas } = country;
  const { missing: said } = words.dossier;
  const lacking: { id: MissingId; source: string }[] = WANTED.filter(({ present }) => !present(atlas));
  if (verdict.population.unknownUnits) lacking.push({ id: 'population', source: 'insee-populations' });
  if (around.unlisted.length) lacking.push({ id: 'cpts', source: 'cpts-perimetres' });
  return {
    id: 'missing',
    title: said.title,
    columns: [said.what, said.file, said.publisher],
    rows: lacking.map(({ id, source }) => ({
      head: said.items[id],
      cells: [text(SOURCES[source].title), text(SOURCES[source].publisher)],
      from: null,
    })),
    note: lacking.length ? said.note : said.none,
  };
}
