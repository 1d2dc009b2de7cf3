import type { Atlas } from '../../atlas/atlas';
import { normalisedNames, normaliseName } from '../../atlas/names';
import { SEPARATORS } from './separators';

/** What an EPCI is called before its own name. */
const KIND =
  /^(?:cc|ca|cu|communaute (?:de communes|d agglomeration|urbaine)|metropole)(?: (?:de|du|des|d|la|le|les|l))* (?=.)/;

/** Reads the EPCI that a text names, by number or by name. */
export class EpciReader {
  /** By number, name, and name without its kind; -1 where several have it. */
  readonly #places = new Map<string, number>();
  readonly #communes: ReadonlySet<string>;

  constructor(readonly atlas: Atlas) {
    this.#communes = new Set(normalisedNames(atlas));
    for (const [i, { code, name }] of atlas.epcis.entries()) {
      const full = normaliseName(name);
      for (const key of new Set([code, full, full.replace(KIND, '')]))
        this.#places.set(key, this.#places.has(key) ? -1 : i);
    }
  }

  /** The EPCI (index) of a text; `null` when it is none, or may be a commune. */
  find(text: string): number | null {
    const written = text.trim();
    const folded = normaliseName(written);
    if (this.#communes.has(folded)) return null;
    const found = [written, folded, folded.replace(KIND, '')].flatMap((key) => this.#places.get(key) ?? []);
    const [first] = found.filter((place) => place >= 0);
    return first ?? null;
  }

  /** Whether a text names EPCI, one or several, and nothing else. */
  isList(text: string): boolean {
    const pieces = text.split(SEPARATORS).filter((piece) => piece.trim());
    return pieces.length > 0 && pieces.every((piece) => this.find(piece) !== null);
  }

  /** Codes of the communes of an EPCI. */
  communesOf(epci: number): string[] {
    return this.atlas.codes.filter((_, unit) => this.atlas.epci[unit] === epci);
  }
}
