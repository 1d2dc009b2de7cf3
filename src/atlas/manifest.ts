/** How far a figure can be trusted, from the best to the least; `awaited` while its file is on its way. */
export type Quality = 'exact' | 'approximate' | 'estimated' | 'awaited' | 'unknown';

export type BuiltLayerId =
  'units' | 'population' | 'population-history' | 'contours' | 'professionals' | 'apl' | 'cpts' | 'moves' | 'context';

/** A layer of the built data folder, of a file that the build took as the page does, or one that the user brought. */
export type LayerId = BuiltLayerId | `file-${string}` | `import-${string}`;

/** Why a row was rejected: something is wrong with it. */
export type Rejected =
  | 'place-missing'
  | 'code-malformed'
  | 'code-unknown'
  | 'postcode-unknown'
  | 'postcode-shared'
  | 'name-unknown'
  | 'name-ambiguous'
  | 'split'
  | 'city'
  | 'number'
  | 'negative'
  | 'conflict'
  | 'geometry'
  | 'misfit'
  | 'nowhere'
  | 'outside'
  | 'unreadable';

/** Why a row was set aside: it is well, but not for us. */
export type SetAside =
  | 'repeated'
  | 'no-value'
  | 'total'
  | 'detail'
  | 'other-level'
  | 'other-item'
  | 'other-year'
  | 'other-mode'
  | 'city-whole'
  | 'no-successor'
  | 'ended'
  | 'not-yearly'
  | 'too-small'
  | 'header';

/** Rows that met the same end. */
export interface Ended<Reason> {
  reason: Reason;
  count: number;
  /** At most ten of their keys, as they were written; empty for a layer that the user brought. */
  examples: string[];
}

/** What a reader must know before trusting a layer; `words` makes the sentence. */
export interface Caveat {
  id:
    | 'background-only'
    | 'census-years'
    | 'inhabitants-unknown'
    | 'totale-unknown'
    | 'totale-older'
    | 'history-separated'
    | 'history-merged'
    | 'not-yearly'
    | 'split-heirs'
    | 'spread'
    | 'facilities-uncounted'
    | 'speech-therapists'
    | 'overseas-uncounted'
    | 'totals-unverified'
    | 'separated'
    | 'separated-from'
    | 'averaged'
    | 'departments-absent'
    | 'cpts-partial'
    | 'cpts-perimeters-unread'
    | 'cpts-dated'
    | 'outlines-approximate'
    | 'outlines-overseas'
    | 'outlines-generalised'
    | 'outlines-merged'
    | 'outlines-cities'
    | 'outlines-absent';
  /** Communes that it is about; 0 where it counts none. */
  count: number;
  /** Their names, the departments or the year that it is about. */
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
  caveats: Caveat[];
  rows: { read: number; taken: number; recoded: number; setAside: number; rejected: number };
  setAside: Ended<SetAside>[];
  rejections: Ended<Rejected>[];
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
export const MANIFEST_VERSION = 5;

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

/** Whether the outlines of the units are approximate. */
export const isRough = ({ manifest }: { manifest: Pick<Manifest, 'layers'> }): boolean =>
  manifest.layers.some(({ id, quality }) => id === 'contours' && quality !== 'exact');
