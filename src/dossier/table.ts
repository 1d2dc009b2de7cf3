import type { Quality } from '../atlas/manifest';
import type { Figure } from '../domain/verdict';
import { absent } from '../language/language';
import type { Language } from '../words/language';

/** How a cell is written. */
export type Kind = 'text' | 'integer' | 'decimal' | 'percent' | 'euros' | 'kilometres';

export interface Cell {
  /** A share between 0 and 1 for `percent`; `null` is unknown. */
  value: string | number | null;
  kind: Kind;
  quality: Quality;
}

/** Where the figures of a row come from. */
export interface Provenance {
  vintage: string;
  quality: Quality;
  /** Keys of `data/sources.json`, or ids of layers of the manifest. */
  sources: readonly string[];
}

export interface Row {
  head: string;
  cells: readonly Cell[];
  from: Provenance | null;
}

/** A table of the dossier, for the page, the spreadsheet and the tests alike. */
export interface Table {
  id: string;
  title: string;
  /** Title of the first column, then of the cells'. */
  columns: readonly string[];
  rows: readonly Row[];
  /** What a reader must know of it; empty when nothing. */
  note: string;
}

export const text = (value: string): Cell => ({ value, kind: 'text', quality: 'exact' });

/** A figure that stands beside another of known quality. */
export const plain = (value: number | null, kind: Kind, quality: Quality = 'exact'): Cell => ({
  value,
  kind,
  quality: value === null ? 'unknown' : quality,
});

export const figure = ({ value, quality }: Figure, kind: Kind): Cell => ({ value, kind, quality });

export const provenance = ({ source, vintage, quality }: Figure): Provenance => ({
  vintage,
  quality,
  sources: [source],
});

/** A cell as the page writes it: `≈` before an estimate, "non renseigné" for what is unknown. */
export function cellText({ value, kind, quality }: Cell, language: Language): string {
  const { format } = language;
  if (value === null) return absent(quality, language);
  if (typeof value === 'string') return value;
  if (kind === 'text') return String(value);
  const size = WRITE[kind](Math.abs(value), format);
  const written = value < 0 && /[1-9]/.test(size) ? `−${size}` : size;
  return quality === 'estimated' ? `≈ ${written}` : written;
}

const WRITE: Record<Exclude<Kind, 'text'>, (value: number, format: Language['format']) => string> = {
  integer: (value, format) => format.integer(value),
  decimal: (value, format) => format.decimal(value),
  percent: (value, format) => format.rate(value),
  euros: (value, format) => format.euros(value),
  kilometres: (value, format) => `${format.decimal(value)}\u00a0km`,
};
