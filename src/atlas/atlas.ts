import type { FormerNames } from './former';
import type { LayerId, Manifest, Quality } from './manifest';

/** Index meaning "none" in every `Uint16Array` of group or unit indices. */
export const NONE = 0xffff;

/** A region, or an EPCI. */
export interface Group {
  code: string;
  name: string;
}

export interface Department extends Group {
  /** Index into `Atlas.regions`. */
  region: number;
}

export const PROFESSIONS = [
  'medecin_generaliste',
  'infirmier',
  'masseur_kinesitherapeute',
  'chirurgien_dentiste',
  'pharmacie',
  'sage_femme',
  'pedicure_podologue',
  'orthophoniste',
] as const;
export type ProfessionKey = (typeof PROFESSIONS)[number];

/** Structures and specialists that INSEE counts beside the professions. */
export const FACILITIES = [
  'maison_de_sante',
  'centre_de_sante',
  'laboratoire',
  'urgences',
  'maternite',
  'ambulance',
  'radiologie',
  'gynecologie',
] as const;
export type FacilityKey = (typeof FACILITIES)[number];

/** What a source gives quarter by quarter, cut or not. */
export interface ByQuarter {
  /** By code. */
  values: ReadonlyMap<string, number>;
  /** Of a quarter that the source does not name: a list of what there is has none there, a table does not say. */
  absent: 'none' | 'unknown';
}

/** What a column may say of quarters. */
export interface Quartered {
  byQuarter?: ByQuarter | undefined;
  /** Places in `Cut.communes` of those whose quarters have their own figures; in all others they are shared out. */
  givenIn?: ReadonlySet<number> | undefined;
}

/** One figure a unit. `NaN` is unknown, never zero. */
export interface Column extends Quartered {
  /** Length `Atlas.count`. */
  values: Float32Array;
  quality: Quality;
  layer: LayerId;
  vintage: string;
}

/** INSEE population, inhabitants a unit. `NaN` is unknown. */
export interface PopulationColumn {
  measure: 'municipale' | 'totale';
  /** Year of the reference population, e.g. 2023 (in force on 1 January 2026). */
  vintage: number;
  /** Float64 so that sums stay exact integers. Length `Atlas.count`. */
  values: Float64Array;
  quality: Quality;
  layer: LayerId;
}

/** How the figures of several units make the figure of their whole: added, averaged, or counted by category. */
export type Aggregate = 'sum' | 'rate' | 'category';

/** A name in both languages of the interface. */
export type Bilingual = Readonly<Record<'fr' | 'en', string>>;

/** One more figure a unit, that the user brought. */
export interface Indicator extends Quartered {
  id: string;
  title: Bilingual;
  aggregate: Aggregate;
  /** Length `Atlas.count`; `NaN` is unknown. For a category, its place in `categories`. */
  values: Float64Array;
  /** Empty unless the indicator is a category. */
  categories: readonly string[];
  quality: Quality;
  layer: LayerId;
  vintage: string;
}

/** Places of one file that the user brought, each a point of the map. */
export interface PointSet {
  /** As its file is called. */
  title: string;
  layer: LayerId;
  vintage: string;
  /** Degrees. */
  longitude: Float32Array;
  latitude: Float32Array;
  /** The unit that holds each; `NONE` outside all. */
  units: Uint16Array;
  /** What each is called; empty where the file does not say. */
  names: readonly string[];
}

/** Neighbours in compressed rows: those of unit `u` are `targets[offsets[u]]` up to `targets[offsets[u + 1] - 1]`. */
export interface Adjacency {
  offsets: Uint32Array;
  targets: Uint16Array;
}

/** Old codes and what they became. The heirs of `from[i]` are `targets[offsets[i]]` and on; several when it was split. */
export interface Recoding {
  /** Ascending. Holds gone communes, delegated and associated communes, and 75056, 69123, 13055. */
  from: readonly string[];
  offsets: Uint32Array;
  targets: Uint16Array;
}

/** A commune, or an arrondissement, that is cut: its quarters (IRIS) are units in its place. */
export interface CutCommune {
  code: string;
  name: string;
  /** Its quarters, ascending. The first has the index that the commune has in `Cut.whole`. */
  units: Uint16Array;
}

/** What is cut of an atlas, and into what. */
export interface Cut {
  /** The same country, nothing cut. */
  whole: Atlas;
  communes: readonly CutCommune[];
  /** Place in `communes` of each unit; `NONE` for a commune that is whole. */
  of: Uint16Array;
  /** Number of the grand quartier that each quarter is in; `NONE` for a commune that is whole. */
  district: Uint16Array;
  /** Edition of the quarters. */
  vintage: string;
  /** Census that shares out the figures of the communes; `null` when none does: those of a quarter are unknown. */
  census: string | null;
}

/**
 * Columns that come in files of their own after the first verdict, in the order in which they are fetched: what the panel
 * shows beside the verdict, then what the rest asks for.
 */
export const LATE_STAGES = ['figures', 'details'] as const;
export type LateStage = (typeof LATE_STAGES)[number];

/**
 * The units of France and what is known of each. A unit is a commune, or an arrondissement municipal in Paris, Lyon
 * and Marseille; its index is its place in the ascending order of INSEE codes, shared by every column. Where communes
 * are cut, quarters are units too: the first of each stands at the place of its commune, the others after all.
 */
export interface Atlas {
  manifest: Manifest;
  /** Files still on their way. What they hold is unknown until then, and is to be said so: it is not known of nobody. */
  awaited: readonly LateStage[];
  count: number;
  codes: readonly string[];
  names: readonly string[];
  /** Postcodes of each unit, space-separated; empty when none is known. */
  postcodes: readonly string[];
  departments: readonly Department[];
  regions: readonly Group[];
  epcis: readonly Group[];
  /** Indices into the groups, one a unit; `NONE` outside any EPCI. */
  department: Uint16Array;
  epci: Uint16Array;
  /** Centre of each unit in degrees; `NaN` for the units without outline. */
  longitude: Float32Array;
  latitude: Float32Array;
  /** km²; `NaN` when unknown. */
  area: Float32Array;
  /** The reference population municipale first, then the other vintages and measures. */
  populations: readonly PopulationColumn[];
  /** Year of `populations[0]` unit by unit (Mayotte and some collectivités are older); 0 when the figure is unknown. */
  populationYear: Uint16Array;
  professionals: Readonly<Record<ProfessionKey, Column>>;
  /** Whole counts; unknown, never zero, where no file counts them. */
  facilities: Readonly<Record<FacilityKey, Column>>;
  /** Potential access to care (DREES); only the professions that it covers. */
  apl: Readonly<Partial<Record<ProfessionKey, Column>>>;
  /** What the user brought beside the columns above; none in the built data folder. */
  indicators: readonly Indicator[];
  /** The same of places; none in the built data folder. */
  points: readonly PointSet[];
  adjacency: Adjacency;
  /** 1 where a unit touches the sea or a foreign country, 0 elsewhere; 1 for units without outline. */
  exterior: Uint8Array;
  recoding: Recoding;
  /** Names that are no longer in use; none before they are loaded. */
  former: FormerNames;
  /** Communes cut into quarters; `null` where none is. */
  cut: Cut | null;
}

/** Borders between units: each arc is a polyline with one unit on its left and one, or none, on its right. */
export interface Topology {
  /** Arc `a` is made of points `offsets[a]` up to `offsets[a + 1] - 1`. */
  offsets: Uint32Array;
  /** Coordinates in hundred-thousandths of a degree. */
  x: Int32Array;
  y: Int32Array;
  /** Unit on each side when walking the arc; `NONE` for the sea, a foreign country, or a hole. */
  left: Uint16Array;
  right: Uint16Array;
}

/** Life cycle of a CPTS; `unknown` when the source gives none or a word that maps to none. */
export type Stage = 'aci' | 'projet' | 'lettre' | 'unknown';

/** A CPTS that already exists, as its source describes it. */
export interface ExistingCpts {
  id: string;
  name: string;
  stage: Stage;
  /** The source's own word, empty when it gives none. */
  stageText: string;
  stageDate: string;
  /** Ascending unit indices. */
  units: Uint16Array;
  /** Codes of the quarters (IRIS) that it has of communes that it does not have whole, where its source says. */
  quarters?: readonly string[];
  source: { title: string; url: string | null };
}

/** A list that claims to hold every CPTS of some departments: only there does a commune of no CPTS have none. */
export interface CptsListing {
  /** Codes. */
  departments: readonly string[];
  /** When the list was true, as its source dates it. */
  date: string;
  source: { title: string; url: string | null };
}

/** What is known of the existing CPTS. */
export interface KnownCpts {
  cpts: readonly ExistingCpts[];
  /** Where that is all of them; elsewhere, a CPTS may exist that is not known. */
  listings: readonly CptsListing[];
  /** Units that one source gave to a CPTS and a later source no longer does: whose they are is not known. */
  withdrawn: readonly number[];
}

export const NO_CPTS: KnownCpts = { cpts: [], listings: [], withdrawn: [] };
