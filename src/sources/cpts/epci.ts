import { NONE, type Atlas } from '../../atlas/atlas';
import { normalisedNames, normaliseName } from '../../atlas/names';
import { SEPARATORS } from './separators';

/** What an EPCI is called before its own name. */
const KIND =
  /^(?:cc|ca|cu|communaute (?:de communes|d agglomeration|urbaine)|metropole)(?: (?:de|du|des|d|la|le|les|l))* (?=.)/;

const made = new WeakMap<Atlas['epcis'], EpciReader>();

/** The reader of an atlas, made once. */
export function epciReader(atlas: Atlas): EpciReader {
  let reader = made.get(atlas.epcis);
  if (!reader) made.set(atlas.epcis, (reader = new EpciReader(atlas)));
  return reader;
}

/** Reads the EPCI that a text names, by number or by name. */
class EpciReader {
  /** By number, name, and name without its kind; -1 where several have it. */
  readonly #places = new Map<string, number>();
  readonly #communes: ReadonlySet<string>;
  /** Codes of the communes of each. */
  readonly #members: readonly string[][];

  constructor(atlas: Atlas) {
    this.#communes = new Set(normalisedNames(atlas));
    for (const [i, { code, name }] of atlas.epcis.entries()) {
      const full = normaliseName(name);
      for (const key of new Set([code, full, full.replace(KIND, '')]))
        this.#places.set(key, this.#places.has(key) ? -1 : i);
    }
    this.#members = atlas.epcis.map(() => []);
    for (const [unit, epci] of atlas.epci.entries()) if (epci !== NONE) this.#members[epci].push(atlas.codes[unit]);
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
  communesOf(epci: number): readonly string[] {
    return this.#members[epci];
  }
}
