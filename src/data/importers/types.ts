import type {
  Aggregate,
  Atlas,
  Bilingual,
  ByQuarter,
  ExistingCpts,
  FacilityKey,
  Indicator,
  PointSet,
  PopulationColumn,
  ProfessionKey,
  Recoding,
  Stage,
  Topology,
} from '../../atlas/atlas';
import type { Layer, LayerId } from '../../atlas/manifest';
import type { Quarter, QuarterCensus, QuarterLayer } from '../../atlas/quarters/layer';
import type { IndexedArcs } from '../../kernel/arcs';
import type { Borders, BordersRequest } from '../borders';
import type { Engine, Row, Watch } from '../engine';
import type { ReadTable } from '../readers/table';
import type { ImportReport } from '../report';
import type { Found } from './level';
import type { ImportKind, Role } from './kinds';
import type { Level } from './levels';
import type { Totals } from './totals';
import type { RowShares, RowSharesRequest } from '../row-shares';

/** What a stage word says: a stage, or that the CPTS is no more and is not to be taken. */
export type StageAnswer = Stage | 'ended';

/** A column that becomes a column of the atlas. */
export interface FigureColumn {
  column: string;
  /** Columns to be added to it. */
  and?: string[];
  /** `municipale-2023`, a profession, or the id of an indicator. */
  key: string;
  aggregate: Aggregate;
  title: Bilingual;
  /** What is counted is the rows, whatever the column says. */
  counts?: boolean;
  /** A figure for each word of this column. */
  by?: string;
  /** Whether it may be below zero. */
  signed?: boolean;
  /** Its points or commas may part the thousands: they do in a sum, they are decimals in a rate. */
  grouped?: boolean;
}

export interface ImportOptions {
  /** What to do of a figure under an old code that several communes share today. */
  splits: 'refuse' | 'share';
  /** Practitioners who count: the liberal ones, or all. */
  activity: 'liberal' | 'all';
  /** Year of the figures; `null` when neither the file nor the person says. */
  vintage: string | null;
  /** What the person says of the stage words that the product does not know; an `ended` CPTS is not taken. */
  stages: Readonly<Record<string, StageAnswer>>;
  /** What a row without the name of its CPTS is in: none, or that of the row above (merged cells). */
  blanks: 'none' | 'above';
}

/** A column that may say the place in the stead of the one that was chosen. */
export interface Rival {
  role: 'code' | 'name';
  column: string;
  /** Part of its cells that lead to a commune. */
  known: number;
}

/** What a table is held to be, for the person to correct. */
export interface Guess {
  kind: ImportKind;
  /** From 0 to 1. */
  confidence: number;
  /** What a row is of. */
  level: Level;
  columns: Partial<Record<Role, string>>;
  figures: FigureColumn[];
  /** Words of totals among those that part the rows of a commune; `null` where there are none. */
  totals: Totals | null;
  /** Other columns that may be figures, for a person to take. */
  offered: FigureColumn[];
  /**
   * Of CPTS, columns that hold together what one column could: beside the name of a CPTS, its communes; beside that of
   * a commune, a CPTS each, marked where it holds it; alone, a CPTS each over its communes.
   */
  members: readonly string[];
  /** Other columns that may say the place as well, those that answer best first. */
  rivals: readonly Rival[];
  /** What must be said before the import can run. */
  missing: (Role | 'vintage' | 'figures' | 'separator')[];
  /** Stage words that leave something to say, with what each most likely means, for the person to confirm. */
  stageWords: { word: string; answer: StageAnswer }[];
  options: ImportOptions;
}

export interface ImportContext {
  atlas: Atlas;
  /** Outlines of the units, asked for when CPTS are given as polygons; `null` while there are none. */
  outlines: () => IndexedArcs | null;
  /** Quarters of a commune by its code, where their outlines are at hand. */
  quarters?: ((commune: string) => readonly Quarter[] | undefined) | undefined;
  /** Inhabitants of quarters, where a census is at hand. */
  census?: QuarterCensus | null | undefined;
  /** Name of the file, for the report and the layer. */
  file: string;
  /** Where borders are worked out from outlines; here and now when it is not said. */
  draw?: ((request: BordersRequest, signal?: AbortSignal) => Borders | Promise<Borders>) | undefined;
  /** Where the units under surfaces are found; here and now when it is not said. */
  share?: ((request: RowSharesRequest, watch?: Watch) => RowShares | Promise<RowShares>) | undefined;
  /** How the long part, the reading of the rows, is followed and stopped. */
  watch?: Watch | undefined;
}

/** What an import brings, one a layer: plain data that can be stored and sent to a worker. */
export type ImportedLayer = { layer: Layer } & (
  | { brings: 'populations'; columns: PopulationColumn[] }
  | {
      brings: 'professionals' | 'apl';
      columns: Partial<Record<ProfessionKey, Float32Array>>;
      byQuarter?: Partial<Record<ProfessionKey, ByQuarter>>;
    }
  | {
      brings: 'facilities';
      columns: Partial<Record<FacilityKey, Float32Array>>;
      byQuarter?: Partial<Record<FacilityKey, ByQuarter>>;
    }
  | { brings: 'indicators'; indicators: Indicator[] }
  | { brings: 'points'; points: PointSet }
  /**
   * `complete`: codes of the departments of which the person says that the list holds every CPTS; `byQuarter`: codes of
   * the communes that the list shares out by quarters.
   */
  | { brings: 'cpts'; cpts: ExistingCpts[]; complete?: readonly string[]; byQuarter?: readonly string[] }
  /** What communes may be cut into, and how their inhabitants are spread. */
  | ({ brings: 'quarters' } & Pick<QuarterLayer, 'communes'>)
  | ({ brings: 'census' } & Pick<QuarterCensus, 'inhabitants'>)
  | { brings: 'moves'; recoding: Recoding }
  /** The borders of `units` among themselves; to all the rest they border on nothing. */
  | { brings: 'contours'; units: Uint16Array; topology: Topology }
);

export interface Imported {
  layers: ImportedLayer[];
  report: ImportReport;
}

/** Where the data build finds a source in a folder of open data, to take it as the page does. */
export interface Built {
  /** From the root of the folder: `drees/apl-2023.csv`. */
  file: string;
  /** Of its figures. */
  vintage: string;
  /** Year of the code officiel géographique by which it names the communes. */
  cog: number;
  /** What the manifest calls what it brings. */
  layer: LayerId;
}

/** One source of data: how to know its files, and how to take them. */
export interface Importer {
  /** Of one that brings columns of figures to the data folder. */
  built?: Built;
  /** `null` when the table is something else. */
  recognise(table: ReadTable, sample: readonly Row[], found: Found): Guess | null | Promise<Guess | null>;
  /** Completes a guess with what only the whole table says. */
  settle?(engine: Engine, table: ReadTable, guess: Guess): Promise<Guess>;
  /** @throws {ImportError} when nothing of the table can be taken. */
  run(engine: Engine, table: ReadTable, guess: Guess, context: ImportContext): Promise<Imported>;
}
