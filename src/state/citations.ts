import type { Manifest, Quality } from '../atlas/manifest';
import { SOURCES, TYPED_SOURCE } from '../domain/sources';
import type { Words } from '../words/fr';

/** Names the sources of figures: those of the catalogue and the layers of the data in use. */
export class Citations {
  constructor(
    private readonly manifest: Manifest,
    private readonly words: Words,
  ) {}

  title(source: string): string {
    const layer = this.#layer(source);
    if (layer) return `${this.words.layers[layer.id]}, ${layer.publisher}, ${layer.vintage}`;
    if (source === TYPED_SOURCE) return this.words.funding.typed;
    const { title, publisher, date } = SOURCES[source] ?? { title: source, publisher: '', date: null };
    return [title, publisher, date].filter(Boolean).join(', ');
  }

  /** Where a source can be read; `null` when no address is known. */
  url(source: string): string | null {
    return (this.#layer(source) ?? SOURCES[source])?.url ?? null;
  }

  /** Source, vintage and quality of a figure, in one line. */
  text(source: string, vintage: string, quality: Quality): string {
    const title = this.title(source);
    return [title, title.includes(vintage) ? '' : vintage, this.words.qualities[quality]].filter(Boolean).join(' · ');
  }

  #layer(source: string) {
    return this.manifest.layers.find(({ id }) => id === source);
  }
}
