/** How far a figure can be trusted, from the best to the least. */
export type Quality = 'exact' | 'approximate' | 'estimated' | 'unknown';

export type BuiltLayerId =
  'units' | 'population' | 'population-history' | 'contours' | 'professionals' | 'apl' | 'cpts' | 'moves' | 'context';

/** A layer of the built data folder, or one that the user brought. */
export type LayerId = BuiltLayerId | `import-${string}`;

/** A sentence in both languages of the interface. */
export type Bilingual = Readonly<Record<'fr' | 'en', string>>;

/** One kind of rejected row, with its first occurrences. */
export interface Rejection {
  reason: Bilingual;
  count: number;
  /** At most ten offending keys, as they were written. */
  examples: string[];
}

/** What is known of one layer, shown in the app beside every figure drawn from it. */
export interface Layer {
  id: LayerId;
  /** In French, as its publisher would say it; screens name layers in their own words. */
  title: string;
  publisher: string;
  /** File or npm package the layer was read from. */
  source: string;
  url: string | null;
  vintage: string;
  licence: string;
  quality: Quality;
  /** Set on a list that holds some of what exists: what is not in it is unknown, not absent. */
  partial?: true;
  /** Departments (codes) where it is exact all the same, loaded over it since; `vintage` is the day, ISO. */
  exactIn?: { departments: string[]; vintage: string };
  /** What a reader must know before trusting the layer; empty when nothing. */
  caveats: Bilingual[];
  rows: { read: number; taken: number; recoded: number; rejected: number };
  rejections: Rejection[];
  /** SHA-256 of the source file, hexadecimal; empty for a layer that the user brought. */
  checksum: string;
}

/** One file of the built data folder. */
export interface BuiltFile {
  name: string;
  bytes: number;
  /** SHA-256, hexadecimal. */
  checksum: string;
}

export const MANIFEST_FORMAT = 'perimetre-data';
export const MANIFEST_VERSION = 2;

export interface Manifest {
  format: typeof MANIFEST_FORMAT;
  version: typeof MANIFEST_VERSION;
  /** `mirror` when at least one layer was read from a folder of open data. */
  origin: 'mirror' | 'embedded';
  units: number;
  layers: Layer[];
  files: BuiltFile[];
  /** Sums over the country, for the reader and the tests: `pmun-2023`, `medecin_generaliste`... */
  totals: Record<string, number>;
}
