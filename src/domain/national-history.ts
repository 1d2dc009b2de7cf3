import history from '../../data/rules/national-history.json';

/** A dated national figure as it was published. `share` of inhabitants counts by `notion`: the notions differ. */
export interface NationalFigure {
  /** Year and month. */
  date: string;
  /** CPTS of all stages; `null` when the source gives none. */
  all: number | null;
  /** Signed ACI; `null` when the source gives none. */
  aci: number | null;
  share: number | null;
  notion: 'aci' | 'allStages' | 'projects' | null;
  source: string;
}

/** What the State published over the years. Figures of different notions must not be joined into one curve. */
export const NATIONAL_HISTORY = history as readonly NationalFigure[];
