/** A chart of columns, before it is drawn. */
export interface Chart {
  title: string;
  /** `value: null` is written in words and has no column. */
  bars: readonly { name: string; value: number | null; text: string }[];
  /** Lines across the columns to read them against, such as the limits of the classes. */
  marks?: readonly { value: number; text: string }[];
  /** Whose figures they are, for its line of sources. */
  publisher: string;
}
