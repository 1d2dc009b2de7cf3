import type { Manifest, Quality } from '../../atlas/manifest';
import { NO_SOURCE, SOURCES, TYPED_SOURCE } from '../../domain/sources';
import type { Language } from '../../words/language';

/** Names the sources of figures: those of the catalogue and the layers of the data in use. */
export class Citations {
  constructor(
    private readonly manifest: Manifest,
    private readonly language: Language,
  ) {}

  title(source: string): string {
    const layer = this.#layer(source);
    if (layer) {
      const { words, format } = this.language;
      const { id, publisher, vintage } = layer;
      // What a person brought is called as its file. Publishers of several files are one list among commas.
      const name = words.layers[id] ?? layer.title;
      const publishers = words.publisher(publisher).replaceAll(/\s*; /g, ', ');
      return [publishers ? `${name} (${publishers})` : name, format.vintage(vintage)].filter(Boolean).join(', ');
    }
    if (source === TYPED_SOURCE) return this.language.words.funding.typed;
    if (source === NO_SOURCE) return this.language.words.dossier.sources.noSource;
    const { title, publisher, date } = SOURCES[source] ?? { title: source, publisher: '', date: null };
    return [title, publisher, date && this.language.format.vintage(date)].filter(Boolean).join(', ');
  }

  /** Where a source can be read; `null` when no address is known. */
  url(source: string): string | null {
    return (this.#layer(source) ?? SOURCES[source])?.url ?? null;
  }

  /** Source, vintage and quality of a figure, in one line. */
  text(source: string, vintage: string, quality: Quality): string {
    const title = this.title(source);
    const dated = this.language.format.vintage(vintage);
    return [title, title.includes(dated) ? '' : dated, this.language.words.qualities[quality]]
      .filter(Boolean)
      .join(' · ');
  }

  #layer(source: string) {
    return this.manifest.layers.find(({ id }) => id === source);
  }
}
